import type { Manifest } from './installed-packages.ts';
import { type Lock, type LockedPackage, reachedFrom } from './locked-packages.ts';

/** Licences (SPDX) that ask for no more than that their text goes along. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  // Typefaces, none with a name that is reserved: they may be cut.
  'OFL-1.1',
  'Python-2.0',
  'Zlib',
]);

/**
 * Tools under a licence that asks for more of those who change or pass them on. They are used as they
 * are, when the site is built or tested, and nothing of them is in what is served or released.
 */
const asTools: readonly { readonly name: RegExp; readonly licence: string }[] = [
  { name: /^@img\/sharp-libvips-/, licence: 'LGPL-3.0-or-later' },
  { name: /^lightningcss(?:-|$)/, licence: 'MPL-2.0' },
  { name: /^axe-core$/, licence: 'MPL-2.0' },
];

/** What was found of all packages in the lock file. */
export interface LicenceReport {
  /** A line for each package that may not be used like that. */
  readonly faults: readonly string[];
  readonly looked: number;
  /** Packages for other machines than this one, which are not here to be looked at. */
  readonly elsewhere: number;
}

/** Looks at the licence of every locked package that is installed here. */
export function checkLicences(lock: Lock, installed: ReadonlyMap<string, Manifest>): LicenceReport {
  const roots = lock.workspaces.flatMap(({ needs, developsWith }) => [...needs, ...developsWith]);
  const needed = reachedFrom(lock, roots, { optional: false });
  const packages = [...lock.packages.values()];
  const here = packages.filter(({ place, name, version }) => {
    return needed.has(place) || installed.has(`${name}@${version}`);
  });
  return {
    faults: here.flatMap((entry) => {
      const fault = faultOf(entry, installed.get(`${entry.name}@${entry.version}`));
      return fault === undefined ? [] : [`${entry.name} ${entry.version}: ${fault}`];
    }),
    looked: here.length,
    elsewhere: packages.length - here.length,
  };
}

function faultOf({ name }: LockedPackage, manifest: Manifest | undefined): string | undefined {
  if (manifest === undefined) return 'is not installed, so nobody knows its licence';
  if (typeof manifest.license !== 'string') return 'names no licence';
  const extra = asTools.filter((tool) => tool.name.test(name)).map(({ licence }) => licence);
  if (satisfies(manifest.license, new Set([...allowed, ...extra]))) return undefined;
  return `${manifest.license} is not on the list in scripts/licences.ts`;
}

/**
 * Whether an SPDX expression can be lived up to with these licences alone. What is no expression
 * (`SEE LICENSE IN ...`) cannot.
 */
export function satisfies(expression: string, licences: ReadonlySet<string>): boolean {
  const tokens = expression.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const either = (): boolean => {
    let holds = both();
    while (tokens[at] === 'OR') {
      at += 1;
      // Read it to its end, also when it decides nothing any more.
      const other = both();
      holds = holds || other;
    }
    return holds;
  };
  const both = (): boolean => {
    let holds = one();
    while (tokens[at] === 'AND') {
      at += 1;
      const other = one();
      holds = holds && other;
    }
    return holds;
  };
  const one = (): boolean => {
    const token = tokens[at];
    at += 1;
    if (token !== '(') return token !== undefined && licences.has(token);
    const holds = either();
    at += 1;
    return holds && tokens[at - 1] === ')';
  };
  const holds = either();
  return holds && at === tokens.length;
}
