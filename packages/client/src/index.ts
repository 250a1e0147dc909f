/**
 * The headless client of Passerby: media, one session, one call at a time, nothing stored.
 * README.md has a whole page in thirty lines.
 */
export { createMedia } from './shell/media.ts';
export type { Device, DeviceFailure, DeviceState, Media, MediaState } from './shell/media-state.ts';
export { createPasserby } from './shell/passerby.ts';
export type {
  Line,
  LineClosure,
  Meeting,
  Partner,
  Passerby,
  PasserbyOptions,
  PasserbyState,
  Presence,
  Said,
  SayFault,
  SayResult,
  Wish,
} from './shell/passerby-state.ts';
