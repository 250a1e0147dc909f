import type { Mode } from '@passerby/protocol/client-messages';
import { type Numbered, NumberTable } from './number-table.ts';
import type { Pair, Pool } from './pool.ts';
import { type Entry, Queue } from './queue.ts';
import { type SessionId, sharedTags, type Ticket } from './ticket.ts';

/**
 * The pools of those who wait, one for each mode (SPEC M1-M5).
 *
 * A fresh ticket with tags meets only somebody who shares one; without tags, somebody of its language
 * (or of any, when either names none). Once a ticket has waited `relaxAfterMs` it takes anyone. Both
 * sides must take each other. Whoever is on the same network waits until both are relaxed, unless
 * both are local to the server, as two tabs that try it out are. Two behind hard NATs, who would need
 * a relay, wait for somebody else until one of them is relaxed.
 *
 * A join looks at no more than `scanLimit` tickets in each queue it belongs to, so its cost does not
 * grow with the crowd; whoever is missed by that is looked at again every `relaxAfterMs`, or every second.
 */
export class Matchmaker implements Pool {
  readonly #pools = new Map<Mode, ModePool>();
  readonly #seats = new NumberTable<Seat>();
  /** In the order in which they are looked at again. */
  readonly #toLookAgain = new Queue<Seat>();

  constructor(private readonly relaxAfterMs: number) {}

  get size(): number {
    return this.#seats.size;
  }

  has(session: SessionId): boolean {
    return this.#seats.get(session) !== undefined;
  }

  /**
   * Finds a partner at once and returns the pair, both out of the pool, or keeps the ticket. One that is
   * kept already looks again, from behind all others.
   */
  join(ticket: Ticket, now: number): Pair | undefined {
    const relaxed = now - ticket.since >= this.relaxAfterMs;
    const kept = this.#seats.get(ticket.session);
    const seat = kept?.ticket === ticket ? kept : undefined;
    if (seat === undefined) this.leave(ticket.session);
    else for (const place of seat.places) place.queue?.moveToEnd(place);
    const pool = this.#poolOf(ticket.mode);
    const partner = pool.bestFor(ticket, relaxed);
    if (partner) {
      this.leave(ticket.session);
      this.leave(partner.session);
      // One that relaxes may have come before whom it meets.
      const [first, second] = partner.since <= ticket.since ? [partner, ticket] : [ticket, partner];
      return { first, second };
    }
    const lookAgainAt = now + Math.max(leastLookMs, this.relaxAfterMs);
    if (seat === undefined) {
      const { session: number } = ticket;
      this.#sit({ number, next: undefined, ticket, relaxed, lookAgainAt, places: [] }, pool);
    } else {
      seat.lookAgainAt = lookAgainAt;
      if (relaxed && !seat.relaxed) pool.relax(seat);
    }
    return undefined;
  }

  #sit(seat: Seat, pool: ModePool): void {
    seat.places = pool.seat(seat, this.#toLookAgain.push(seat));
    this.#seats.add(seat);
  }

  /** Takes a session out of its pool. Leaving twice is harmless. */
  leave(session: SessionId): void {
    const seat = this.#seats.get(session);
    if (!seat) return;
    this.#seats.remove(seat);
    for (const place of seat.places) place.queue?.remove(place);
    this.#poolOf(seat.ticket.mode).forgetEmpty(seat);
  }

  /** Relaxes those who have waited long enough, and looks again for all whom nobody suited. */
  sweep(now: number, matched: (pair: Pair) => void): void {
    // Whoever looks again goes to the end, or out: the next one is the first.
    for (let seat = this.#dueAt(now); seat; seat = this.#dueAt(now)) {
      const pair = this.join(seat.ticket, now);
      if (pair) matched(pair);
    }
  }

  #dueAt(now: number): Seat | undefined {
    const first = this.#toLookAgain.first?.value;
    return first !== undefined && first.lookAgainAt <= now ? first : undefined;
  }

  /** How many queues there are: none may outlive its tickets. */
  get queues(): number {
    let queues = 0;
    for (const pool of this.#pools.values()) queues += pool.queues;
    return queues;
  }

  #poolOf(mode: Mode): ModePool {
    const found = this.#pools.get(mode);
    if (found !== undefined) return found;
    const made = new ModePool();
    this.#pools.set(mode, made);
    return made;
  }
}

/** Nobody is looked at again sooner, also where nobody has to wait to be relaxed. */
const leastLookMs = 1_000;

/** How many tickets of a queue one join looks at: more than anyone can be kept from meeting. */
const scanLimit = 24;

/** By the number of its session. */
interface Seat extends Numbered<Seat> {
  readonly ticket: Ticket;
  relaxed: boolean;
  lookAgainAt: number;
  /** In every queue that it stands in. */
  places: Entry<Seat>[];
}

/** One mode's queues: by tag, by language for those without tags, and of those who take anyone. */
class ModePool {
  readonly #byTag = new NumberTable<NumberedQueue>();
  readonly #byLanguage = new NumberTable<NumberedQueue>();
  readonly #untagged = new Queue<Seat>();
  readonly #relaxed = new Queue<Seat>();

  get queues(): number {
    return this.#byTag.size + this.#byLanguage.size;
  }

