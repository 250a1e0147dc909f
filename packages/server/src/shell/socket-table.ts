/** Slots that one table can have: far more sockets than one process holds. */
const maxSlots = 2 ** 20;

/**
 * Open sockets by number. A number is a slot and how often the slot was used, so that no number
 * comes twice, and looking one up is one step into an array. A Map would do the same, and takes 40
 * to 200 bytes for each idle session.
 *
 * Invariant: a slot is either in `#free` or holds the one item whose number is in `#numbers`.
 */
export class SocketTable<T> {
  readonly #items: (T | undefined)[] = [];
  readonly #numbers: number[] = [];
  readonly #free: number[] = [];

  get size(): number {
    return this.#items.length - this.#free.length;
  }

  /** Takes an item in and returns its number, which is never 0. Throws when the table is full. */
  add(item: T): number {
    const slot = this.#free.pop() ?? this.#items.length;
    if (slot >= maxSlots) throw new RangeError('more sockets than the table has slots');
    const number = (this.#numbers[slot] ?? slot) + maxSlots;
    this.#numbers[slot] = number;
    this.#items[slot] = item;
    return number;
  }

  get(number: number): T | undefined {
    const slot = number % maxSlots;
    return this.#numbers[slot] === number ? this.#items[slot] : undefined;
  }

  /** Whether it was there. Its number means nothing from now on. */
  remove(number: number): boolean {
    const slot = number % maxSlots;
    if (this.#numbers[slot] !== number || this.#items[slot] === undefined) return false;
    this.#items[slot] = undefined;
    this.#free.push(slot);
    return true;
  }

  /** The numbers of everything that is in the table now. */
  numbers(): readonly number[] {
    return this.#numbers.filter((_, slot) => this.#items[slot] !== undefined);
  }
}
