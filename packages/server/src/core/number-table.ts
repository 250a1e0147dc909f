/** Until there are more; a power of two. */
const fewestChains = 16;

/** There are fewer chains again when not even one in so many would have an item. */
const sparseness = 8;

/** What stands in a table: only the table changes `next`. */
export interface Numbered<T> {
  readonly number: number;
  next: T | undefined;
}

/**
 * Items by their number, for numbers that are spread evenly over their lowest bits, as random ones are. A
 * JavaScript Map does it too, but where items come and soon go it is built anew all the time, and so is
 * slower the more it holds (`npm run bench -- join`).
 *
 * Invariant: each item stands in the chain of its number's lowest bits, and there are at least as many
 * chains as items.
 */
export class NumberTable<T extends Numbered<T>> {
  #chains: (T | undefined)[] = emptyChains(fewestChains);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  get(number: number): T | undefined {
    let item = this.#chains[number & (this.#chains.length - 1)];
    while (item !== undefined && item.number !== number) item = item.next;
    return item;
  }

  /** No other item in here may have its number. */
  add(item: T): void {
    if (this.#size === this.#chains.length) this.#spreadOver(2 * this.#chains.length);
    this.#chain(item);
    this.#size++;
  }

  /** Removing twice is harmless. */
  remove(item: T): void {
    const at = item.number & (this.#chains.length - 1);
    let before: T | undefined;
    let found = this.#chains[at];
    while (found !== undefined && found !== item) {
      before = found;
      found = found.next;
    }
    if (found === undefined) return;
    if (before === undefined) this.#chains[at] = item.next;
    else before.next = item.next;
    item.next = undefined;
    this.#size--;
    const count = this.#chains.length;
    if (count > fewestChains && this.#size * sparseness < count) this.#spreadOver(count / 2);
  }

  #chain(item: T): void {
    const at = item.number & (this.#chains.length - 1);
    item.next = this.#chains[at];
    this.#chains[at] = item;
  }

  #spreadOver(count: number): void {
    const before = this.#chains;
    this.#chains = emptyChains(count);
    for (const first of before) {
      for (let item = first; item !== undefined; ) {
        const { next } = item;
        this.#chain(item);
        item = next;
      }
    }
  }
}

const emptyChains = (count: number): undefined[] => new Array(count).fill(undefined);
