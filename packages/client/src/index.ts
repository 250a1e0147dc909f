/**
 * The headless client of Passerby: media, one session, one call at a time, nothing stored.
 * README.md has a whole page in thirty lines.
 */

export type { FlagReason } from '@passerby/protocol/client-messages';
export type { EndReason, Partner, SayFault } from './core/call.ts';
export type { DeviceFailure } from './core/capture.ts';
export type { CaptureWishes } from './core/capture-wishes.ts';
export type { Said } from './core/conversation.ts';
export type { LineClosure } from './core/line.ts';
export type { Quality } from './core/line-quality.ts';
export type { Barred, Route, Verification } from './core/meeting.ts';
export type { Former, Report } from './core/report.ts';
export type { Emoji } from './core/verification.ts';
export type { Wish } from './core/wish.ts';
export { createMedia } from './shell/media.ts';
export type { Device, DeviceState, Media, MediaState, OpenDevice } from './shell/media-state.ts';
export { createPasserby } from './shell/passerby.ts';
export type {
  Line,
  Meeting,
  Passerby,
  PasserbyOptions,
  PasserbyState,
  Presence,
  SayResult,
  SessionRecord,
} from './shell/passerby-state.ts';
