import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const loads = /<(?:script|link)\b[^>]*?\b(?:src|href)="(\/(?:_astro\/)?[^"/]+\.(?:js|css))"/g;

/**
 * @returns {import('astro').AstroIntegration} Writes beside every script and stylesheet that a page names
 * what its hash is (Subresource Integrity, W3C): a browser takes no other file in its place.
 */
export function addIntegrityWhenBuilt() {
  return {
    name: 'add-integrity',
    hooks: {
      'astro:build:done'({ dir }) {
        const folder = fileURLToPath(dir);
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html')) continue;
          const file = join(folder, name);
          const html = readFileSync(file, 'utf8');
          const marked = html.replace(loads, (tag, path) => {
            const hash = createHash('sha384').update(readFileSync(join(folder, path)));
            return `${tag} integrity="sha384-${hash.digest('base64')}"`;
          });
          writeFileSync(file, marked);
        }
      },
    },
  };
}
