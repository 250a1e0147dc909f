// npm run sdk: the client as one package of npm without dependencies, for whoever builds a page of their own.
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import manifest from '../packages/client/package.json' with { type: 'json' };
import { fail, root } from './checkout.mjs';
import { runCommand } from './command.ts';

const minuteMs = 60_000;
const client = join(root, 'packages', 'client');
const folder = join(root, 'dist', 'client');
const types = join(folder, 'types');

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
await run([
  ...[process.execPath, 'build', '--target=browser', '--format=esm', `--outdir=${folder}`],
  ...['--entry-naming=[name].js', join(client, 'src', 'index.ts')],
  join(client, 'src', 'core', 'held.ts'),
  join(client, 'src', 'shell', 'work-worker.ts'),
]);
await run([
  ...[process.execPath, '--bun', join(root, 'node_modules', '.bin', 'tsc')],
  ...['-p', join(client, 'tsconfig.package.json'), '--outDir', types],
]);
for (const file of new Bun.Glob('**/*.d.ts').scanSync({ cwd: types, absolute: true })) {
  await writeFile(file, withOwnPaths(await readFile(file, 'utf8'), file));
}
await writeFile(
  join(folder, 'package.json'),
  `${JSON.stringify(
    {
      name: manifest.name,
      version: manifest.version,
      description: 'The headless client of Passerby: random one-to-one calls that know nobody',
      license: manifest.license,
      type: 'module',
      sideEffects: false,
      exports: {
        '.': { types: './types/client/src/index.d.ts', default: './index.js' },
        './held': { types: './types/client/src/core/held.d.ts', default: './held.js' },
        './work-worker': { default: './work-worker.js' },
      },
    },
    null,
    2,
  )}\n`,
);
await copyFile(join(root, 'LICENSE'), join(folder, 'LICENSE'));
await copyFile(join(client, 'README.md'), join(folder, 'README.md'));
const file = `passerby-client-${manifest.version}.tgz`;
await run(
  [process.execPath, 'pm', 'pack', '--quiet', '--filename', join(root, 'dist', file)],
  folder,
);
console.log(`dist/${file}`);

/** In one package there is no other one: what was imported from the protocol is a file beside. */
function withOwnPaths(text: string, file: string): string {
  const protocol = relative(dirname(file), join(types, 'protocol', 'src'));
  return text
    .replaceAll(/(['"])@passerby\/protocol\/([\w-]+)\1/g, `$1${protocol}/$2.ts$1`)
    .replaceAll(/(['"]\.{1,2}\/[\w./-]+)\.ts(['"])/g, '$1.js$2');
}

async function run(command: readonly string[], where = root): Promise<void> {
  const { ok, output } = await runCommand(command, { timeoutMs: 2 * minuteMs, folder: where });
  if (!ok)
    fail(`${output}\nThe package of the client could not be made; what went wrong is above.`);
}
