import type { LineClosure } from '@passerby/client';

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

  meeting: {
    left: {
      title: 'They went on.',
      advice: 'The stranger left. Nothing of it is kept.',
      announcement: 'The stranger left.',
    },
    lost: {
      title: 'The line went quiet.',
      advice: 'The connection to the stranger broke.',
      announcement: 'The connection was lost.',
    },
    failed: {
      title: 'It did not connect.',
      advice:
        'Your two networks found no way to each other. With someone else it may work at once.',
      announcement: 'It did not connect.',
    },
  },

  /** For each way a line can close. */
  line: {
    unreachable: {
      title: 'Passerby is out of reach.',
      advice: 'Either you are offline or the server is. Check your connection and try again.',
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
    stopped: startAnew,
    helloTimeout: startAnew,
    badFrame: serverFault,
    badState: serverFault,
    badTicket: serverFault,
  } satisfies Record<LineClosure, LineWords>,
};
