import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { placeAds } from './place-ads.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-ads-'));
});
afterEach(() => rm(folder, { recursive: true }));

const slot =
  '<ad-slot data-topics="webcam, R&amp;D" data-label="Ad" data-house-label="Ours" ' +
  'data-why="Why" data-why-link="/privacy/#ads"></ad-slot>';

const pageOf = (content: string) =>
  `<!doctype html><html lang="en"><body><main><h1>How to be seen</h1>${content}</main></body></html>`;

const text = '<p>Put a lamp behind the webcam. The camera needs light.</p>';

const lamp = `advertiser = "Lamps & Co"
title = "Light for \\"your\\" face"
text = "It's a lamp for people on camera."
link = "https://lamps.example/desk?colour=red&size=2"
topics = ["webcam", "video call lighting"]
languages = ["en"]
`;

async function write(files: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

const read = (name: string) => readFile(join(folder, 'site', name), 'utf8');
const place = () => placeAds(join(folder, 'site'), join(folder, 'ads'));

test('[B7] each page is written once for each creative, listed with its hash, and once without', async () => {
  await write({ 'site/blog/index.html': pageOf(text + slot), 'ads/lamp.toml': lamp });
  const placed = await place();
  expect(placed).toMatchObject({ ok: true });
  const manifest = JSON.parse(await read('ads.json'));
  expect(manifest.creatives).toMatchObject([{ name: 'lamp', weight: 1 }]);
  const [variant] = manifest.pages['/blog/'];
  expect(variant).toMatchObject({ creative: 'lamp', file: '_ads/variants/blog/lamp.html' });
  const html = await read(variant.file);
  expect(new Bun.CryptoHasher('sha256').update(html).digest('hex')).toBe(variant.sha256);
  expect(await read('blog/index.html')).toBe(pageOf(text));
  expect(await read('_ads/pages/blog/index.html')).toContain('<ad-slot');
});

test('[B9] an ad is labelled, plain, and all of its words are text', async () => {
  await write({ 'site/index.html': pageOf(text + slot), 'ads/lamp.toml': lamp });
  await place();
  const html = await read('_ads/variants/lamp.html');
  expect(html).toContain('<aside class="ad" aria-label="Ad">');
  expect(html).toContain('href="/ad/lamp" rel="sponsored noopener noreferrer"');
  expect(html).toContain('<strong>Light for &quot;your&quot; face</strong>');
  expect(html).toContain('Lamps &amp; Co');
  expect(html).toContain('Lamps &amp; Co · lamps.example</small>');
  expect(html.match(/<aside/g)).toHaveLength(1);
  expect(html).not.toMatch(/<(?:script|iframe|link|style|form|object|video)|\bon\w+=|https?:\/\//);
});

test('[B2] its picture stands in the page, with its dimensions', async () => {
  const create = { width: 400, height: 200, channels: 3, background: '#c60' } as const;
  const picture = await sharp({ create }).png().toBuffer();
  await write({
    'site/index.html': pageOf(text + slot),
    'ads/lamp.toml': `${lamp}image = "lamp.png"\nalt = "A lamp"\n`,
    'ads/lamp.png': picture,
  });
  await place();
  const html = await read('_ads/variants/lamp.html');
  expect(html).toMatch(
    /<img src="data:image\/webp;base64,[^"]+" alt="A lamp" width="160" height="80">/,
  );
});

describe('[B3] an ad stands only where its author put a slot', () => {
  test('a page without one stays as it is', async () => {
    await write({ 'site/blog/index.html': pageOf(text), 'ads/lamp.toml': lamp });
    await place();
    expect(await read('blog/index.html')).toBe(pageOf(text));
    expect(await readdir(join(folder, 'site'))).toEqual(['ads.json', 'blog']);
  });

  test('a second one, one on a page that never has any, or half of one refuses the build', async () => {
    await write({
      'site/twice/index.html': pageOf(slot + text + slot),
      'site/guidelines/index.html': pageOf(text + slot),
      'site/safety/help/index.html': pageOf(text + slot),
      'site/half/index.html': pageOf(`${text}<ad-slot data-topics="a"></ad-slot>`),
    });
    const placed = await place();
    expect(placed).toMatchObject({ ok: false, code: 'refused' });
    expect(placed.ok ? [] : placed.problems.map((problem) => problem.split(' ')[0])).toEqual([
      '/guidelines/',
      '/half/',
      '/safety/help/',
      '/twice/',
    ]);
  });
});

test('[B1] one hostile creative refuses the build, by file, line and field, and writes nothing', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  await write({
    'site/index.html': pageOf(text + slot),
    'ads/lamp.toml': lamp,
    'ads/script.toml': lamp.replace(
      'https://lamps.example/desk?colour=red',
      'javascript:alert(1)//',
    ),
    'ads/picture.toml': `${lamp}image = "svg.png"\nalt = "A lamp"\n`,
    'ads/svg.png': svg,
    'ads/gone.toml': `${lamp}alt = "A lamp"\nimage = "gone.png"\n`,
  });
  const placed = await place();
  const problems = placed.ok ? [] : placed.problems.map((one) => one.replace(`${folder}/ads/`, ''));
  expect(problems).toEqual([
    'gone.toml:8: image is not there beside the file',
    'picture.toml:7: image is no PNG, JPEG, WebP or AVIF, whatever it is called',
    'script.toml:4: link must begin with https://, not with javascript:',
  ]);
  expect(await readdir(join(folder, 'site'))).toEqual(['index.html']);
});
