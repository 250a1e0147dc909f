import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const name = 'site-manifest.json';
const contact = /<span data-contact>[^<]*<\/span>/g;

/**
 * @returns {import('astro').AstroIntegration} Lists every file of the built site with its hash, for
 * `passerby verify`, and what stands where the server names the operator's contact.
 */
export function writeManifestWhenBuilt() {
  return {
    name: 'write-manifest',
    hooks: {
      'astro:build:done'({ dir }) {
        const folder = fileURLToPath(dir);
        /** @type {Record<string, string>} */
        const files = {};
        const contactPlaces = new Set();
        const names = readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
          .map((file) => file.split(sep).join('/'))
          .filter((file) => file !== name)
          .sort();
        for (const file of names) {
          const content = readFileSync(join(folder, file));
          files[file] = createHash('sha256').update(content).digest('hex');
          if (!file.endsWith('.html')) continue;
          for (const [place] of content.toString('utf8').matchAll(contact))
            contactPlaces.add(place);
        }
        const manifest = { version: 1, contactPlaces: [...contactPlaces].sort(), files };
        writeFileSync(join(folder, name), `${JSON.stringify(manifest, null, 2)}\n`);
      },
    },
  };
}
