import type { Manifest } from './installed-packages.ts';
import { type Lock, type LockedPackage, reachedFrom } from './locked-packages.ts';

/** What a bill of materials is about. */
export interface Release {
  readonly version: string;
  /** Of Bun, which is inside the executables. */
  readonly runtime: string;
  /** ISO 8601; the same release made twice has the same bill. */
  readonly madeAt: string;
}

// What makes up a Passerby that runs. Other folders are for developing it.
const shippedFolder = /^packages\/(?!test-kit$)/;

/**
 * The bill of materials of a release: CycloneDX 1.6. `scope` tells what runs in it or made it
 * (`required`), what is taken along on some machines (`optional`), and what only develops and tests it
 * (`excluded`). Licences are those that installed packages name; of packages for other machines
 * none is claimed.
 */
export function billOfMaterials(
  lock: Lock,
  installed: ReadonlyMap<string, Manifest>,
  { version, runtime, madeAt }: Release,
) {
  const shipped = lock.workspaces
    .filter(({ folder }) => shippedFolder.test(folder))
    .flatMap(({ needs }) => needs);
  const required = reachedFrom(lock, shipped, { optional: false });
  const optional = reachedFrom(lock, shipped, { optional: true });
  const scopeOf = (place: string) => {
    if (required.has(place)) return 'required' as const;
    return optional.has(place) ? ('optional' as const) : ('excluded' as const);
  };
  // A package stands in several places of the tree, and once in the bill, as what it is needed for most.
  const byPurl = new Map<string, LockedPackage[]>();
  for (const entry of lock.packages.values()) {
    const purl = purlOf(entry.name, entry.version);
    byPurl.set(purl, [...(byPurl.get(purl) ?? []), entry]);
  }
  const purlAt = (place: string): string => {
    const entry = lock.packages.get(place);
    return entry === undefined ? '' : purlOf(entry.name, entry.version);
  };
  const product = purlOf('passerby', version);
  const bun = purlOf('bun', runtime);
  const purls = [...byPurl.keys()].sort();
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: madeAt,
      component: {
        type: 'application',
        'bom-ref': product,
        name: 'passerby',
        version,
        licenses: [{ license: { id: 'Apache-2.0' } }],
      },
    },
    components: [
      {
        type: 'platform',
        'bom-ref': bun,
        name: 'bun',
        version: runtime,
        purl: bun,
        scope: 'required',
        // It links JavaScriptCore, which is under the LGPL, version 2, and others: see its LICENSE.md.
        licenses: [{ license: { id: 'MIT' } }, { license: { id: 'LGPL-2.0-or-later' } }],
      },
      ...purls.map((purl) => {
        const entries = byPurl.get(purl) ?? [];
        const scopes = entries.map(({ place }) => scopeOf(place));
        const scope = (['required', 'optional'] as const).find((one) => scopes.includes(one));
        const [{ name, version: of, integrity } = { name: '', version: '', integrity: '' }] =
          entries;
        const licence = installed.get(`${name}@${of}`)?.license;
        return {
          type: 'library',
          'bom-ref': purl,
          ...nameParts(name),
          version: of,
          purl,
          scope: scope ?? 'excluded',
          ...(integrity.startsWith('sha512-')
            ? { hashes: [{ alg: 'SHA-512', content: hexOf(integrity.slice('sha512-'.length)) }] }
            : {}),
          ...(typeof licence === 'string' ? { licenses: [{ expression: licence }] } : {}),
        };
      }),
    ],
    dependencies: [
      { ref: product, dependsOn: [bun, ...unique(shipped.map(purlAt))] },
      ...purls.map((purl) => ({
        ref: purl,
        dependsOn: unique(
          (byPurl.get(purl) ?? [])
            .flatMap(({ needs, mayTake }) => [...needs, ...mayTake])
            .map(purlAt),
        ),
      })),
    ],
  };
}

/** A package of npm as a package URL: the `@` of its scope is written in percent, `/` is not. */
function purlOf(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${encodeURIComponent(version)}`;
}

function nameParts(full: string): { readonly group?: string; readonly name: string } {
  const [group, name] = full.startsWith('@') ? full.split('/') : [undefined, full];
  return group === undefined ? { name: full } : { group, name: name ?? full };
}

function hexOf(base64: string): string {
  return Uint8Array.fromBase64(base64).toHex();
}

function unique(purls: readonly string[]): string[] {
  return [...new Set(purls)].sort();
}
