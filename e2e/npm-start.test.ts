import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '@passerby/test-kit/eventually';
import manifest from '../packages/cli/package.json' with { type: 'json' };

/** What `npm start` runs, on machines that are not as they should be. */

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const startScript = join(root, 'scripts', 'start.mjs');
const isRoot = process.getuid?.() === 0;
/** An account that owns nothing. */
const nobody = 65_534;

async function run(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const child = Bun.spawn([...words], {
    env: { PATH: process.env['PATH'], HOME: tmpdir(), ...environment },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return { code, stdout, stderr };
}

/** One sentence, one line, no stack. */
const oneSentence = /^[A-Z][^\n]+\.\n$/;

describe('[O10] npm start says in one sentence what is wrong, and ends with 1', () => {
  test('an old Node', async () => {
    // A Node that says it is older: the scripts know it by nothing else.
    const pretend =
      'data:text/javascript,' +
      "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })";
    const { code, stdout, stderr } = await run(['node', '--import', pretend, startScript]);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain('needs Node 20 or newer, and this is Node 18.20.4');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  test('a port in use', async () => {
    const taken = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
    try {
      const { code, stdout, stderr } = await run(['node', startScript], {
        PORT: String(taken.port),
      });
      expect(stderr).toMatch(oneSentence);
      expect(stderr).toContain(String(taken.port));
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    } finally {
      taken.stop(true);
    }
  });
});

// Whoever is root can give itself up to be nobody; anybody else is told by their own folder.
describe.if(isRoot)('[O10] a checkout that cannot be written to', () => {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-checkout-'));
  const checkout = join(folder, 'passerby');

  beforeAll(() => {
    mkdirSync(checkout);
    for (const name of ['package.json', 'bun.lock', 'scripts']) {
      cpSync(join(root, name), join(checkout, name), { recursive: true, verbatimSymlinks: true });
    }
    chmodSync(folder, 0o755);
    chmodSync(checkout, 0o555);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('is named, and what to do about it', async () => {
    const { code, stdout, stderr } = await run([
      ...['setpriv', `--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups'],
      ...['node', join(checkout, 'scripts', 'start.mjs')],
    ]);
    expect(stderr).toMatch(oneSentence);
    expect(stderr).toContain(`cannot write to ${checkout}`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });
});

test('[O4] [O10] npm start -- --version and --help answer as the command does', async () => {
  const version = await run(['node', startScript, '--version']);
  expect(version).toEqual({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
  for (const flag of ['--help', '-h']) {
    const help = await run(['node', startScript, flag]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(help.stdout).toContain('--stun-ports');
  }
});

test('[O10] a start when everything is there builds and installs nothing', async () => {
  const startedAt = performance.now();
  const child = Bun.spawn(['node', startScript], {
    env: {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      PORT: '0',
      PASSERBY_STUN_PORTS: 'none',
      PASSERBY_RELAY_PORT: '0',
    },
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  });
  let stdout = '';
  const reading = (async () => {
    const decoder = new TextDecoder();
    for await (const chunk of child.stdout) stdout += decoder.decode(chunk, { stream: true });
  })();
  await eventually('the ready line', () => /^Passerby is ready at \S+$/m.exec(stdout)?.[0]);
  console.log(`ready after ${Math.round(performance.now() - startedAt)} ms`);
  child.kill('SIGTERM');
  await Promise.all([child.exited, reading]);
  expect(await new Response(child.stderr).text()).toBe('');
  expect(child.exitCode).toBe(0);
});
