/**
 * The headless client of Passerby: media, one session, one call at a time, nothing stored.
 * README.md has a whole page in thirty lines.
 */

export type { EndReason, Partner, SayFault } from './core/call.ts';
export type { DeviceFailure } from './core/capture.ts';
export type { Said } from './core/conversation.ts';
export type { LineClosure } from './core/line.ts';
export type { Wish } from './core/wish.ts';
export { createMedia } from './shell/media.ts';
export type { Device, DeviceState, Media, MediaState } from './shell/media-state.ts';
export { createPasserby } from './shell/passerby.ts';
export type {
  Line,
  Meeting,
  Passerby,
  PasserbyOptions,
  PasserbyState,
  Presence,
  SayResult,
} from './shell/passerby-state.ts';
