import { type Entry, Queue } from './queue.ts';

/**
 * Deadlines that all lie the same time ahead: they come due in the order in which they were set, so
 * one sweep looks only at what is due.
 */
export class Deadlines<T> {
  readonly #queue = new Queue<Due<T>>();

  constructor(readonly afterMs: number) {}

  get size(): number {
    return this.#queue.size;
  }

  set(value: T, now: number): Deadline<T> {
    return this.#queue.push({ value, at: now + this.afterMs });
  }

  clear(deadline: Deadline<T>): void {
    this.#queue.remove(deadline);
  }

  /** Takes out the one that is due first, though its time has not come. */
  takeOldest(): T | undefined {
    const { first } = this.#queue;
    if (first) this.#queue.remove(first);
    return first?.value.value;
  }

  /** Takes out everything that is due, oldest first. What `due` sets anew is not met again. */
  sweep(now: number, due: (value: T) => void): void {
    for (let first = this.#queue.first; first && first.value.at <= now; first = this.#queue.first) {
      this.#queue.remove(first);
      due(first.value.value);
    }
  }
}

interface Due<T> {
  readonly value: T;
  readonly at: number;
}

export type Deadline<T> = Entry<Due<T>>;
