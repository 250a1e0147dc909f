import type { Meeting } from '@passerby/client';
import { words } from '../words/words.ts';

/** What a screen reader says when the phase changes. The search has a live heading of its own. */
export function announcement(meeting: Meeting): string {
  switch (meeting.phase) {
    case 'none':
    case 'searching':
      return '';
    case 'connecting':
      return words.call.connecting;
    case 'talking':
      return words.call.started;
    case 'ended':
      return words.endings.meeting[meeting.why].announcement;
  }
}

/** The title of the tab: enough to know from another tab that somebody has come. */
export function pageTitle(meeting: Meeting): string {
  switch (meeting.phase) {
    case 'none':
      return words.site.title(words.site.homeTitle);
    case 'searching':
      return words.site.title(words.searching.title);
    case 'connecting':
      return words.site.title(words.call.connectingTitle);
    case 'talking':
      return words.site.title(words.call.title);
    case 'ended':
      return words.site.title(words.endings.meeting[meeting.why].announcement);
  }
}
