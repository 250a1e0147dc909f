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
 * Items by their number of up to 32 bits. A JavaScript Map does it too, but where items come and soon go it
 * is built anew all the time, and so is slower the more it holds (`npm run bench -- join`).
 *
 * Invariant: each item stands in the chain of its number, and there are at least as many chains as items.
 */
export class NumberTable<T extends Numbered<T>> {
  #chains: (T | undefined)[] = emptyChains(fewestChains);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** How many chains there are: what the table takes besides its items. */
  get chains(): number {
    return this.#chains.length;
  }

  get(number: number): T | undefined {
    let item = this.#chains[chainOf(number, this.#chains.length)];
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
    const at = chainOf(item.number, this.#chains.length);
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
    const at = chainOf(item.number, this.#chains.length);
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

/** Mixed, so that numbers which somebody chose (multiples of 256, say) do not all stand in one chain. */
function chainOf(number: number, chains: number): number {
  const mixed = Math.imul(number ^ (number >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 16)) & (chains - 1);
}

const emptyChains = (count: number): undefined[] => new Array(count).fill(undefined);
