import type { Member } from './member.ts';
import { roundUpTo8 } from './round-up.ts';

/** Sessions and those who wait, in exact numbers. */
export interface Crowd {
  readonly sessions: number;
  readonly waiting: number;
}

/** All that are told in one go: a fraction of a millisecond, which nobody's frame waits for. */
const atOnce = 64;

/** One after the other is told, over the whole interval. */
interface Round {
  readonly members: Iterator<Member>;
  readonly begunAt: number;
  told: number;
}

/**
 * How many are here, as clients are told (SPEC M9): those who are in no call, at most once in a while,
 * and only when it has changed. A large crowd is told bit by bit: fifteen thousand frames in one go would
 * keep everybody's match waiting for 60 ms.
 */
export class Presence {
  #dueAt = 0;
  /** What everybody was told, where that was one and the same. */
  #shown = -1;
  #round: Round | undefined;

  constructor(
    private readonly everyMs: number,
    private readonly crowd: () => Crowd,
    private readonly send: (member: Member, here: number, waiting: number) => void,
  ) {}

  /** One who has just come. */
  show(member: Member): void {
    const packed = this.#packed();
    if (packed !== this.#shown) this.#shown = -1;
    this.#show(member, packed);
  }

  /**
   * Somebody comes out of a call, and may have been told another number before it: hears in the next round.
   * At once would be a frame more for every second Next.
   */
  owe(member: Member): void {
    if (member.presenceShown !== this.#shown) this.#shown = -1;
  }

  /** Whether there are some who are still to be told: more is done in the next milliseconds, not all at last. */
  sweep(members: ReadonlyMap<unknown, Member>, now: number): boolean {
    if (!this.#round && now >= this.#dueAt) {
      this.#dueAt = now + this.everyMs;
      const packed = this.#packed();
      if (packed === this.#shown) return false;
      this.#shown = packed;
      this.#round = { members: members.values(), begunAt: now, told: 0 };
    }
    if (this.#round) this.#tell(this.#round, members.size, now);
    return this.#round !== undefined;
  }

  #tell(round: Round, size: number, now: number): void {
    const packed = this.#packed();
    if (packed !== this.#shown) this.#shown = -1;
    const part = Math.min(1, (now - round.begunAt) / this.everyMs);
    const until = Math.max(round.told + atOnce, Math.ceil(size * part));
    for (; round.told < until; round.told++) {
      const { value: member } = round.members.next();
      if (member === undefined) {
        this.#round = undefined;
        return;
      }
      this.#show(member, packed);
    }
  }

  #show(member: Member, packed: number): void {
    const { state } = member.session;
    if (member.socket === undefined || (state !== 'idle' && state !== 'waiting')) return;
    if (packed === member.presenceShown) return;
    member.presenceShown = packed;
    this.send(member, Math.floor(packed / eighths) * 8, (packed % eighths) * 8);
  }

  /** Both in eighths: one number that tells whether anything changed. */
  #packed(): number {
    const { sessions, waiting } = this.crowd();
    return (roundUpTo8(sessions) / 8) * eighths + roundUpTo8(waiting) / 8;
  }
}

const eighths = 2 ** 26;
