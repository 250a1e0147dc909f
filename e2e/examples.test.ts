import { afterAll, beforeAll, expect, test } from 'bun:test';
import { appendFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';
import { openWireClient } from '@passerby/test-kit/wire-client';
import manifest from '../packages/client/package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));
const browsers = useBrowsers();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-examples-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** One command of a plain bundler, and the server is told where the page is. */
async function serve(page: string, name: string) {
  const site = join(folder, name);
  run([process.execPath, 'build', page, `--outdir=${site}`, '--minify']);
  return startServerProcess({ flags: [`--site=${site}`] });
}

/** In a folder of its own with nothing of ours but the package for builders, as the guide says. */
async function copyElsewhere(name: string): Promise<string> {
  const elsewhere = join(folder, `${name}-elsewhere`);
  await cp(join(root, 'examples', name), elsewhere, { recursive: true });
  await install(elsewhere);
  return elsewhere;
}

async function install(elsewhere: string): Promise<void> {
  await writeFile(join(elsewhere, 'package.json'), '{ "private": true, "type": "module" }');
  run([process.execPath, join(root, 'scripts', 'client-package.ts')]);
  const packed = join(root, 'dist', `passerby-client-${manifest.version}.tgz`);
  run(['npm', 'install', '--offline', '--no-audit', '--no-fund', packed], elsewhere);
}

/** What stands in the guide, put where it says. */
async function followGuide(): Promise<string> {
  const guide = await readFile(join(root, 'docs', 'build-your-own.md'), 'utf8');
  const blocks = [...guide.matchAll(/^```(ts|html)\n([\s\S]*?)^```$/gm)];
  const [page = '', ...noMore] = blocks.flatMap(([, kind, text]) => (kind === 'html' ? text : []));
  const [chat = '', work = '', held = '', ...others] = blocks.flatMap(([, kind, text]) =>
    kind === 'ts' ? text : [],
  );
  expect([noMore, others]).toEqual([[], []]);
  const more = [...guide.matchAll(/`(<(?:button|p) id="[^`]*)`/g)].map(([, tag]) => tag).join('');
  const elsewhere = join(folder, 'guide');
  await mkdir(join(elsewhere, 'site'), { recursive: true });
  await writeFile(join(elsewhere, 'site', 'index.html'), page.replace('</html>', `${more}</html>`));
  await writeFile(join(elsewhere, 'chat.ts'), `${chat}${held}`);
  await writeFile(join(elsewhere, 'work.ts'), work);
  await install(elsewhere);
  const client = join(elsewhere, 'node_modules', '@passerby', 'client');
  await cp(join(client, 'work-worker.js'), join(elsewhere, 'site', 'work-worker.js'));
  return elsewhere;
}

/** Counts on the page what its workers say. */
const countAnswers = (): void => {
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', () => {
        const { dataset } = document.documentElement;
        dataset['answers'] = String(Number(dataset['answers'] ?? 0) + 1);
      });
    }
  };
};

/** The compiler's own words on a page, with the strictness that a builder would have. */
function typeFaults(file: string): string {
  const { stdout } = Bun.spawnSync(
    [
      ...[process.execPath, '--bun', join(root, 'node_modules', '.bin', 'tsc'), '--noEmit'],
      ...['--strict', '--module', 'preserve', '--lib', 'es2024,dom,dom.iterable', file],
    ],
    { cwd: dirname(file) },
  );
  return stdout.toString();
}

function run(command: readonly string[], cwd = root): void {
  const { exitCode, stdout, stderr } = Bun.spawnSync([...command], { cwd });
  if (exitCode !== 0) throw new Error(`${command.join(' ')}:\n${stdout}${stderr}`);
}

async function twoPeople(
  [one = '', other = one]: readonly string[],
  prepare: (person: Person) => Promise<void> = async () => undefined,
): Promise<[Person, Person]> {
  const people = await Promise.all([
    browsers.person('chromium', one),
    browsers.person('firefox', other),
  ]);
  await Promise.all(
    people.map(async (person) => {
      const { tab, url } = person;
      await tab.permit('granted', url);
      await prepare(person);
      await tab.goto(url);
    }),
  );
  return people;
}

const untilState = ({ tab, engine }: Person, part: string) =>
  eventually(
    `${engine} reads: ${part}`,
    () =>
      tab.evaluate((words) => document.querySelector('#state')?.textContent?.includes(words), part),
    { timeoutMs: 25_000 },
  );

const untilPlaying = ({ tab, engine }: Person, selector: string) =>
  eventually(
    `${engine} has something to play in ${selector}`,
    () =>
      tab.evaluate((at) => {
        const element = document.querySelector<HTMLMediaElement>(at);
        return element !== null && !element.paused && element.currentTime > 0.5;
      }, selector),
    { timeoutMs: 25_000 },
  );

test('[E80] from an empty folder and the package: two see and write to each other, and Next goes on', async () => {
  const elsewhere = await copyElsewhere('call');
  expect(typeFaults(join(elsewhere, 'call.ts'))).toBe('');
  const server = await serve(join(elsewhere, 'index.html'), 'call');
  const [one, other] = await twoPeople([server.url]);
  for (const { tab } of [one, other]) await tab.click('button', 'Start');
  for (const person of [one, other]) {
    await untilState(person, 'Say hello.');
    await untilPlaying(person, '#stranger');
  }
  await one.tab.evaluate(() => document.querySelector<HTMLElement>('#text')?.focus(), undefined);
  await one.tab.type('<b>hello</b>');
  await one.tab.key('Enter');
  const read = await eventually('what was written is read', () =>
    other.tab.evaluate(() => document.querySelector('#said')?.textContent || undefined, undefined),
  );
  expect(read).toBe('stranger: <b>hello</b>');

  await one.tab.click('button', 'Next');
  await untilState(one, 'Looking for somebody.');
  await untilState(other, 'It ended: left.');
  expect(await server.stop()).toBe(0);
});

test('[E80] the other look: voices meet by what they know, and no picture is asked for', async () => {
  const server = await serve(join(root, 'examples', 'roulette', 'index.html'), 'roulette');
  const [one, other] = await twoPeople([server.url]);
  for (const { tab } of [one, other]) {
    await tab.evaluate(() => {
      const interests = document.querySelector<HTMLInputElement>('#interests');
      if (interests !== null) interests.value = 'bread,chess';
    }, undefined);
    await tab.click('button', 'Spin');
  }
  for (const person of [one, other]) {
    await untilState(person, 'Somebody is there.');
    await untilPlaying(person, 'audio');
  }
  const kinds = await one.tab.evaluate(() => {
    const stream = document.querySelector('audio')?.srcObject;
    const shared = document.querySelector('#shared')?.textContent;
    if (!(stream instanceof MediaStream)) return undefined;
    return { shared, kinds: stream.getTracks().map(({ kind }) => kind) };
  }, undefined);
  expect(kinds).toEqual({ shared: 'You both know bread and chess.', kinds: ['audio'] });

  await one.tab.click('button', 'Rude');
  await untilState(one, 'You will not meet them again.');
  await untilState(other, 'They left the table.');
  expect(await server.stop()).toBe(0);
});

test('[E80] the guide, word for word: under stress a worker does the work, two meet, and what is held is shown', async () => {
  const elsewhere = await followGuide();
  expect(typeFaults(join(elsewhere, 'chat.ts'))).toBe('');
  const site = join(elsewhere, 'site');
  const bundle = [process.execPath, 'build', 'chat.ts', '--minify', '--format=esm'];
  run([...bundle, `--outfile=${join(site, 'chat.js')}`], elsewhere);
  const server = await startServerProcess({
    flags: [`--site=${site}`, '--calm-per-second=1', '--work-bits=12'],
  });
  const networks = await Promise.all(
    ['127.40.1.1', '127.41.1.1'].map((from) =>
      createSourceProxy({ targetPort: server.port, from }),
    ),
  );
  const people = await twoPeople(
    networks.map(({ url }) => url),
    ({ tab }) => tab.beforeEveryPage(countAnswers),
  );
  // Sockets enough for the window of stress that is on, and the next one.
  for (let i = 0; i < 8; i++) await (await openWireClient({ url: server.url })).close();
  for (const { tab } of people) await tab.click('button', 'Start');
  for (const person of people) {
    await untilState(person, 'talking');
    const { tab } = person;
    const answers = () =>
      tab.evaluate(() => document.documentElement.dataset['answers'], undefined);
    expect(Number(await answers())).toBeGreaterThan(0);
    await tab.click('button', 'What is held?');
    const held = await eventually('what is held is read', () =>
      tab.evaluate(() => document.querySelector('#held')?.textContent || undefined, undefined),
    );
    expect(held).toMatch(/^\w+ \d+(, \w+ \d+)+$/);
    expect(tab.uncaught).toEqual([]);
  }
  await Promise.all(networks.map((network) => network.close()));
  expect(await server.stop()).toBe(0);
});

test('[E80] the control: the types of the package find a page that is wrong', async () => {
  const elsewhere = await copyElsewhere('call');
  await appendFile(join(elsewhere, 'call.ts'), 'passerby.start({ mode: "smell" });\n');
  expect(typeFaults(join(elsewhere, 'call.ts'))).toContain('TS2322');
});
