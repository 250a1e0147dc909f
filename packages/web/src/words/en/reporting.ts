import type { FlagReason } from '@passerby/client';
import { createCounts } from '../counts.ts';

const counts = createCounts('en');

export const reporting = {
  report: 'Report',
  title: 'Report this stranger',
  last: 'Report the last stranger',
  orLast: 'Somebody else?',
  standing: {
    here: 'One press sends it and leaves. Nothing but the reason goes with it.',
    gone: 'They are gone. One press still reports them, and nobody else.',
    forgotten: 'It is too late: the server has forgotten whom you met.',
  },
  reasons: [
    { code: 'nudity', name: 'Nudity or sex' },
    { code: 'minor', name: 'Someone under 18' },
    { code: 'harassment', name: 'Harassment or hate' },
    { code: 'spam', name: 'Spam, or a machine' },
    { code: 'other', name: 'Something else' },
  ] satisfies readonly { readonly code: FlagReason; readonly name: string }[],
  became: {
    waiting: 'Your report waits for the server',
    sent: 'Your report is sent',
    undelivered: 'Your report came too late: the server had forgotten whom you met',
  },

  /** Why a session was ended: told to that session alone. */
  because: {
    nudity: 'Strangers on several networks reported you for nudity or sex.',
    minor: 'Strangers on several networks reported that you seem to be under 18.',
    harassment: 'Strangers on several networks reported you for harassment or hate.',
    spam: 'Strangers on several networks reported you for spam, or as a machine.',
    other: 'Strangers on several networks reported you.',
  } satisfies Record<FlagReason, string>,
  back: 'You can come back in',
  backIn: (seconds: number) => `You can come back in ${counts.elapsed(seconds * 1_000)}.`,
  over: 'The time is over. You can come back now.',
  guidelines: 'Read the guidelines',
  start: 'Start again',
};
