import type { EntryTerms } from './moderation/work-policy.ts';
import type { SessionId } from './ticket.ts';

interface Guest {
  /** Bits of work that are still owed. */
  bits: number;
  readonly until: number;
}

/**
 * Where those wait who are not in the pool yet (SPEC A12-A15): until their work is done, until their
 * time has come, until their network has a match left, or until the operator lets anybody meet again.
 */
export class WaitingRoom {
  readonly #guests = new Map<SessionId, Guest>();

  get size(): number {
    return this.#guests.size;
  }

  enter(session: SessionId, { bits, delayMs }: EntryTerms, now: number): void {
    this.#guests.set(session, { bits, until: now + delayMs });
  }

  /** Whether it was here. */
  leave(session: SessionId): boolean {
    return this.#guests.delete(session);
  }

  /** The work that a session owes, if it is here. */
  owes(session: SessionId): number | undefined {
    return this.#guests.get(session)?.bits;
  }

  /** Its work is done. Returns whether nothing keeps it here any more. */
  paid(session: SessionId, now: number): boolean {
    const guest = this.#guests.get(session);
    if (guest === undefined) return false;
    guest.bits = 0;
    return now >= guest.until;
  }

  /** Lets in whoever nothing keeps here, in the order in which they came. `admit` may refuse. */
  sweep(now: number, admit: (session: SessionId) => void): void {
    for (const [session, { bits, until }] of this.#guests) {
      if (bits === 0 && now >= until) admit(session);
    }
  }
}
