import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { type CommandOptions, type Finished, runCommand } from './command.ts';
import type { Step } from './step.ts';
import { runTests } from './test-run.ts';

const minuteMs = 60_000;
const bun = process.execPath;
const sources = ['packages', 'e2e', 'bench', 'scripts'];
// One for each set of globals: Bun, no runtime at all, and the browser's three.
const typeProjects = ['.', 'tsconfig.core.json', 'packages/client', 'packages/web', 'e2e'];

/**
 * The steps of `npm run check`, in lanes: a lane is worked off in order, lanes run side by side.
 * The first one waits for the built site, the second is about the sources.
 */
export function checkLanes(deep: boolean): readonly (readonly Step[])[] {
  return [
    [
      command('site', [bun, 'scripts/build-site.mjs']),
      command('bundle size', tool('size-limit')),
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
      {
        name: 'unit tests',
        run: () =>
          runTests(['./packages', './scripts'], {
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
