import { maxSlots, slotOf } from '../core/socket-slots.ts';

/**
 * Open sockets by number. A number is a slot and how often the slot was used, so that no number
 * comes twice.
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
    const slot = slotOf(number);
    return this.#numbers[slot] === number ? this.#items[slot] : undefined;
  }

  /** Whether it was there. Its number means nothing from now on. */
  remove(number: number): boolean {
    const slot = slotOf(number);
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
