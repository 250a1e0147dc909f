import type { Member } from './member.ts';
import type { SessionId } from './ticket.ts';

/**
 * A node that is to end sends its people on (SPEC K9): each at a moment of its own within a while, so that
 * they do not all knock at the next one together. Whoever is in a call stays until it is over.
 */
export class Drain {
  readonly #leavesAt = new Map<SessionId, number>();

  constructor(
    private readonly spreadMs: number,
    /** From 0 up to, but not including, 1. */
    private readonly random: () => number,
  ) {}

  forget(session: SessionId): void {
    this.#leavesAt.delete(session);
  }

  sweep(
    members: Iterable<Member>,
    isInCall: (member: Member) => boolean,
    now: number,
    sendOn: (member: Member) => void,
  ): void {
    const due: Member[] = [];
    for (const member of members) {
      if (isInCall(member)) {
        this.#leavesAt.delete(member.id);
        continue;
      }
      const leavesAt = this.#leavesAt.get(member.id) ?? now + this.random() * this.spreadMs;
      this.#leavesAt.set(member.id, leavesAt);
      if (now >= leavesAt) due.push(member);
    }
    for (const member of due) {
      this.#leavesAt.delete(member.id);
      sendOn(member);
    }
  }
}
