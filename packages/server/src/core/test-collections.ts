import { type Entry, Queue } from './queue.ts';

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
 * Sees every Map, Set and Queue that is made from now on. They are the real ones, which only tell of
 * themselves; nobody has to remember to list one.
 */
export function watchCollections(): Watch {
  const seen: { owner: string; held: { readonly size: number } }[] = [];
  const { Map: RealMap, Set: RealSet } = globalThis;
  const { push } = Queue.prototype;
  const queues = new RealSet<object>();

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
  function watchedPush<T>(this: Queue<T>, value: T): Entry<T> {
    if (!queues.has(this)) {
      queues.add(this);
      seen.push({ owner: `Queue ${whoMade()}`, held: this });
    }
    return push.call(this, value) as Entry<T>;
  }
  globalThis.Map = WatchedMap as MapConstructor;
  globalThis.Set = WatchedSet as SetConstructor;
  Queue.prototype.push = watchedPush;

  return {
    *collections() {
      for (const { owner, held } of seen) yield { owner, size: held.size };
    },
    stop() {
      globalThis.Map = RealMap;
      globalThis.Set = RealSet;
      Queue.prototype.push = push;
    },
  };
}

/** What only carries a collection for somebody else. */
const carriers =
  /^(?:new )?(?:whoMade|Watched\w+|watchedPush|getOrMake|queueOf|<anonymous>|map|set|sit)$/;

/** The innermost function that is not one of ours: `new Pool` for a field of Pool. */
function whoMade(): string {
  for (const line of new Error().stack?.split('\n') ?? []) {
    const name = /^\s*at (.+?) \(/.exec(line)?.[1];
    if (name !== undefined && !carriers.test(name)) return name;
  }
  return 'nobody';
}
