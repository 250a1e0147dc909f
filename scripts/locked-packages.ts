/** One line of `bun.lock`: a package of one version, where it stands in the tree of packages. */
export interface LockedPackage {
  /** Its place in the lock file: its name, or the names above it and its own. */
  readonly place: string;
  readonly name: string;
  readonly version: string;
  /** `sha512-...` of its tarball, in base64, as the registry gave it. */
  readonly integrity: string;
  /** Places of what it needs. */
  readonly needs: readonly string[];
  /** Places of what it takes along where that fits the machine. */
  readonly mayTake: readonly string[];
}

/** What is locked, and what our own packages ask for. */
export interface Lock {
  readonly packages: ReadonlyMap<string, LockedPackage>;
  readonly workspaces: readonly Workspace[];
}

export interface Workspace {
  /** Below the root; empty for the root itself. */
  readonly folder: string;
  /** Places of what it needs to run, packages of ours left out. */
  readonly needs: readonly string[];
  /** Places of what it is developed and tested with. */
  readonly developsWith: readonly string[];
}

type Names = Readonly<Record<string, string>>;

interface Demands {
  readonly name?: string;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly optionalDependencies?: Names;
  readonly peerDependencies?: Names;
  readonly optionalPeers?: readonly string[];
}

interface LockFile {
  readonly workspaces: Readonly<Record<string, Demands>>;
  readonly packages: Readonly<
    Record<string, readonly [id: string, from?: string, demands?: Demands, integrity?: string]>
  >;
}

/** Reads the text of a `bun.lock`; throws when something in it needs a package that is not in it. */
export function parseLock(text: string): Lock {
  const { packages, workspaces } = Bun.JSONC.parse(text) as LockFile;
  const isOurs = (place: string) => packages[place]?.[0].includes('@workspace:');
  /** Where a name leads: below the one who asks, or below any of those above. */
  const placeOf = (name: string, from: string): string | undefined => {
    const above = segmentsOf(from);
    for (let depth = above.length; depth >= 0; depth -= 1) {
      const place = [...above.slice(0, depth), name].join('/');
      if (packages[place] !== undefined) return place;
    }
    return undefined;
  };
  const allOf = (names: Names | undefined, from: string) =>
    Object.keys(names ?? {}).map((name) => {
      const place = placeOf(name, from);
      if (place === undefined)
        throw new Error(`bun.lock: ${from} needs ${name}, which is not there`);
      return place;
    });
  const someOf = (names: readonly string[], from: string) =>
    names.flatMap((name) => placeOf(name, from) ?? []);

  const locked = Object.entries(packages).flatMap(
    ([place, [id, , demands = {}, integrity = '']]): LockedPackage[] => {
      if (isOurs(place)) return [];
      const at = id.lastIndexOf('@');
      const peers = Object.keys(demands.peerDependencies ?? {});
      const optional = new Set(demands.optionalPeers);
      return [
        {
          place,
          name: id.slice(0, at),
          version: id.slice(at + 1),
          integrity,
          needs: [
            ...allOf(demands.dependencies, place),
            ...someOf(
              peers.filter((peer) => !optional.has(peer)),
              place,
            ),
          ],
          mayTake: someOf(Object.keys(demands.optionalDependencies ?? {}), place),
        },
      ];
    },
  );
  return {
    packages: new Map(locked.map((entry) => [entry.place, entry])),
    workspaces: Object.entries(workspaces).map(([folder, demands]) => ({
      folder,
      needs: allOf(demands.dependencies, demands.name ?? '').filter((place) => !isOurs(place)),
      developsWith: allOf(demands.devDependencies, demands.name ?? '').filter(
        (place) => !isOurs(place),
      ),
    })),
  };
}

/** All places that these lead to; `optional`: also by what is only taken where it fits. */
export function reachedFrom(
  { packages }: Lock,
  places: readonly string[],
  { optional }: { readonly optional: boolean },
): ReadonlySet<string> {
  const reached = new Set<string>();
  const left = [...places];
  for (let place = left.pop(); place !== undefined; place = left.pop()) {
    const entry = packages.get(place);
    if (entry === undefined || reached.has(place)) continue;
    reached.add(place);
    left.push(...entry.needs, ...(optional ? entry.mayTake : []));
  }
  return reached;
}

/** `@a/b/c` is two names: `@a/b` and `c`. */
function segmentsOf(place: string): string[] {
  return place.match(/@[^/]+\/[^/]+|[^/]+/g) ?? [];
}
