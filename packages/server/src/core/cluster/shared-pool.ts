import { type Deadline, Deadlines } from '../deadlines.ts';
import type { Pair, Pool } from '../pool.ts';
import type { SessionId, Ticket } from '../ticket.ts';
import type { Look, PoolIndex, Seated } from './pool-index.ts';

interface SharedPoolPorts {
  readonly index: PoolIndex;
  /** Two of this node: both have left the pool. */
  met(pair: Pair): void;
  /** Somebody of another node, for one that waits here until `settle` or `again`. */
  found(ticket: Ticket, stranger: Seated): void;
  /** Taken out of another node's seats for nobody. */
  release(stranger: Seated): void;
}

/**
 * Where a ticket is.
 * - `asking`: the index has been asked, and has not answered
 * - `seated`: in the index, as far as we know
 * - `offering`: out of it; somebody elsewhere is asked whether they still wait
 * - `outside`: the index is away, or must not have it
 */
type Place = 'asking' | 'seated' | 'offering' | 'outside';

interface Seat {
  readonly ticket: Ticket;
  place: Place;
  /** Answers to earlier questions than this one come too late. */
  question: number;
  askingUntil: Deadline<Seat> | undefined;
  again: Deadline<Seat> | undefined;
}

/** An answer that takes longer is not waited for. */
const answerMs = 2_000;
/** However seldom tickets relax, what the index has lost is back this soon; and no index is asked all the time. */
const lookAgainMs = { least: 1_000, most: 4_000 } as const;
/** Tickets that one sweep brings back to an index that was away. */
const mostAtOnce = 2_000;

/**
 * The tickets of one node in a pool that is shared with others (SPEC K1, K2). This node has the last
 * word on its own tickets: each is promised once, by what stands here, whatever the index says.
 *
 * Invariant: a ticket has a seat here exactly as long as its session is promised to nobody.
 */
export class SharedPool implements Pool {
  readonly #seats = new Map<SessionId, Seat>();
  readonly #asking = new Deadlines<Seat>(answerMs);
  readonly #again: Deadlines<Seat>;
  readonly #outside = new Set<Seat>();
  #isPaused = false;

  constructor(
    private readonly ports: SharedPoolPorts,
    private readonly relaxAfterMs: number,
    private readonly clock: () => number,
  ) {
    const { least, most } = lookAgainMs;
    this.#again = new Deadlines(Math.min(most, Math.max(least, relaxAfterMs)));
  }

  get size(): number {
    return this.#seats.size;
  }

  has(session: SessionId): boolean {
    return this.#seats.has(session);
  }

  join(ticket: Ticket, now: number): undefined {
    this.leave(ticket.session);
    const seat: Seat = {
      ticket,
      place: 'outside',
      question: 0,
      askingUntil: undefined,
      again: undefined,
    };
    this.#seats.set(ticket.session, seat);
    this.#look(seat, now);
  }

  leave(session: SessionId): void {
    const seat = this.#seats.get(session);
    if (seat === undefined) return;
    this.#forget(seat);
    if (seat.place === 'seated' || seat.place === 'asking') this.ports.index.remove(seat.ticket);
  }

