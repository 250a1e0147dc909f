import { expect, test } from 'bun:test';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const built = join('packages', 'web', 'dist');
const notCopied = ['node_modules', 'dist', '.git', '.astro', '.bun'];

const hashes = (folder: string) =>
  Object.fromEntries(
    [...new Bun.Glob('**').scanSync({ cwd: folder, dot: true })].sort().map((file) => {
      const content = readFileSync(join(folder, file));
      return [file, new Bun.CryptoHasher('sha256').update(content).digest('hex')];
    }),
  );

test('[Q6] a build in another folder is this one, byte for byte', async () => {
  const copy = mkdtempSync(join(tmpdir(), 'passerby-another-folder-'));
  try {
    cpSync(root, copy, {
      recursive: true,
      filter: (file) => !notCopied.includes(basename(file)),
    });
    const run = async (...words: string[]) => {
      const child = Bun.spawn([process.execPath, ...words], {
        cwd: copy,
        stdout: 'ignore',
        stderr: 'pipe',
      });
      const said = await new Response(child.stderr).text();
      return (await child.exited) === 0 ? undefined : said;
    };
    const missing = await run('install', '--frozen-lockfile', '--prefer-offline');
    if (missing !== undefined) {
      console.log(`skipped: what a build takes cannot be installed here: ${missing.slice(0, 200)}`);
      return;
    }
    expect(await run('scripts/build-site.mjs')).toBeUndefined();
    expect(hashes(join(copy, built))).toEqual(hashes(join(root, built)));
  } finally {
    rmSync(copy, { recursive: true });
  }
});
