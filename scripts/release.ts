// npm run release: what the next release would be, and what stands in its way. Nothing is made.
// With -- --set-versions: writes the changelog's version into every package.json and the lock file.
// With -- --make: makes everything that is to be uploaded, into dist/release/. It publishes nothing.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { newestSection } from './changelog.ts';
import { fail, root } from './checkout.mjs';
import { runCommand } from './command.ts';
import { installedPackages } from './installed-packages.ts';
import { checkLicences } from './licences.ts';
import { parseLock } from './locked-packages.ts';
import { billOfMaterials } from './sbom.ts';
import { checksumLines } from './sha256-sums.ts';

const minuteMs = 60_000;
const executables = ['passerby-linux-x64', 'passerby-linux-arm64'];
const [order, ...more] = process.argv.slice(2);
if ((order !== undefined && !['--set-versions', '--make'].includes(order)) || more.length > 0) {
  fail('Say nothing, --set-versions or --make.');
}

const { version, notes } = await newestRelease();
const lock = parseLock(await readFile(join(root, 'bun.lock'), 'utf8'));
const manifests = lock.workspaces.map(({ folder: at }) => join(at, 'package.json'));
if (order === '--set-versions') {
  await setVersions();
  console.log(`${manifests.length} packages and bun.lock are ${version} now: commit that.`);
  process.exit(0);
}
const installed = installedPackages(root);
const faults = await whatIsInTheWay();
const folder = join(root, 'dist', 'release');
const bill = `passerby-${version}.cdx.json`;
const sdk = `passerby-client-${version}.tgz`;
const files = [...executables, sdk, bill, 'RELEASE-NOTES.md'];

console.log(`passerby ${version}\n\n${notes}\n`);
console.log(`into dist/release: ${[...files, 'SHA256SUMS'].join(', ')}`);
if (faults.length > 0) fail(`\nIn the way:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
if (order === '--make') await make();
else
  console.log('\nNothing is in the way. npm run release -- --make makes it; it publishes nothing.');

async function newestRelease() {
  const newest = newestSection(await readFile(join(root, 'CHANGELOG.md'), 'utf8'));
  if (newest.ok) return newest;
  const heading = '## 1.2.3, 2027-01-31';
  const words = {
    unreleased: `CHANGELOG.md begins with Unreleased. Give it a version and a day: ${heading}`,
    notASection: `The first section of CHANGELOG.md should be named like this: ${heading}`,
    empty: 'The first section of CHANGELOG.md says nothing: tell people what is new.',
  };
  return fail(words[newest.code]);
}

async function whatIsInTheWay(): Promise<string[]> {
  const stale: string[] = [];
  for (const file of manifests) {
    const { version: has } = await Bun.file(join(root, file)).json();
    if (has !== version) stale.push(`${file} has ${has}: npm run release -- --set-versions`);
  }
  const changed = (await git('status', '--porcelain')).trim();
  const tags = (await git('tag', '--list', `v${version}`)).trim();
  return [
    ...stale,
    ...(changed === '' ? [] : [`there are changes that are not committed:\n${changed}`]),
    ...(tags === '' ? [] : [`there is a tag v${version} already`]),
    ...checkLicences(lock, installed).faults,
  ];
}

async function setVersions(): Promise<void> {
  for (const file of manifests) {
    const text = await readFile(join(root, file), 'utf8');
    await writeFile(join(root, file), text.replace(/("version": )"[^"]*"/, `$1"${version}"`));
  }
  const { ok, output } = await runCommand([process.execPath, 'install', '--lockfile-only'], {
    timeoutMs: 3 * minuteMs,
  });
  if (!ok)
    fail(`${output}\nBun could not bring the lock file up to date; its own words are above.`);
}

async function make(): Promise<void> {
  for (const script of ['executable.ts', 'client-package.ts']) {
    const built = await runCommand([process.execPath, join(root, 'scripts', script)], {
      timeoutMs: 15 * minuteMs,
      live: true,
    });
    if (!built.ok) fail(`${script} failed; what went wrong is above.`);
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const name of [...executables, sdk])
    await copyFile(join(root, 'dist', name), join(folder, name));
  const runtime = manifest.packageManager.replace('bun@', '');
  // The commit's own time: the same commit gives the same bill.
  const madeAt = new Date(Number(await git('log', '-1', '--format=%ct')) * 1000).toISOString();
  const text = JSON.stringify(
    billOfMaterials(lock, installed, { version, runtime, madeAt }),
    null,
    2,
  );
  await writeFile(join(folder, bill), `${text}\n`);
  await writeFile(join(folder, 'RELEASE-NOTES.md'), `${notes}\n`);
  await writeFile(join(folder, 'SHA256SUMS'), await checksumLines(folder, files));
  console.log(
    `\nMade. Look at it, then: git tag --sign v${version} && git push origin v${version}, and upload ` +
      'what is in dist/release. Sign SHA256SUMS too, if you have a key that people know.',
  );
}

async function git(...words: readonly string[]): Promise<string> {
  const { ok, output } = await runCommand(['git', ...words], { timeoutMs: minuteMs });
  return ok ? output : fail(`${output}\ngit ${words.join(' ')} failed; its own words are above.`);
}
