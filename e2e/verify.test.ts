import { expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { leakFile } from '@passerby/audit/shell/leak-file';
import { asBuilt } from '@passerby/audit/verify/as-built';
import { parseSiteManifest } from '@passerby/audit/verify/site-manifest';
import { type Verified, verifySite } from '@passerby/audit/verify/verify-site';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { runCommand } from './server-command.ts';

const dist = fileURLToPath(new URL('../packages/web/dist/', import.meta.url));
const manifest = () => {
  const parsed = parseSiteManifest(readFileSync(`${dist}site-manifest.json`, 'utf8'));
  if (parsed === undefined) throw new Error('the build has no manifest');
  return parsed;
};

const notSame = (verified: readonly Verified[]) => verified.filter(({ state }) => state !== 'same');

test('[Q5] the manifest lists every file of the build, with its hash', () => {
  const files = [...new Bun.Glob('**').scanSync({ cwd: dist, dot: true })].sort();
  const listed = Object.keys(manifest().files);
  expect(listed).toEqual(files.filter((file) => file !== 'site-manifest.json'));
  for (const [file, hash] of Object.entries(manifest().files)) {
    const content = readFileSync(dist + file);
    expect(new Bun.CryptoHasher('sha256').update(content).digest('hex')).toBe(hash);
  }
});

test('[Q5] a server with a contact serves this build, ads included, and the command says so', async () => {
  const server = await startServerProcess({ flags: ['--contact=abuse@chat.example'] });
  // Ads are drawn: now one, now another.
  for (let i = 0; i < 3; i++) {
    const different = notSame(await verifySite(server.url, manifest()));
    expect(different.filter(({ state }) => state !== 'needsOrigin')).toEqual([]);
  }
  const command = runCommand(['verify', server.url]);
  expect(await command.exitCode).toBe(0);
  expect(command.output().stdout).toMatch(/\d+ of \d+ files are those of the build\n$/);
  await server.stop();
});

test.each([
  // A changed script is run only by a page that no longer names its hash.
  ['sessionStorage', /^_astro\/.*\.js$|\.html$/],
  ['inline', /\.html$/],
])('[Q5] the control: a server that changes files (%s) is found out', async (mark, expected) => {
  const server = await startServerProcess({
    preload: leakFile('mark-visitors'),
    environment: { PASSERBY_AUDIT_MARK: mark },
  });
  const different = notSame(await verifySite(server.url, manifest()));
  await server.stop();
  const others = different.filter(({ state }) => state === 'other').map(({ file }) => file);
  expect(others.length).toBeGreaterThan(3);
  for (const file of others) expect(file).toMatch(expected);
});

test('[Q5] nothing but a way to write to somebody is taken for the contact', () => {
  const place = '<span data-contact>none</span>';
  const texts = (served: string) =>
    asBuilt(served, { contactPlaces: [place] }, 'https://chat.example');
  expect(texts('a<a data-contact href="mailto:x@y.example">x</a>b')).toContain(`a${place}b`);
  for (const hostile of [
    '<a data-contact href="javascript:alert(1)">x</a>',
    '<a data-contact href="https://y.example"><script src="/a.js"></script></a>',
    '<a data-contact href="https://y.example" onclick="a()">x</a>',
  ]) {
    expect(texts(hostile)).not.toContain(place);
  }
});
