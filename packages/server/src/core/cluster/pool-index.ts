import type { NodeId, SessionId, Ticket } from '../ticket.ts';

/** Somebody in the shared pool, by the numbers under which their own node knows them. */
export interface Seated {
  readonly node: NodeId;
  readonly session: SessionId;
  readonly number: number;
}

export type Look =
  /** The best there was: out of the pool from now on, and so is whoever looked. */
  | { readonly outcome: 'taken'; readonly seated: Seated }
  /** Nobody suits: whoever looked is in the pool. */
  | { readonly outcome: 'kept' }
  /** The index cannot be reached. Where the ticket is now nobody knows. */
  | { readonly outcome: 'away' };

/** The pool that all nodes share, as one of them sees it. What it says may be late, or wrong by then. */
export interface PoolIndex {
  readonly node: NodeId;
  /** Whether it is worth asking. */
  isThere(): boolean;
  /** Takes the ticket out if it is in, and the best partner for it; or puts it in. Answers once. */
  look(
    ticket: Ticket,
    terms: { readonly isRelaxed: boolean; readonly waitedMs: number },
    answer: (look: Look) => void,
  ): void;
  /** Takes it out, after whatever was asked before. */
  remove(ticket: Ticket): void;
}
