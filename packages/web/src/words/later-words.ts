import type { later as en } from './en/later.ts';

/** Every string of the room and the panels, by area. English is the shape here too. */
export type LaterWords = typeof en;
type PanelArea =
  | 'entrance'
  | 'failures'
  | 'lack'
  | 'ownPicture'
  | 'permission'
  | 'record'
  | 'settings';
export type PanelPart = Pick<LaterWords, PanelArea>;
export type RoomPart = Omit<LaterWords, PanelArea>;

/* Those of the language that the page is in. What shows them is shown once they are there. */
export let callWords: LaterWords['call'];
export let chatWords: LaterWords['chat'];
export let comparingWords: LaterWords['comparing'];
export let entranceWords: LaterWords['entrance'];
export let failureWords: LaterWords['failures'];
export let lackWords: LaterWords['lack'];
export let meetingEndingWords: LaterWords['meetingEndings'];
export let ownPictureWords: LaterWords['ownPicture'];
export let permissionWords: LaterWords['permission'];
export let recordWords: LaterWords['record'];
export let reportingWords: LaterWords['reporting'];
export let roomWords: LaterWords['room'];
export let searchingWords: LaterWords['searching'];
export let settingsWords: LaterWords['settings'];
export let veilWords: LaterWords['veil'];

export function speakLater(later: LaterWords): void {
  callWords = later.call;
  chatWords = later.chat;
  comparingWords = later.comparing;
  entranceWords = later.entrance;
  failureWords = later.failures;
  lackWords = later.lack;
  meetingEndingWords = later.meetingEndings;
  ownPictureWords = later.ownPicture;
  permissionWords = later.permission;
  recordWords = later.record;
  reportingWords = later.reporting;
  roomWords = later.room;
  searchingWords = later.searching;
  settingsWords = later.settings;
  veilWords = later.veil;
}

let fetchLater: () => Promise<{ readonly later: LaterWords }>;
let fetched: Promise<void> | undefined;

/** Where they come from when they are needed first. */
export function speakLaterFrom(from: () => Promise<{ readonly later: LaterWords }>): void {
  fetchLater = from;
}

/** Resolves when they are there; after a failure it asks again. */
export async function loadLaterWords(): Promise<void> {
  fetched ??= fetchLater().then(({ later }) => speakLater(later));
  try {
    await fetched;
  } catch (fault) {
    fetched = undefined;
    throw fault;
  }
}
