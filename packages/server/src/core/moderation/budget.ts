/** A budget that one network has, refilled evenly. */
export interface Allowance {
  readonly most: number;
  readonly perMs: number;
}

/** Tokens that may be overdrawn: how far tells how much more than its share somebody takes. */
export class Budget {
  #left: number;
  #filledAt: number;

  constructor(
    private readonly allowance: Allowance,
    now: number,
  ) {
    this.#left = allowance.most;
    this.#filledAt = now;
  }

  /** Below 1 nothing is left; negative is how much was taken too much. */
  left(now: number): number {
    const { most, perMs } = this.allowance;
    this.#left = Math.min(most, this.#left + Math.max(0, now - this.#filledAt) * perMs);
    this.#filledAt = now;
    return this.#left;
  }

  take(now: number, amount = 1): void {
    this.#left = this.left(now) - amount;
  }

  /** What was taken was not used. */
  giveBack(now: number, amount = 1): void {
    this.#left = Math.min(this.allowance.most, this.left(now) + amount);
  }

  isFull(now: number): boolean {
    return this.left(now) >= this.allowance.most;
  }
}
