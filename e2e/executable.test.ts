import { afterAll, beforeAll, expect, test } from 'bun:test';
import { chmod, copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@passerby/test-kit/eventually';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient } from '@passerby/test-kit/wire-client';
import manifest from '../packages/cli/package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const arches: Readonly<Record<string, string>> = { x64: 'linux-x64', arm64: 'linux-arm64' };
const target = process.platform === 'linux' ? arches[process.arch] : undefined;
if (target === undefined) console.log('skipped: the executable is for Linux on x64 and arm64');

let folder: string;
const at = (name: string) => join(folder, name);

/** Nobody in particular, where this may be chosen: what it writes it must not need to. */
const asNobody =
  process.getuid?.() === 0 && Bun.which('setpriv') !== null
    ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', '--no-new-privs']
    : [];

beforeAll(async () => {
  if (target === undefined) return;
  const built = Bun.spawnSync([process.execPath, join(root, 'scripts', 'executable.ts'), target], {
    cwd: root,
  });
  expect(built.stderr.toString()).toBe('');
  expect(built.exitCode).toBe(0);
  folder = await mkdtemp(join(tmpdir(), 'passerby-executable-'));
  await chmod(folder, 0o755);
  await copyFile(join(root, 'dist', `passerby-${target}`), at('passerby'));
  // Nothing of ours is near it, and nobody may write here.
  await mkdir(at('empty'));
  await chmod(at('empty'), 0o555);
}, 180_000);

afterAll(() => target && rm(folder, { recursive: true }));

function run(words: readonly string[]) {
  const child = Bun.spawn([...asNobody, at('passerby'), ...words], {
    cwd: at('empty'),
    env: { PATH: '/usr/bin:/bin', HOME: at('empty') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return child;
}

const missing = '404';

/** What may be answered: a page with ads is drawn by lot each time. */
async function answersOf(address: string): Promise<ReadonlySet<string>> {
  const answers = new Set<string>();
  for (let draws = 0; draws < (address.endsWith('/') ? 30 : 1); draws++) {
    const answer = await fetch(address);
    const hash = new Bun.CryptoHasher('sha256').update(await answer.arrayBuffer()).digest('hex');
    answers.add(answer.ok ? hash : missing);
  }
  return answers;
}

test.skipIf(target === undefined)('[O15] one file serves the site in an empty folder', async () => {
  const child = run(['start', '--port=0', '--stun-ports=0,0', '--relay=never']);
  let said = '';
  void child.stdout.pipeTo(
    new WritableStream({
      write(chunk) {
        said += new TextDecoder().decode(chunk);
      },
    }),
  );
  const url = await eventually('the ready line', () => /ready at (\S+)\n/.exec(said)?.[1]);

  const dist = join(root, 'packages', 'web', 'dist');
  const paths = (await readdir(dist, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length))
    .map((name) => name.replace(/index\.html$/, ''));
  const fromCheckout = await startServerProcess();
  const pages = await Promise.all(paths.map((path) => answersOf(fromCheckout.url + path)));
  await fromCheckout.stop();
  expect(pages.filter((answers) => answers.has(missing)).length).toBeLessThan(pages.length / 2);
  for (const [at, path] of paths.entries()) {
    for (const answer of await answersOf(url + path)) {
      expect([path, pages[at]?.has(answer)]).toEqual([path, true]);
    }
  }

  const client = await openWireClient({ url });
  client.send({ type: 'Hello', version: 1 });
  expect((await client.next('Welcome')).stunPorts).toHaveLength(2);
  await client.close();

  const doctor = run(['doctor', `--url=${url}`, '--outside']);
  const findings = await new Response(doctor.stdout).text();
  expect(await doctor.exited).toBe(0);
  expect(findings).toContain('A visitor is let in.');
  expect(findings).not.toMatch(/^wrong/m);

  child.kill('SIGTERM');
  expect(await child.exited).toBe(0);
  expect(await new Response(child.stderr).text()).toBe('');
  expect(await readdir(at('empty'))).toEqual([]);
});

test.skipIf(target === undefined)('[O15] it knows its version, and shows no folder', async () => {
  const version = run(['--version']);
  expect(await new Response(version.stdout).text()).toBe(`${manifest.version}\n`);
  const config = await new Response(run(['config']).stdout).text();
  expect(config).toContain('(the built page)');
  expect(config).not.toContain('bunfs');
});

test.skipIf(target === undefined)('[O15] what takes a checkout says so', async () => {
  const check = run(['ads', 'check']);
  expect(await new Response(check.stderr).text()).toContain('is for a checkout');
  expect(await check.exited).toBe(1);
  const help = run(['ads', '--help']);
  expect(await new Response(help.stdout).text()).toContain('passerby ads report');
});
