// npm run executable: passerby as one file, with its runtime and the site inside, into dist/.
// With names of targets after `--`, those alone.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };
import { fail, root } from './checkout.mjs';
import { runCommand } from './command.ts';
import { checksumLines } from './sha256-sums.ts';
import { ensureSite } from './site.mjs';

const minuteMs = 60_000;
const version = manifest.packageManager.replace('bun@', '');

/** Where it can run, and the npm package with the runtime for it. */
const targets: Readonly<Record<string, { readonly target: string; readonly runtime: string }>> = {
  'linux-x64': { target: 'bun-linux-x64', runtime: '@oven/bun-linux-x64' },
  'linux-arm64': { target: 'bun-linux-arm64', runtime: '@oven/bun-linux-aarch64' },
};

const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(targets);
const folder = join(root, 'dist');

ensureSite(process.execPath);
await mkdir(folder, { recursive: true });
const made: string[] = [];
for (const name of wanted) made.push(await build(name));
await writeFile(join(folder, 'SHA256SUMS'), await checksumLines(folder, made));

async function build(name: string): Promise<string> {
  const known = targets[name];
  if (known === undefined) return fail(`${name} is not one of ${Object.keys(targets).join(', ')}.`);
  const file = join(folder, `passerby-${name}`);
  const { ok, output } = await runCommand(
    [
      ...[process.execPath, 'build', '--compile', `--target=${known.target}`, '--minify'],
      `--compile-executable-path=${await runtimeOf(known.runtime)}`,
      // It is told what to do by its own options, and not by files of whichever folder it runs in.
      '--no-compile-autoload-dotenv',
      '--no-compile-autoload-bunfig',
      // It makes the images of ads, which is done in a checkout.
      '--external=sharp',
      '--asset=packages/web/dist',
      `--outfile=${file}`,
      'packages/cli/src/main.ts',
    ],
    { timeoutMs: 3 * minuteMs },
  );
  if (!ok) return fail(`${output}\nBun could not build ${name}; its own words are above.`);
  console.log(`dist/${basename(file)}`);
  return basename(file);
}

/** The runtime itself, of the pinned version; npm brings it once, whatever machine this is. */
async function runtimeOf(name: string): Promise<string> {
  const prefix = join(root, '.bun', 'runtimes', `${basename(name)}-${version}`);
  const file = join(prefix, 'node_modules', name, 'bin', 'bun');
  if (existsSync(file)) return file;
  await mkdir(prefix, { recursive: true });
  const { ok, output } = await runCommand(
    [
      ...['npm', 'install', `--prefix=${prefix}`, '--force', '--ignore-scripts', '--no-save'],
      ...['--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', `${name}@${version}`],
    ],
    { timeoutMs: 5 * minuteMs, folder: prefix },
  );
  if (ok && existsSync(file)) return file;
  return fail(`${output}\nnpm could not fetch ${name} ${version}; its own words are above.`);
}
