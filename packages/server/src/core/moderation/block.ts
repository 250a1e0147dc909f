/** How long a strike is remembered once its block is over (SPEC A7). */
const strikeMemoryMs = 4 * 3_600_000;

/** (now + 3,000) - now is not always 3,000 where `now` is a fraction: a hair more is no second more. */
const hairOfSecond = 1e-9;

/** What is left of a block. */
export interface BlockState {
  readonly strikes: number;
  readonly leftMs: number;
  readonly pausedMs: number;
  /** Since the last of it began: what was lifted later is none. */
  readonly ageMs: number;
}

/**
 * The blocks of one network: each longer than the one before it, as long as that is remembered; and
 * pauses, which are short and leave nothing.
 */
export class Block {
  #strikes = 0;
  #until = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;
  #madeAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly durationsMs: readonly number[]) {}

  /** Blocks so far, as long as they are remembered. */
  get strikes(): number {
    return this.#strikes;
  }

  /** Begins the next block and returns its length. One that is on already goes on. */
  strike(now: number): number {
    if (now < this.#until) return this.#until - now;
    if (now >= this.#until + strikeMemoryMs) this.#strikes = 0;
    const last = this.durationsMs.length - 1;
    const durationMs = this.durationsMs[Math.min(this.#strikes, last)] ?? 0;
    this.#strikes += 1;
    this.#until = now + durationMs;
    this.#madeAt = now;
    return durationMs;
  }

  pause(durationMs: number, now: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now + durationMs);
    this.#madeAt = now;
  }

  /** Whole seconds until the network is let in: whoever comes back after them is not too early. */
  secondsLeft(now: number): number {
    const leftMs = Math.max(this.#until, this.#pausedUntil) - now;
    return leftMs > 0 ? Math.max(1, Math.ceil(leftMs / 1_000 - hairOfSecond)) : 0;
  }

  isBlocked(now: number): boolean {
    return now < this.#until;
  }

  /** For nodes of the same crowd. */
  state(now: number): BlockState {
    const leftMs = (until: number) => Math.max(0, until - now);
    return {
      strikes: this.#strikes,
      leftMs: leftMs(this.#until),
      pausedMs: leftMs(this.#pausedUntil),
      ageMs: Math.max(0, now - this.#madeAt),
    };
  }

  /** What another node knows of the same network: the longer time holds, and the higher count. */
  merge({ strikes, leftMs, pausedMs, ageMs }: BlockState, now: number): void {
    if (leftMs > 0 || pausedMs > 0) this.#madeAt = Math.max(this.#madeAt, now - ageMs);
    if (leftMs > 0) {
      this.#strikes = Math.max(this.#strikes, strikes);
      this.#until = Math.max(this.#until, now + leftMs);
    }
    if (pausedMs > 0) this.#pausedUntil = Math.max(this.#pausedUntil, now + pausedMs);
  }

  /** The same network's, by another number: the longer time holds, and the higher count. */
  add(other: Block): void {
    this.#strikes = Math.max(this.#strikes, other.#strikes);
    this.#until = Math.max(this.#until, other.#until);
    this.#pausedUntil = Math.max(this.#pausedUntil, other.#pausedUntil);
    this.#madeAt = Math.max(this.#madeAt, other.#madeAt);
  }

  /** The operator's word of then: the network comes in, and its strikes are forgotten. */
  lift(at: number): void {
    if (this.#madeAt > at) return;
    this.#strikes = 0;
    this.#until = Number.NEGATIVE_INFINITY;
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
  }

  isForgotten(now: number): boolean {
    return now >= this.#pausedUntil && now >= this.#until + strikeMemoryMs;
  }
}
