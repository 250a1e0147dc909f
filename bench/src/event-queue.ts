interface Due {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** What will happen, the earliest first: a binary heap, with a clock that jumps from one to the next. */
export class EventQueue {
  readonly #heap: Due[] = [];
  #order = 0;
  now = 0;

  after(ms: number, run: () => void): void {
    this.#heap.push({ at: this.now + ms, order: this.#order++, run });
    let child = this.#heap.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (!this.#isBefore(child, parent)) break;
      this.#swap(child, parent);
      child = parent;
    }
  }

  /** Runs everything up to `until`; with every beat `beat` runs as well. */
  runUntil(until: number, beatMs: number, beat: () => void): void {
    let nextBeat = this.now;
    while (nextBeat <= until) {
      const first = this.#heap[0];
      if (first === undefined || first.at >= nextBeat) {
        this.now = nextBeat;
        nextBeat += beatMs;
        beat();
      } else {
        this.#takeFirst();
        this.now = first.at;
        first.run();
      }
    }
  }

  #takeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    let parent = 0;
    for (;;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      let least = parent;
      if (left < this.#heap.length && this.#isBefore(left, least)) least = left;
      if (right < this.#heap.length && this.#isBefore(right, least)) least = right;
      if (least === parent) return;
      this.#swap(parent, least);
      parent = least;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#heap[a] as Due, this.#heap[b] as Due];
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a] as Due;
    this.#heap[a] = this.#heap[b] as Due;
    this.#heap[b] = one;
  }
}
