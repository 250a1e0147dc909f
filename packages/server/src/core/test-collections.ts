import { NumberTable } from './number-table.ts';
import { Queue } from './queue.ts';

/** A collection that was made while somebody watched, by whom it was made. */
interface Collection {
  /** What it is, and the class that it is a field of, or the function that made it: `Map new Pool`. */
  readonly owner: string;
  readonly size: number;
}

interface Watch {
  /** Every collection that was made since, empty ones too. */
  collections(): Iterable<Collection>;
  stop(): void;
}

/**
 * Sees every Map and Set that is made from now on, and every Queue and NumberTable that something comes
 * into. They are the real ones, which only tell of themselves; nobody has to remember to list one.
 */
export function watchCollections(): Watch {
  const seen: { owner: string; held: { readonly size: number } }[] = [];
  const { Map: RealMap, Set: RealSet } = globalThis;
  class WatchedMap<K, V> extends RealMap<K, V> {
    constructor(entries?: Iterable<readonly [K, V]> | null) {
      super(entries);
      seen.push({ owner: `Map ${whoMade()}`, held: this });
    }
  }
  class WatchedSet<T> extends RealSet<T> {
    constructor(values?: Iterable<T> | null) {
      super(values);
      seen.push({ owner: `Set ${whoMade()}`, held: this });
    }
  }
  const known = new RealSet<object>();
  /** Tells of each `kind` when `method` is first called on it. Returns what puts the method back. */
  function watchFirst(prototype: object, kind: string, method: string): () => void {
    const own = Reflect.get(prototype, method);
    function watchedMethod(this: { readonly size: number }, ...given: unknown[]) {
      if (!known.has(this)) {
        known.add(this);
        seen.push({ owner: `${kind} ${whoMade()}`, held: this });
      }
      return own.apply(this, given);
    }
    Reflect.set(prototype, method, watchedMethod);
    return () => Reflect.set(prototype, method, own);
  }
  const putBack = [
    watchFirst(Queue.prototype, 'Queue', 'push'),
    watchFirst(NumberTable.prototype, 'Table', 'add'),
  ];
  globalThis.Map = WatchedMap as MapConstructor;
  globalThis.Set = WatchedSet as SetConstructor;

  return {
    *collections() {
      for (const { owner, held } of seen) yield { owner, size: held.size };
    },
    stop() {
      globalThis.Map = RealMap;
      globalThis.Set = RealSet;
      for (const back of putBack) back();
    },
  };
}

/** What only carries a collection for somebody else. */
const carriers =
  /^(?:new )?(?:whoMade|Watched\w+|watchedMethod|getOrMake|queueOf|<anonymous>|map|set|sit)$/;

/** The innermost function that is not one of ours: `new Pool` for a field of Pool. */
function whoMade(): string {
  for (const line of new Error().stack?.split('\n') ?? []) {
    const name = /^\s*at (.+?) \(/.exec(line)?.[1];
    if (name !== undefined && !carriers.test(name)) return name;
  }
  return 'nobody';
}
