/** More than small crowds ask, and little enough that nobody gains by having answers sent to a forged address. */
const leastPerSecond = 1_000;

/**
 * How many STUN answers there are in a second (SPEC T5). A browser in a call or a search asks two ports every
 * 20 s over each family of addresses: a fifth of an answer a second for each session, and half of one is allowed.
 */
export class AnswerBudget {
  #second = 0;
  #answers = 0;

  constructor(private readonly sessions: () => number) {}

  /** Whether there is one left in this second. */
  hasLeft(nowMs: number): boolean {
    const second = Math.floor(nowMs / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#answers = 0;
    }
    return this.#answers < leastPerSecond || this.#answers < this.sessions() / 2;
  }

  spend(): void {
    this.#answers += 1;
  }
}
