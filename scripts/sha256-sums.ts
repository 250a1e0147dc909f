import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The text of a SHA256SUMS file for files of one folder, as `sha256sum --check` reads it. */
export async function checksumLines(folder: string, names: readonly string[]): Promise<string> {
  const lines = names.map(async (name) => {
    const digest = await crypto.subtle.digest('SHA-256', await readFile(join(folder, name)));
    return `${new Uint8Array(digest).toHex()}  ${name}\n`;
  });
  return (await Promise.all(lines)).join('');
}
