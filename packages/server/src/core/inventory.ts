import { flaggableForMs } from './pairing.ts';
import { roundUpTo8 } from './round-up.ts';

/** How many of each kind there are, in exact numbers. */
export interface InventoryCounts {
  /** Sockets that have not said hello. */
  readonly newcomers: number;
  readonly sessions: number;
  readonly lingering: number;
  readonly waiting: number;
  readonly pairs: number;
  /** Of each side, the last ones that it may still flag. */
  readonly formerPairs: number;
  readonly reattaching: number;
  readonly offers: number;
  readonly networkNames: number;
  readonly networkKeys: number;
  readonly networksAtTheDoor: number;
  readonly networkStandings: number;
  readonly totals: number;
}

/** One kind of thing that is held in memory. */
interface Kind {
  readonly what: string;
  readonly why: string;
  /** After what made it is over; 0 is at once. */
  readonly secondsKept: number;
}

const hours = 3_600;

/** Every kind of thing that the whole server holds of people (SPEC Y3). */
export const kinds = {
  newcomers: {
    what: 'a socket that has not said hello, and the number of its network',
    why: 'to let it in, or to close it after five seconds',
    secondsKept: 5,
  },
  sessions: {
    what: 'a session: what the page shows under "What the server knows about you"',
    why: 'it is the session',
    secondsKept: 0,
  },
  lingering: {
    what: 'a session whose line broke without a goodbye',
    why: 'so that it can go on where it was',
    secondsKept: 15,
  },
  waiting: {
    what: 'a search: mode, language, hashed interests, a description of how to reach the browser',
    why: 'to introduce two people; wiped when they meet. Of many servers each finds the numbers of it in Redis',
    secondsKept: 15,
  },
  pairs: {
    what: 'which two sessions are together',
    why: 'to pass signals on',
    secondsKept: 15,
  },
  formerPairs: {
    what: 'with whom a session was, for a minute, or for an hour after a line broke in mid-call; never longer than it lives',
    why: 'so that each can flag the other afterwards',
    secondsKept: flaggableForMs.lost / 1_000,
  },
  reattaching: {
    what: 'two hashes of keys',
    why: 'so that a call which outlived the server is known again',
    secondsKept: 30,
  },
  offers: {
    what: 'an offer to a session on another server, which has not answered',
    why: 'to introduce two people on two servers',
    secondsKept: 2,
  },
  networkNames: {
    what: 'a number for a network, found again by a hash under a random key',
    why: 'so that limits and blocks hold without an address',
    secondsKept: 9 * hours,
  },
  networkKeys: {
    what: 'a random key, changed every hour; destroyed with the last name under it, where servers share it later',
    why: 'to name networks',
    secondsKept: 9 * hours,
  },
  networksAtTheDoor: {
    what: 'how many sockets, frames and passes for the relay a network has had lately',
    why: 'so that nobody takes the place of all; with the usual limits for a minute',
    secondsKept: 120,
  },
  networkStandings: {
    what: 'totals of flags and conduct of a network that fade, its block and how often it was blocked',
    why: 'to stop abuse without knowing anybody',
    secondsKept: 8 * hours,
  },
  totals: {
    what: 'sums since the start: sessions, pairs, flags, closed sockets, shown ads',
    why: 'so that an operator knows whether it works',
    secondsKept: 0,
  },
} as const satisfies Readonly<Record<keyof InventoryCounts, Kind>>;

/** The text of `/inventory.json`. */
export function renderInventory(counts: InventoryCounts): string {
  const listed = Object.entries(kinds).map(([name, { what, why, secondsKept }]) => ({
    name,
    what,
    why,
    secondsKept,
    now: roundUpTo8(counts[name as keyof InventoryCounts]),
  }));
  return `${JSON.stringify({ roundedUpTo: 8, held: listed }, null, 2)}\n`;
}
