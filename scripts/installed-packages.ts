import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the `package.json` of an installed package says of itself, unchecked. */
export interface Manifest {
  readonly name?: unknown;
  readonly license?: unknown;
  readonly description?: unknown;
}

/**
 * The manifests of all packages that are installed below `root`, by `name@version`. Bun keeps each once,
 * in a folder that is named after both, and after its peers where it has some.
 */
export function installedPackages(root: string): ReadonlyMap<string, Manifest> {
  const store = join(root, 'node_modules', '.bun');
  const found = new Map<string, Manifest>();
  for (const folder of readdirSync(store)) {
    const id = folder.replace(/\+[0-9a-f]{16}$/, '').replace('+', '/');
    const name = id.slice(0, id.lastIndexOf('@'));
    const file = join(store, folder, 'node_modules', name, 'package.json');
    if (name !== '' && existsSync(file)) found.set(id, JSON.parse(readFileSync(file, 'utf8')));
  }
  return found;
}
