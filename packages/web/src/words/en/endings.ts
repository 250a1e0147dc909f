import type { EndReason, LineClosure } from '@passerby/client';

interface LineWords {
  readonly title: string;
  readonly advice: string;
}

const serverFault: LineWords = {
  title: 'The server broke off.',
  advice: 'Something did not go as agreed between this page and the server. Try again.',
};

const startAnew: LineWords = {
  title: 'This visit has run out.',
  advice: 'The server has already forgotten it. Begin again.',
};

export const endings = {
  meetSomeoneElse: 'Meet someone else',
  back: 'Back to the lobby',
  again: 'Try again',
  reload: 'Reload the page',
  roomMissing: {
    title: 'A part of this page is missing.',
    advice: 'It did not arrive, or there is a newer Passerby. Reload the page to go on.',
  },
  directly: 'Meet directly',
  directlyMeans:
    'Meet directly, and strangers can see your IP address until you are back in the lobby. Your ' +
    'choice there stays on.',

  /** What a screen reader and the tab say of each; the rest comes with the room. */
  announcements: {
    left: 'The stranger left.',
    lost: 'The connection was lost.',
    failed: 'The connection did not work.',
    misbehaved: 'The call was ended for you.',
    intercepted: 'Somebody else may have answered. The call was ended.',
    distrusted: 'You left, because the emoji differ.',
    flagged: 'Reported. You left the call.',
    removed: 'The stranger was sent away.',
    terminated: 'Your session was ended.',
    blocked: 'Your network has to wait.',
    relayUnavailable: 'The relay cannot be reached.',
  } satisfies Record<EndReason, string>,

  /** `unreachable`, on a device that has no network. */
  offline: {
    title: 'You are offline.',
    advice: 'This device has no network just now.',
  },

  /** For each way a line can close. */
  line: {
    unreachable: {
      title: 'Passerby is out of reach.',
      advice:
        'The server does not answer, or something on the way does not let you through. Check your ' +
        'connection and try again.',
    },
    refused: {
      title: 'The server does not take calls from this address.',
      advice: 'Open the site at its own address, the one its operator gives.',
    },
    badVersion: {
      title: 'There is a newer Passerby.',
      advice: 'This page is older than its server. Reload it to go on.',
    },
    tooManySockets: {
      title: 'Too many people on your network.',
      advice:
        'The server takes only so many at once from one place. Close other tabs of this page, ' +
        'or wait a minute.',
    },
    shuttingDown: {
      title: 'The server is restarting.',
      advice: 'It takes a moment. Then try again.',
    },
    tooFast: {
      title: 'That was too quick.',
      advice: 'The server stops what moves faster than a person. Wait a moment, then try again.',
    },
    replaced: {
      title: 'This visit goes on elsewhere.',
      advice: 'A newer connection has taken its place. Begin again to use this page.',
    },
    terminated: {
      title: 'Your session was ended.',
      advice: 'Strangers on several networks reported you. Wait a while before you come back.',
    },
    blocked: {
      title: 'Your network has to wait.',
      advice: 'Strangers reported somebody on it. It may come in again after a while.',
    },
    stopped: startAnew,
    helloTimeout: startAnew,
    badFrame: serverFault,
    badState: serverFault,
    badTicket: serverFault,
  } satisfies Record<LineClosure, LineWords>,
};
