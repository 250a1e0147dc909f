import { afterAll, beforeAll, expect, test } from 'bun:test';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeAds } from '@passerby/ads/shell/place-ads';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Tab } from '@passerby/test-kit/tab';

const built = join(import.meta.dir, '../packages/web/dist');
const slotted = 'how-it-works/index.html';

/** A notice of the site's own, with a picture: a click on it asks no other host. */
const notice = `advertiser = "Passerby"
title = "What this server never learns"
text = "What it holds while you are here."
link = "/privacy/"
topics = ["ip address", "privacy"]
languages = ["en"]
image = "dot.png"
alt = "A dot"
`;

/** A PNG of one pixel. */
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

const browsers = useBrowsers();
let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-ads-'));
  const site = join(folder, 'site');
  const ads = join(folder, 'ads');
  await cp(built, site, { recursive: true });
  await cp(join(built, '_ads/pages', slotted), join(site, slotted));
  await mkdir(ads);
  await writeFile(join(ads, 'notice.toml'), notice);
  await writeFile(join(ads, 'dot.png'), dot);
  expect(await placeAds(site, ads)).toMatchObject({ ok: true });
  server = await startServerProcess({
    flags: ['--stun-ports=none', `--site=${site}`],
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  await rm(folder, { recursive: true });
});

/** Runs in the page. */
function readAd() {
  const blocks = document.querySelectorAll('.ad');
  const link = document.querySelector<HTMLAnchorElement>('.ad a.ad-link');
  const image = document.querySelector<HTMLImageElement>('.ad img');
  return {
    blocks: blocks.length,
    label: blocks[0]?.getAttribute('aria-label'),
    rel: link?.rel,
    target: link?.getAttribute('href'),
    image: image && {
      isDrawn: image.complete && image.naturalWidth > 0,
      hasSize: image.hasAttribute('width') && image.hasAttribute('height'),
    },
    scripts: document.scripts.length,
    isSlotLeft: document.querySelector('ad-slot') !== null,
  };
}

async function follow(tab: Tab): Promise<void> {
  await tab.evaluate(() => document.querySelector<HTMLElement>('.ad-link')?.click(), undefined);
  await eventually('the page that it leads to', () =>
    // Between two pages there is none to ask.
    tab.evaluate(() => location.pathname === '/privacy/', undefined).catch(() => false),
  );
}

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[B9] ${engine}: an ad is a part of the page: no script, no request, no trace`, async () => {
    const { tab } = await browsers.person(engine, server.url);
    await tab.goto(`${server.url}/how-it-works/`);
    const ad = await eventually('the picture', async () => {
      const seen = await tab.evaluate(readAd, undefined);
      return seen.image?.isDrawn ? seen : undefined;
    });
    expect(ad).toEqual({
      blocks: 1,
      label: 'From this site',
      rel: 'sponsored noopener noreferrer',
      target: '/ad/notice',
      image: { isDrawn: true, hasSize: true },
      scripts: 0,
      isSlotLeft: false,
    });
    // The page, its styles and fonts: what the same page without an ad asks for.
    const asked = tab.requests.map(({ url }) => url).filter((url) => !url.startsWith('data:'));
    for (const url of asked) {
      expect(new URL(url).pathname).toMatch(
        /^\/(?:how-it-works\/|_astro\/.*|favicon\.(?:svg|ico))$/,
      );
    }
    await follow(tab);
    expect(await tab.evaluate(() => document.referrer, undefined)).toBe('');
  });

  test(`[B3] ${engine}: pages for people in trouble, and the lobby, have none`, async () => {
    const { tab } = await browsers.person(engine, server.url);
    for (const path of ['/guidelines/', '/privacy/', '/nowhere/', '/']) {
      await tab.goto(`${server.url}${path}`);
      expect((await tab.evaluate(readAd, undefined)).blocks).toBe(0);
    }
  });
}

test('[B13] what a browser saw and followed is in the file when the server has stopped', async () => {
  const file = join(folder, 'totals.json');
  const counting = await startServerProcess({
    flags: ['--stun-ports=none', `--site=${join(folder, 'site')}`, `--ads-totals=${file}`],
  });
  // A program that asks without saying that it navigates is nobody.
  for (let i = 0; i < 20; i++) await fetch(`${counting.url}/how-it-works/`);
  const { tab } = await browsers.person('chromium', counting.url);
  await tab.goto(`${counting.url}/how-it-works/`);
  await follow(tab);
  const report = await fetch(`${counting.url}/ads/totals.json`);
  expect(await report.json()).toMatchObject({ totals: [] });
  expect(await counting.stop()).toBe(0);
  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual([
    { day: expect.any(String), creative: 'notice', shown: 8, clicked: 8 },
  ]);
});
