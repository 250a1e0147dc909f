import type { Member } from './member.ts';
import { roundUpTo8 } from './round-up.ts';

/** Sessions and those who wait, in exact numbers. */
export interface Crowd {
  readonly sessions: number;
  readonly waiting: number;
}

/**
 * How many are here, as clients are told (SPEC M9): those who are in no call, at most once in a while,
 * and only when it has changed.
 */
export class Presence {
  #dueAt = 0;
  #shown = -1;

  constructor(
    private readonly everyMs: number,
    private readonly crowd: () => Crowd,
    private readonly send: (member: Member, here: number, waiting: number) => void,
  ) {}

  show(member: Member): void {
    const { state } = member.session;
    if (member.socket === undefined || (state !== 'idle' && state !== 'waiting')) return;
    const now = this.#packed();
    if (now === member.presenceShown) return;
    member.presenceShown = now;
    this.send(member, Math.floor(now / eighths) * 8, (now % eighths) * 8);
  }

  sweep(members: Iterable<Member>, now: number): void {
    if (now < this.#dueAt) return;
    this.#dueAt = now + this.everyMs;
    const packed = this.#packed();
    if (packed === this.#shown) return;
    this.#shown = packed;
    for (const member of members) this.show(member);
  }

  /** Both in eighths: one number that tells whether anything changed. */
  #packed(): number {
    const { sessions, waiting } = this.crowd();
    return (roundUpTo8(sessions) / 8) * eighths + roundUpTo8(waiting) / 8;
  }
}

const eighths = 2 ** 26;
