import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reportPath } from '@passerby/server/shell/ads';
import { ads } from './ads.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-cli-ads-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await ads(args, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
  });
  return { code, out: out.join(''), error: error.join('') };
}

const lamp =
  'advertiser = "A"\ntitle = "Light"\ntext = "A lamp"\nlink = "https://a.example/"\n' +
  'topics = ["webcam light"]\nlanguages = ["en"]\n';

const slot =
  '<ad-slot data-label="Ad" data-house-label="Ours" data-why="Why" data-why-link="/"></ad-slot>';

async function folders(creatives: Readonly<Record<string, string>>, html: string) {
  const site = await mkdtemp(join(folder, 'site-'));
  const pages = join(site, '_ads', 'pages', 'light');
  await mkdir(pages, { recursive: true });
  await writeFile(join(pages, 'index.html'), html);
  const from = await mkdtemp(join(folder, 'ads-'));
  for (const [name, text] of Object.entries(creatives)) await writeFile(join(from, name), text);
  return ['--ads', from, '--site', site];
}

const page = `<html lang="en"><main><h1>Seen</h1><p>A webcam light.</p>${slot}</main></html>`;

describe('passerby ads check', () => {
  test('[B5] shows where a creative lands', async () => {
    const { code, out, error } = await run(
      'check',
      ...(await folders({ 'lamp.toml': lamp }, page)),
    );
    expect([code, error]).toEqual([0, '']);
    expect(out).toMatch(/^\/light\/\n {2}\+ lamp .*"webcam light"/);
  });

  test('[B1] names file, line and field of what is refused, and fails', async () => {
    const bad = lamp.replace('https://a.example/', 'https://a.example/?utm_source=x');
    const { code, error } = await run('check', ...(await folders({ 'bad.toml': bad }, page)));
    expect(code).toBe(1);
    expect(error).toMatch(/bad\.toml:4: link has the tracking parameter "utm_source"\n$/);
  });

  test('[B3] a page that may not have a slot fails it', async () => {
    const { code, error } = await run('check', ...(await folders({}, page + slot)));
    expect([code, error]).toEqual([1, '/light/ has more than one slot for an ad\n']);
  });
});

describe('passerby ads preview', () => {
  test('[B5] what lands nowhere is not shown without --page', async () => {
    const where = await folders({ 'lamp.toml': lamp }, page.replace('webcam', 'table'));
    const { code, error } = await run('preview', 'lamp', ...where);
    expect([code, error]).toEqual([
      1,
      'lamp lands on no page; --page shows it all the same on one of: /light/.\n',
    ]);
    expect((await run('preview', 'nobody', ...where)).error).toMatch(/^There is no nobody\.toml/);
  });
});

describe('passerby ads report', () => {
  const total = { day: '2026-11-24', creative: 'lamp', shown: 16, clicked: 0 };

  async function reportOf(answer: unknown, ...more: readonly string[]) {
    const server = Bun.serve({
      hostname: '127.0.0.1',
      port: 0,
      fetch: ({ url }) =>
        new URL(url).pathname === reportPath ? Response.json(answer) : new Response('no'),
    });
    const result = await run('report', '--url', server.url.href, ...more);
    await server.stop(true);
    return result;
  }

  test('[B10] prints the rounded total, the least it can be, and how exact that is', async () => {
    const { code, out } = await reportOf({ daysBefore: '2026-11-25', totals: [total] });
    expect(code).toBe(0);
    expect(out).toMatch(/^day +creative +shown +at least +clicked +at least\n/);
    expect(out).toMatch(/\n2026-11-24 +lamp +16 +9 +0 +0\n/);
    expect(out).toMatch(/\ntogether +16 +9 +0 +0\n/);
    expect(out).toContain('Days before 2026-11-25 (UTC)');
  });

  test('[B10] of one creative alone', async () => {
    const answer = { daysBefore: '2026-11-25', totals: [total, { ...total, creative: 'tea' }] };
    const { out } = await reportOf(answer, '--creative', 'tea');
    expect(out).not.toContain('lamp');
  });

  test('[B13] from the file that a server wrote', async () => {
    const file = join(folder, 'totals.json');
    await writeFile(file, JSON.stringify([total]));
    expect((await run('report', '--file', file)).out).toContain('2026-11-24');
  });

  test('[B10] anything else is told in a sentence', async () => {
    expect((await reportOf({ totals: [{ ip: 1 }] })).error).toMatch(/is no report of ads\.\n$/);
    expect((await run('report', '--file', join(folder, 'nowhere'))).code).toBe(1);
    expect((await run('report', '--url', 'nowhere')).error).toMatch(/is no address\.\n$/);
  });
});

test('[B5] a wrong word is answered with the one that was meant', async () => {
  expect((await run('chekc')).error).toBe('"chekc" is no command of ads: did you mean check?\n');
  expect((await run('check', '--ad', 'x')).code).toBe(1);
  expect((await run('--help')).code).toBe(0);
  for (const line of (await run('--help')).out.split('\n')) {
    expect(line.length).toBeLessThanOrEqual(100);
  }
});
