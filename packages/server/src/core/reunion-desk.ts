import { reattachWindowMs } from '@passerby/protocol/limits';
import { Deadlines } from './deadlines.ts';
import type { Member } from './member.ts';
import { Reunions } from './reunions.ts';
import type { PairKeys } from './session.ts';
import type { SessionId } from './ticket.ts';

/** Sessions that wait for the other side of a call that outlived its server (SPEC R4), for a while. */
export class ReunionDesk {
  readonly #reunions = new Reunions();
  readonly #waiting = new Deadlines<Member>(reattachWindowMs);

  constructor(
    private readonly hash: (bytes: Uint8Array) => Uint8Array,
    private readonly members: ReadonlyMap<SessionId, Member>,
  ) {}

  /** How many wait for the other side. */
  get size(): number {
    return this.#waiting.size;
  }

  /** The other side, who was here already and waits no more; or this one waits. */
  claim(member: Member, { key, partnerHash }: PairKeys, now: number): Member | undefined {
    const id = this.#reunions.claim(member.id, this.hash(key), partnerHash.slice());
    const partner = id === undefined ? undefined : this.members.get(id);
    if (partner?.session.state === 'reattaching') {
      this.withdraw(partner);
      return partner;
    }
    member.reattaching = this.#waiting.set(member, now);
    return undefined;
  }

  /** Withdrawing twice is harmless. */
  withdraw(member: Member): void {
    this.#reunions.withdraw(member.id);
    if (member.reattaching) this.#waiting.clear(member.reattaching);
    member.reattaching = undefined;
  }

  /** Gives up on those who did not come back. */
  sweep(now: number, missed: (member: Member) => void): void {
    this.#waiting.sweep(now, missed);
  }
}
