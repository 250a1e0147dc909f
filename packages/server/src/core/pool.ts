import type { SessionId, Ticket } from './ticket.ts';

/** Two that meet: `first` waited longer. */
export interface Pair {
  readonly first: Ticket;
  readonly second: Ticket;
}

/** Where those wait who look for somebody: in this process, or shared with other nodes. */
export interface Pool {
  readonly size: number;
  has(session: SessionId): boolean;
  /**
   * Finds a partner at once and returns the pair, both out of the pool, or keeps the ticket. A shared
   * pool keeps it always, and tells later. A session has one ticket: a newer one replaces it.
   */
  join(ticket: Ticket, now: number): Pair | undefined;
  /** Takes a session out. Leaving twice is harmless. */
  leave(session: SessionId): void;
  /** Relaxes those who have waited long enough, and looks again for all whom nobody suited. */
  sweep(now: number, matched: (pair: Pair) => void): void;
  /** Others must not meet those in here for a while, or may again. */
  pause?(isPaused: boolean): void;
}
