/** How long a strike is remembered once its block is over (SPEC A7). */
const strikeMemoryMs = 4 * 3_600_000;

/** (now + 3,000) - now is not always 3,000 where `now` is a fraction: a hair more is no second more. */
const hairOfSecond = 1e-9;

/** What is left of a block. */
export interface BlockState {
  readonly strikes: number;
  readonly leftMs: number;
  readonly pausedMs: number;
}

/**
 * The blocks of one network: each longer than the one before it, as long as that is remembered; and
 * pauses, which are short and leave nothing.
 */
export class Block {
  #strikes = 0;
  #until = Number.NEGATIVE_INFINITY;
  #pausedUntil = Number.NEGATIVE_INFINITY;

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
    return durationMs;
  }

  pause(durationMs: number, now: number): void {
    this.#pausedUntil = Math.max(this.#pausedUntil, now + durationMs);
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
    };
  }

  /** What another node knows of the same network: the longer time holds, and the higher count. */
  merge({ strikes, leftMs, pausedMs }: BlockState, now: number): void {
    if (leftMs > 0) {
      this.#strikes = Math.max(this.#strikes, strikes);
      this.#until = Math.max(this.#until, now + leftMs);
    }
    if (pausedMs > 0) this.pause(pausedMs, now);
  }

  /** The same network's, by another number: the longer time holds, and the higher count. */
  add(other: Block): void {
    this.#strikes = Math.max(this.#strikes, other.#strikes);
    this.#until = Math.max(this.#until, other.#until);
    this.#pausedUntil = Math.max(this.#pausedUntil, other.#pausedUntil);
  }

  /** The operator's word: the network comes in, and its strikes are forgotten. */
  lift(): void {
    this.#strikes = 0;
    this.#until = Number.NEGATIVE_INFINITY;
    this.#pausedUntil = Number.NEGATIVE_INFINITY;
  }

  isForgotten(now: number): boolean {
    return now >= this.#pausedUntil && now >= this.#until + strikeMemoryMs;
  }
}
