/**
 * A first-in, first-out list that anything can leave from the middle in O(1). A JavaScript Set looks
 * like one, but walks over the holes that deleted heads leave behind.
 *
 * Invariant: `first` is the oldest entry; an entry is in at most the one queue that made it.
 */
export class Queue<T> {
  #first: Entry<T> | undefined;
  #last: Entry<T> | undefined;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get first(): Entry<T> | undefined {
    return this.#first;
  }

  /** Appends and returns the handle to remove it by. */
  push(value: T): Entry<T> {
    const entry: Entry<T> = { value, queue: undefined, before: undefined, after: undefined };
    this.#append(entry);
    return entry;
  }

  /** Behind all others; what has left stays outside. */
  moveToEnd(entry: Entry<T>): void {
    if (entry.queue !== this || entry === this.#last) return;
    this.remove(entry);
    this.#append(entry);
  }

  /** Removing twice is harmless. */
  remove(entry: Entry<T>): void {
    if (entry.queue !== this) return;
    if (entry.before) entry.before.after = entry.after;
    else this.#first = entry.after;
    if (entry.after) entry.after.before = entry.before;
    else this.#last = entry.before;
    entry.before = undefined;
    entry.after = undefined;
    entry.queue = undefined;
    this.#size--;
  }

  #append(entry: Entry<T>): void {
    entry.queue = this;
    entry.before = this.#last;
    if (this.#last) this.#last.after = entry;
    else this.#first = entry;
    this.#last = entry;
    this.#size++;
  }
}

/** A place in a queue; only the queue changes it. */
export interface Entry<T> {
  readonly value: T;
  /** The one that it stands in, while it does. */
  queue: Queue<T> | undefined;
  before: Entry<T> | undefined;
  after: Entry<T> | undefined;
}