  /** Returns all its places, with the one that it has already. */
  seat(seat: Seat, place: Entry<Seat>): Entry<Seat>[] {
    const { tags, language } = seat.ticket;
    // Made at once, an array is as long as it must be; one that grows has room that nobody needs.
    if (!seat.relaxed && tags.length === 0) {
      return [place, queueOf(this.#byLanguage, language).push(seat), this.#untagged.push(seat)];
    }
    const places: Entry<Seat>[] = [];
    places.push(place);
    for (const [i, tag] of tags.entries()) {
      if (tags.indexOf(tag) === i) places.push(queueOf(this.#byTag, tag).push(seat));
    }
    if (seat.relaxed) places.push(this.#relaxed.push(seat));
    return places;
  }

  /** It takes anyone from now on; its language matters no more. */
  relax(seat: Seat): void {
    seat.relaxed = true;
    const { language } = seat.ticket;
    const strict: unknown[] = [this.#untagged, this.#byLanguage.get(language)];
    for (const place of seat.places) if (strict.includes(place.queue)) place.queue?.remove(place);
    this.forgetEmpty(seat);
    seat.places = seat.places.filter(({ queue }) => queue !== undefined);
    seat.places.push(this.#relaxed.push(seat));
  }

  forgetEmpty(seat: Seat): void {
    for (const tag of seat.ticket.tags) dropIfEmpty(this.#byTag, tag);
    dropIfEmpty(this.#byLanguage, seat.ticket.language);
  }

  bestFor(ticket: Ticket, relaxed: boolean): Ticket | undefined {
    const best = new Best(ticket, relaxed);
    for (const tag of ticket.tags) best.look(this.#byTag.get(tag));
    if (relaxed || ticket.tags.length === 0) {
      if (ticket.language === 0) best.look(this.#untagged);
      else {
        best.look(this.#byLanguage.get(ticket.language));
        best.look(this.#byLanguage.get(0));
      }
      best.look(this.#relaxed);
    }
    return best.ticket;
  }
}

/**
 * The best partner seen so far: shared tags, then the same language, then one who can be reached
 * without a relay, then the longest wait.
 */
class Best {
  ticket: Ticket | undefined;
  #score = -1;

  constructor(
    readonly own: Ticket,
    readonly relaxed: boolean,
  ) {}

  look(queue: Queue<Seat> | undefined): void {
    let left = scanLimit;
    for (let entry = queue?.first; entry && left > 0; entry = entry.after, left--) {
      const { ticket: other, relaxed } = entry.value;
      if (!mayMeet(this.own, this.relaxed, other, relaxed)) continue;
      const score = scoreOf(this.own, other);
      if (score > this.#score || (score === this.#score && this.#isOlder(other))) {
        this.ticket = other;
        this.#score = score;
      }
    }
  }

  #isOlder(other: Ticket): boolean {
    return this.ticket === undefined || other.since < this.ticket.since;
  }
}

function mayMeet(a: Ticket, aRelaxed: boolean, b: Ticket, bRelaxed: boolean): boolean {
  if (a.session === b.session) return false;
  if (a.avoided.includes(b.session) || b.avoided.includes(a.session)) return false;
  const bothRelaxed = aRelaxed && bRelaxed;
  if (needsRelay(a, b) && !aRelaxed && !bRelaxed) return false;
  if (a.network === b.network && !bothRelaxed && !(a.local && b.local)) return false;
  if (bothRelaxed || sharedTags(a.tags, b.tags) !== 0) return true;
  return takes(a, aRelaxed, b) && takes(b, bRelaxed, a);
}

/** Whether a ticket takes somebody with whom it shares no tag. */
const takes = (ticket: Ticket, relaxed: boolean, other: Ticket): boolean =>
  relaxed || (ticket.tags.length === 0 && sameLanguage(ticket, other));

const sameLanguage = (a: Ticket, b: Ticket): boolean =>
  a.language === b.language || a.language === 0 || b.language === 0;

/** A pair that only a relay can connect, and that a better one could do without. */
function needsRelay(a: Ticket, b: Ticket): boolean {
  // Whoever hides behind the relay uses it with anybody: there is nothing to be saved.
  return a.hardNat && b.hardNat && !a.relayOnly && !b.relayOnly;
}

function scoreOf(own: Ticket, other: Ticket): number {
  let shared = 0;
  for (let bits = sharedTags(own.tags, other.tags); bits; bits &= bits - 1) shared++;
  return 4 * shared + (sameLanguage(own, other) ? 2 : 0) + (needsRelay(own, other) ? 0 : 1);
}

/** The queue of one tag or one language. */
class NumberedQueue extends Queue<Seat> implements Numbered<NumberedQueue> {
  next: NumberedQueue | undefined;

  constructor(readonly number: number) {
    super();
  }
}

type Queues = NumberTable<NumberedQueue>;

function queueOf(queues: Queues, number: number): NumberedQueue {
  const found = queues.get(number);
  if (found !== undefined) return found;
  const made = new NumberedQueue(number);
  queues.add(made);
  return made;
}

function dropIfEmpty(queues: Queues, number: number): void {
  const queue = queues.get(number);
  if (queue?.size === 0) queues.remove(queue);
}
