import type { Mode } from '@passerby/protocol/client-messages';
import { type Member, recordOf } from './member.ts';
import type { Moderation } from './moderation/moderation.ts';
import type { Challenge, ProofOfWork, Solution } from './moderation/proof-of-work.ts';
import type { Pair, Pool } from './pool.ts';
import type { Waiting } from './session.ts';
import type { TagIndex } from './tag-index.ts';
import type { SessionId, Ticket } from './ticket.ts';
import { WaitingRoom } from './waiting-room.ts';

export interface EntrancePorts {
  readonly moderation: Moderation;
  readonly work: ProofOfWork;
  readonly pool: Pool;
  readonly indexTags: TagIndex;
  challenge(member: Member, challenge: Challenge): void;
  met(pair: Pair, now: number): void;
}

/**
 * The way into the pool: through the waiting room, which in calm times one does not notice (SPEC
 * A12-A15). A session that waits is in the room or in the pool, and never in both.
 */
export class Entrance {
  readonly #room = new WaitingRoom();
  #isPaused = false;

  constructor(
    private readonly ports: EntrancePorts,
    private readonly members: ReadonlyMap<SessionId, Member>,
  ) {}

  get waiting(): number {
    return this.#room.size + this.ports.pool.size;
  }

  /** While it is paused nobody is let in, and nobody in the pool meets anybody. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    this.ports.pool.pause?.(isPaused);
  }

  /** A session has begun to wait, or waits again. Returns the work that is asked of it, in bits. */
  enter(member: Member, waiting: Waiting, now: number): number {
    const record = recordOf(member);
    const terms = this.ports.moderation.join(member.origin.network, record.conduct, now);
    const bits = record.workedFor === waiting.ticket ? 0 : terms.bits;
    const isFree = bits === 0 && terms.delayMs === 0 && !this.#isPaused;
    if (isFree && this.#letIn(member.id, now)) return 0;
    this.#room.enter(member.id, { bits, delayMs: terms.delayMs }, now);
    return bits;
  }

  challenge(member: Member, ticket: number, bits: number, now: number): void {
    this.ports.challenge(member, this.ports.work.challenge(member.id, ticket, bits, now));
  }

  /** Asks once more for the work that a session owes. */
  remind(member: Member, ticket: number, now: number): void {
    const owed = this.#room.owes(member.id) ?? 0;
    if (owed > 0) this.challenge(member, ticket, owed, now);
  }

  checkWork(member: Member, solution: Solution, now: number): void {
    const owed = this.#room.owes(member.id);
    // In the pool already, or nothing was asked: work that nobody needs is no offence.
    if (owed === undefined || owed === 0) return;
    if (solution.bits < owed || !this.ports.work.isSolved(member.id, solution, now)) {
      this.challenge(member, solution.ticket, owed, now);
      return;
    }
    recordOf(member).workedFor = solution.ticket;
    // At once, where it may: who has worked has waited enough.
    if (this.#room.paid(member.id, now) && !this.#isPaused) this.#letIn(member.id, now);
  }

  /** A session waits no more; a match that it did not have goes back to its network. */
  leave(member: Member, now: number): void {
    if (this.#room.leave(member.id) || !this.ports.pool.has(member.id)) return;
    this.ports.pool.leave(member.id);
    this.ports.moderation.giveMatchBack(member.origin.network, now);
  }

  sweep(now: number): void {
    if (this.#isPaused) return;
    this.#room.sweep(now, (session) => this.#letIn(session, now));
    this.ports.pool.sweep(now, (pair) => this.ports.met(pair, now));
  }

  /** Out of the room and into the pool, when its network has a match left. */
  #letIn(session: SessionId, now: number): boolean {
    const member = this.members.get(session);
    if (member?.session.state !== 'waiting') return false;
    const waiting = member.session;
    const worked = recordOf(member).workedFor === waiting.ticket;
    if (!this.ports.moderation.takeMatch(member.origin.network, worked, now)) return false;
    this.#room.leave(session);
    const pair = this.ports.pool.join(this.#ticketOf(member, waiting), now);
    if (pair) this.ports.met(pair, now);
    return true;
  }

  #ticketOf(member: Member, waiting: Waiting): Ticket {
    return new WaitingTicket(member, waiting, this.ports.indexTags(waiting.parked.tags));
  }
}

/** The ticket of a session of this node. What its wish says stands in that alone: there are many who wait. */
class WaitingTicket implements Ticket {
  readonly session: SessionId;
  readonly network: number;
  readonly local: boolean;
  readonly avoided: readonly SessionId[];

  constructor(
    member: Member,
    private readonly waiting: Waiting,
    readonly tags: readonly number[],
  ) {
    const { id, origin, avoided, record } = member;
    const flagged = record?.flagged ?? [];
    this.session = id;
    this.network = origin.network;
    this.local = origin.local;
    this.avoided = flagged.length === 0 ? avoided : [...avoided, ...flagged];
  }

  get number(): number {
    return this.waiting.ticket;
  }

  get mode(): Mode {
    return this.waiting.mode;
  }

  get language(): number {
    return this.waiting.language;
  }

  get hardNat(): boolean {
    return this.waiting.hardNat;
  }

  get relayOnly(): boolean {
    return this.waiting.relayOnly;
  }

  get since(): number {
    return this.waiting.since;
  }
}
