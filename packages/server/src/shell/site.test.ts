import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSite, type SiteFile } from './site.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-site-'));
  await mkdir(join(folder, '_astro', 'filter'), { recursive: true });
  await mkdir(join(folder, 'en', 'index.html-notes'), { recursive: true });
  const files = {
    'index.html': '<h1>Passerby</h1>'.repeat(20),
    '404.html': '<h1>Nobody here</h1>',
    'favicon.svg': '<svg/>',
    'follow-language.js': '{}',
    'a file.txt': 'x',
    [join('en', 'index.html')]: '<h1>English</h1>',
    [join('_astro', 'app.1a2b.js')]: 'export {};',
    [join('_astro', 'face.9c.woff2')]: 'wOF2',
    [join('_astro', 'filter', 'worker.3d.js')]: 'export {};',
    [join('_astro', 'filter', 'model.3d.json')]: '{}',
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
});

afterAll(() => rm(folder, { recursive: true }));

test('[H6] every file has one path, an index has its directory, and the 404 page has none', async () => {
  const site = await loadSite(folder);
  expect([...site.paths.keys()].sort()).toEqual([
    '/',
    '/_astro/app.1a2b.js',
    '/_astro/face.9c.woff2',
    '/_astro/filter/model.3d.json',
    '/_astro/filter/worker.3d.js',
    '/a%20file.txt',
    '/en',
    '/en/',
    '/favicon.svg',
    '/follow-language.js',
  ]);
  expect(site.paths.get('/en')).toEqual({ kind: 'directory', location: '/en/' });
  expect(new TextDecoder().decode(site.notFound?.bytes)).toBe('<h1>Nobody here</h1>');
});

test('[H4] pages are never kept, hashed files for good, the rest for an hour, but for what a page seals', async () => {
  const { paths } = await loadSite(folder);
  const kept = (path: string) => (paths.get(path) as SiteFile).cacheControl;
  expect(kept('/')).toBe('no-store');
  expect(kept('/en/')).toBe('no-store');
  expect(kept('/_astro/app.1a2b.js')).toBe('public, max-age=31536000, immutable');
  expect(kept('/favicon.svg')).toBe('public, max-age=3600');
  expect(kept('/follow-language.js')).toBe('no-cache');
});

test('[H7] scripts of the filter are told apart by their folder', async () => {
  const { paths } = await loadSite(folder);
  const scripts = [...paths].filter(([, file]) => file.kind === 'file' && file.isFilterScript);
  expect(scripts.map(([path]) => path)).toEqual(['/_astro/filter/worker.3d.js']);
});

test('[H4] a file is held compressed where that is smaller, and only there', async () => {
  const { paths } = await loadSite(folder);
  const index = paths.get('/') as SiteFile;
  expect(index.gzip).toBeDefined();
  expect(Bun.gunzipSync(index.gzip as Uint8Array<ArrayBuffer>)).toEqual(index.bytes);
  expect((paths.get('/favicon.svg') as SiteFile).gzip).toBeUndefined();
});

test('[H4] what a file is follows from its name', async () => {
  const { paths } = await loadSite(folder);
  const type = (path: string) => (paths.get(path) as SiteFile).contentType;
  expect(type('/')).toBe('text/html; charset=utf-8');
  expect(type('/_astro/app.1a2b.js')).toBe('text/javascript; charset=utf-8');
  expect(type('/_astro/face.9c.woff2')).toBe('font/woff2');
});

test('[H11] pages name the contact of the operator, also compressed, and other files stay as they are', async () => {
  const place = '<p>Write to <span data-contact>nobody</span>.</p>';
  const words = join(folder, 'words');
  await mkdir(words);
  await writeFile(join(words, 'page.html'), place.repeat(9));
  await writeFile(join(words, 'code.js'), place);
  const contact = { text: 'a@b.example', href: 'mailto:a@b.example' };
  const { paths } = await loadSite(words, { contact });
  const page = paths.get('/page.html') as SiteFile;
  expect(new TextDecoder().decode(page.bytes)).toBe(
    '<p>Write to <a data-contact href="mailto:a@b.example">a@b.example</a>.</p>'.repeat(9),
  );
  expect(Bun.gunzipSync(page.gzip as Uint8Array<ArrayBuffer>)).toEqual(page.bytes);
  const read = async (path: string, of = contact) =>
    new TextDecoder().decode(
      ((await loadSite(words, { contact: of })).paths.get(path) as SiteFile).bytes,
    );
  expect(await read('/code.js')).toBe(place);
  const bare = (await loadSite(words)).paths.get('/page.html') as SiteFile;
  expect(new TextDecoder().decode(bare.bytes)).toBe(place.repeat(9));
  await rm(words, { recursive: true });
});

test('[H12] pages name the first origin, and what was built is known by its hash all the same', async () => {
  const links = join(folder, 'links');
  await mkdir(links);
  const page = '<link rel="canonical" href="/">';
  await writeFile(join(links, 'index.html'), page);
  await writeFile(join(links, 'sitemap.xml'), '<loc>/</loc>');
  const bare = await loadSite(links);
  expect([...bare.paths.keys()]).toEqual(['/']);
  const named = await loadSite(links, { origin: 'https://chat.example' });
  const text = (path: string) =>
    new TextDecoder().decode((named.paths.get(path) as SiteFile).bytes);
  expect(text('/')).toBe('<link rel="canonical" href="https://chat.example/">');
  expect(text('/sitemap.xml')).toBe('<loc>https://chat.example/</loc>');
  const hash = new Bun.CryptoHasher('sha256').update(page).digest('hex');
  expect((named.paths.get('/') as SiteFile).builtSha256).toBe(hash);
  await rm(links, { recursive: true });
});

test('[H9] a folder that is not there is a site without paths', async () => {
  expect(await loadSite(join(folder, 'nowhere'))).toEqual({
    paths: new Map(),
    notFound: undefined,
  });
});