  sweep(now: number): void {
    // Whoever did not answer in time may still do so: then it comes too late.
    this.#asking.sweep(now, (seat) => this.#step(seat, 'outside'));
    if (this.#isPaused) return;
    this.#again.sweep(now, (seat) => {
      if (seat.place === 'seated') this.#look(seat, now);
    });
    if (!this.ports.index.isThere()) return;
    let left = mostAtOnce;
    for (const seat of this.#outside) {
      if (left-- === 0) return;
      this.#look(seat, now);
    }
  }

  /** Nobody in here is met, and the index has none of them. */
  pause(isPaused: boolean): void {
    this.#isPaused = isPaused;
    if (!isPaused) return;
    for (const seat of this.#seats.values()) {
      if (seat.place !== 'seated' && seat.place !== 'asking') continue;
      this.ports.index.remove(seat.ticket);
      this.#step(seat, 'outside');
    }
  }

  /** The index was away, and may have forgotten everything. */
  back(): void {
    for (const seat of this.#seats.values()) {
      if (seat.place === 'seated') this.#step(seat, 'outside');
    }
  }

  /** Gives one of this node away, if it still waits under that ticket and is promised to nobody. */
  promise(session: SessionId, number: number): Ticket | undefined {
    const seat = this.#seats.get(session);
    if (seat?.ticket.number !== number || seat.place === 'offering' || this.#isPaused) {
      return undefined;
    }
    this.leave(session);
    return seat.ticket;
  }

  /** What was found is what it got: it waits no more. */
  settle(session: SessionId): void {
    const seat = this.#seats.get(session);
    if (seat) this.#forget(seat);
  }

  /** What was found was nothing. */
  again(session: SessionId, number: number, now: number): void {
    if (this.isOffering(session, number)) this.#lookFor(session, now);
  }

  /** It was taken out of the index for nobody. */
  released(session: SessionId, number: number, now: number): void {
    const seat = this.#seats.get(session);
    if (seat?.ticket.number === number && seat.place === 'seated') this.#look(seat, now);
  }

  /** Whether somebody elsewhere is being asked for it. */
  isOffering(session: SessionId, number: number): boolean {
    const seat = this.#seats.get(session);
    return seat?.ticket.number === number && seat.place === 'offering';
  }

  #lookFor(session: SessionId, now: number): void {
    const seat = this.#seats.get(session);
    if (seat) this.#look(seat, now);
  }

  #look(seat: Seat, now: number): void {
    if (this.#isPaused || !this.ports.index.isThere()) {
      this.#step(seat, 'outside');
      return;
    }
    this.#step(seat, 'asking', now);
    const { ticket, question } = seat;
    const waitedMs = Math.max(0, now - ticket.since);
    const isRelaxed = waitedMs >= this.relaxAfterMs;
    this.ports.index.look(ticket, { isRelaxed, waitedMs }, (look) => {
      const isCurrent = this.#seats.get(ticket.session) === seat && seat.question === question;
      if (isCurrent) this.#answered(seat, look);
      else if (look.outcome === 'taken') this.#giveBack(look.seated);
    });
  }

  #answered(seat: Seat, look: Look): void {
    const now = this.clock();
    if (look.outcome !== 'taken') {
      this.#step(seat, look.outcome === 'kept' ? 'seated' : 'outside', now);
      return;
    }
    const { seated } = look;
    if (seated.node !== this.ports.index.node) {
      this.#step(seat, 'offering');
      this.ports.found(seat.ticket, seated);
      return;
    }
    const other = this.#seats.get(seated.session);
    const partner = other === seat ? undefined : this.promise(seated.session, seated.number);
    if (partner === undefined) {
      this.#look(seat, now);
      return;
    }
    this.#forget(seat);
    const [first, second] =
      partner.since <= seat.ticket.since ? [partner, seat.ticket] : [seat.ticket, partner];
    this.ports.met({ first, second });
  }

  #giveBack(seated: Seated): void {
    if (seated.node === this.ports.index.node) {
      this.released(seated.session, seated.number, this.clock());
    } else {
      this.ports.release(seated);
    }
  }

  /** The one place where a seat's place changes, with the deadlines and lists that hang on it. */
  #step(seat: Seat, place: Place, now = 0): void {
    this.#clear(seat);
    seat.place = place;
    seat.question += 1;
    if (place === 'asking') seat.askingUntil = this.#asking.set(seat, now);
    if (place === 'seated') seat.again = this.#again.set(seat, now);
    if (place === 'outside') this.#outside.add(seat);
  }

  #forget(seat: Seat): void {
    this.#seats.delete(seat.ticket.session);
    this.#clear(seat);
  }

  #clear(seat: Seat): void {
    if (seat.askingUntil) this.#asking.clear(seat.askingUntil);
    if (seat.again) this.#again.clear(seat.again);
    seat.askingUntil = undefined;
    seat.again = undefined;
    this.#outside.delete(seat);
  }
}
