import type { Meeting } from '@passerby/client';
import { words } from '../words/words.ts';

/** What a screen reader says when the phase changes: once, from a place that is always there. */
export function announcement(meeting: Meeting): string {
  switch (meeting.phase) {
    case 'none':
      return '';
    case 'searching':
      return meeting.missed ? words.tab.missed : words.tab.searching;
    case 'connecting':
      return words.tab.someoneIsHere;
    case 'talking':
      return words.tab.started;
    case 'ended':
      return words.endings.announcements[meeting.why];
  }
}

/**
 * The title of the tab: enough to know from another tab that somebody has come. `unseen`: they came
 * while nobody looked, and nobody has looked since.
 */
export function pageTitle(meeting: Meeting, unseen = false): string {
  switch (meeting.phase) {
    case 'none':
      return words.site.title(words.site.homeTitle);
    case 'searching':
      return words.site.title(words.tab.searching);
    case 'connecting':
      return words.site.title(words.tab.connecting);
    case 'talking':
      return words.site.title(unseen ? words.tab.someoneCame : words.tab.withStranger);
    case 'ended':
      return words.site.title(words.endings.announcements[meeting.why]);
  }
}
