/**
 * Tells when somebody else's clock has jumped, by one of ours that never does. What an answer takes to
 * arrive counts too, so less than `toleranceMs` is none.
 */
export class ClockWatch {
  #aheadMs: number | undefined;

  constructor(private readonly toleranceMs: number) {}

  /** Whether it has jumped since the last look; both in milliseconds, of any beginning. */
  hasJumped(theirs: number, ours: number): boolean {
    const before = this.#aheadMs;
    this.#aheadMs = theirs - ours;
    return before !== undefined && Math.abs(this.#aheadMs - before) > this.toleranceMs;
  }
}
