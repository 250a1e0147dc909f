import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { unknownRules } from './cited-rules.ts';
import { type CommandOptions, type Finished, runCommand } from './command.ts';
import { installedPackages } from './installed-packages.ts';
import { checkLicences } from './licences.ts';
import { parseLock } from './locked-packages.ts';
import { brokenLinks } from './markdown-links.ts';
import type { Step } from './step.ts';
import { runTests } from './test-run.ts';

const minuteMs = 60_000;
const bun = process.execPath;
const sources = ['packages', 'e2e', 'bench', 'examples', 'scripts'];
// One for each set of globals: Bun, no runtime at all, and the browser's four.
const typeProjects = [
  '.',
  'tsconfig.core.json',
  'packages/client',
  'packages/filter',
  'packages/web',
  'packages/audit',
  'e2e',
  'bench',
  'examples',
];

/**
 * The steps of `npm run check`, in lanes: a lane is worked off in order, lanes run side by side.
 * The first one waits for the built site, the second is about the sources.
 */
export function checkLanes(deep: boolean): readonly (readonly Step[])[] {
  return [
    [
      command('site', [bun, 'scripts/build-site.mjs']),
      command('bundle size', tool('size-limit')),
      // What the SDK exports names nothing that it keeps to itself, and its links lead somewhere.
      command('reference of the SDK', [
        ...tool('typedoc'),
        ...['--options', 'packages/client/typedoc.json', '--emit', 'none'],
      ]),
      command('types of pages', tool('astro-check'), { folder: join(root, 'packages', 'web') }),
    ],
    [
      command('format', [...tool('biome'), 'check', '--linter-enabled=false']),
      command('lint', [...tool('biome'), 'lint', '--error-on-warnings']),
      { name: 'types', run: types },
      command('import rules', [
        ...tool('depcruise'),
        '--config=.dependency-cruiser.cjs',
        ...sources,
      ]),
      command('dead code', [...tool('knip'), '--no-progress', '--no-config-hints']),
      { name: 'lock file', run: lockFile },
      { name: 'licences', run: licences },
      { name: 'links of pages', run: links },
      { name: 'rules of tests', run: rules },
      {
        name: 'unit tests',
        run: () =>
          runTests(['./packages', './scripts', './bench'], {
            testTimeoutMs: deep ? 60 * minuteMs : minuteMs / 2,
            timeoutMs: deep ? 120 * minuteMs : 3 * minuteMs,
            live: false,
          }),
      },
    ],
  ];
}

/** The tool's own JavaScript, run by Bun whatever Node is there. */
function tool(name: string): string[] {
  return [bun, '--bun', join(root, 'node_modules', '.bin', name)];
}

function command(name: string, argv: readonly string[], options?: Partial<CommandOptions>): Step {
  return { name, run: () => runCommand(argv, { timeoutMs: 3 * minuteMs, ...options }) };
}

async function types() {
  const runs: Finished[] = [];
  for (const project of typeProjects) {
    runs.push(await runCommand([...tool('tsc'), '-p', project], { timeoutMs: minuteMs }));
  }
  return {
    ok: runs.every(({ ok }) => ok),
    output: runs.map(({ output }) => output).join(''),
  };
}

// Bun writes a package's address into the lock file when it does not come from the registry that
// everyone has (a mirror, a tarball, git): it would tie every checkout to that one host.
async function lockFile() {
  const lines = readFileSync(join(root, 'bun.lock'), 'utf8').split('\n');
  const addressed = lines.filter((line) => line.includes('://'));
  const advice = 'bun.lock names a host: install with the public registry and commit that.';
  const ok = addressed.length === 0;
  return { ok, output: ok ? '' : [...addressed, advice].join('\n') };
}

async function licences() {
  const lock = parseLock(readFileSync(join(root, 'bun.lock'), 'utf8'));
  const { faults } = checkLicences(lock, installedPackages(root));
  return { ok: faults.length === 0, output: faults.join('\n') };
}

/** Files of ours that match, below the root. */
function ownFiles(pattern: string): string[] {
  const found = [...new Bun.Glob(pattern).scanSync({ cwd: root })];
  return found.filter((file) => !/(?:^|\/)(?:node_modules|dist)\//.test(file)).sort();
}

async function links() {
  // Texts of the site link to its pages, which are looked up in the built site (e2e/pages.test.ts).
  const pages = ownFiles('**/*.md').filter((file) => !file.startsWith('packages/web/src/content/'));
  const broken = brokenLinks(root, pages);
  return { ok: broken.length === 0, output: broken.join('\n') };
}

async function rules() {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const tests = new Map(ownFiles('**/*.test.{ts,tsx}').map((file) => [file, read(file)]));
  const unknown = [...unknownRules(tests, ownFiles('**/*.md').map(read))];
  const lines = unknown.map(([rule, file]) => `${file} cites ${rule}, which stands on no page`);
  return { ok: unknown.length === 0, output: lines.join('\n') };
}
