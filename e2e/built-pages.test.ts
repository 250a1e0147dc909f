import { describe, expect, test } from 'bun:test';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuiltPage, builtSite, lobbies, readBuiltSite } from './built-pages.ts';

const root = join(import.meta.dir, '..');
const all = readBuiltSite();
const pages = new Map(all.map((page) => [page.path, page]));
const shared = all.filter(({ path }) => path !== '/404.html');

/** The path and anchor of a link within the site; undefined where it leads to somebody else. */
function within(link: string, page: BuiltPage): { path: string; anchor: string } | undefined {
  const url = new URL(link, `http://site.invalid${page.path}`);
  if (url.host !== 'site.invalid') return undefined;
  return { path: url.pathname, anchor: url.hash.slice(1) };
}

/** What the server answers by itself (`packages/server/src/shell/http.ts`). */
const madeByServer: ReadonlySet<string> = new Set(['/inventory.json']);

describe('[L4] pages', () => {
  test('there are the ones that a visitor looks for', () => {
    const wanted = ['', 'about/', 'blog/', 'faq/', 'guidelines/', 'how-it-works/', 'privacy/'];
    for (const name of [...wanted, 'safety/', 'terms/']) expect(pages.keys()).toContain(`/${name}`);
    expect(all.filter(({ path }) => /^\/blog\/[^/]+\/$/.test(path)).length).toBeGreaterThan(3);
  });

  test('each can be reached from the lobby by links', () => {
    const reached = new Set(['/']);
    for (const path of reached) {
      const page = pages.get(path);
      for (const link of page?.links ?? []) {
        const to = page && within(link, page)?.path;
        if (to !== undefined && pages.has(to)) reached.add(to);
      }
    }
    expect([...reached].sort()).toEqual(shared.map(({ path }) => path).sort());
  });

  test('every link and anchor within the site leads somewhere', () => {
    const lost: string[] = [];
    for (const page of all) {
      for (const link of page.links) {
        const to = within(link, page);
        if (to === undefined || to.path.startsWith('/ad/')) continue;
        const target = pages.get(to.path);
        const isFile = existsSync(join(builtSite, to.path.slice(1)));
        const isThere = target !== undefined || isFile || madeByServer.has(to.path);
        const isNamed = to.anchor === '' || target?.ids.includes(to.anchor);
        if (!isThere || !isNamed) lost.push(`${page.path} -> ${link}`);
      }
    }
    expect(lost).toEqual([]);
  });

  for (const { path, title, h1s, head, ids } of shared) {
    test(`${path} has one h1, its own title, description, canonical link and ids`, () => {
      expect(h1s).toBe(1);
      expect(title).toEndWith(' · Passerby');
      expect(head.get('description')?.length).toBeGreaterThan(39);
      expect(head.get('canonical')).toBe(path);
      expect(head.get('og:url')).toBe(path);
      expect(new Set(ids).size).toBe(ids.length);
    });
  }

  test('no two have the same title or description', () => {
    expect(new Set(shared.map(({ title }) => title)).size).toBe(shared.length);
    const descriptions = shared.map(({ head }) => head.get('description'));
    expect(new Set(descriptions).size).toBe(shared.length);
  });
});

describe('[L3] pages', () => {
  for (const { path, scripts, inline, loads } of all) {
    const isLobby = lobbies.includes(path);
    test(`${path} loads ${isLobby ? 'its own script' : 'no script'} and nothing of others`, () => {
      // At the root there is one more, which goes on to the language that was chosen.
      const allowed = path === '/' ? 2 : 1;
      expect(scripts).toBe(isLobby ? allowed : 0);
      expect(inline).toEqual([]);
      for (const load of loads) {
        expect(load).toMatch(/^\/[^/]/);
        expect([load, existsSync(join(builtSite, load))]).toEqual([load, true]);
      }
    });
  }
});

test('[L6] each page names its card, which is there and of the size that is asked for', () => {
  for (const { path, head } of shared) {
    const card = head.get('og:image') ?? '';
    expect([path, card]).toEqual([path, expect.stringMatching(/^\/cards\/[\w-]+\.png$/)]);
    const png = readFileSync(join(builtSite, card.slice(1)));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_200, 630]);
    expect(png.length).toBeLessThan(100_000);
  }
});

test('[L8] what a browser installs has a name, a beginning and icons of the sizes that it says', () => {
  const manifest = JSON.parse(readFileSync(join(builtSite, 'manifest.webmanifest'), 'utf8'));
  const { name, short_name, start_url, scope, display, icons } = manifest;
  expect({ name, short_name, start_url, scope, display }).toEqual({
    name: 'Passerby',
    short_name: 'Passerby',
    start_url: '/',
    scope: '/',
    display: 'standalone',
  });
  const sizes: string[] = [];
  for (const { src, type, sizes: said, purpose = 'any' } of icons) {
    const content = readFileSync(join(builtSite, src.slice(1)));
    if (type === 'image/svg+xml') {
      expect([src, said, content.toString()]).toEqual([src, 'any', expect.stringMatching(/^<svg/)]);
      continue;
    }
    expect([src, type, content.subarray(1, 4).toString()]).toEqual([src, 'image/png', 'PNG']);
    expect([src, `${content.readUInt32BE(16)}x${content.readUInt32BE(20)}`]).toEqual([src, said]);
    sizes.push(`${purpose} ${said}`);
  }
  // What Chromium asks for before it offers to install.
  expect(sizes).toEqual(['any 192x192', 'any 512x512', 'maskable 512x512']);
  for (const path of lobbies) {
    const name = path === '/' ? 'index.html' : `${path.slice(1)}index.html`;
    const html = readFileSync(join(builtSite, name), 'utf8');
    expect([path, html.includes('rel="manifest" href="/manifest.webmanifest"')]).toEqual([
      path,
      true,
    ]);
  }
});

test('[L7] what an article tells people to run is there to be run', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const benchmarks = readFileSync(join(root, 'bench/src/main.ts'), 'utf8');
  const articles = join(root, 'packages/web/src/content/articles');
  for (const name of readdirSync(articles)) {
    const runs = [...readFileSync(join(articles, name), 'utf8').matchAll(/^ {4}run: (.+)$/gm)];
    expect([name, runs.length]).not.toEqual([name, 0]);
    for (const [, run = ''] of runs) {
      const [, script = ''] = /^npm run ([\w:]+)/.exec(run) ?? [];
      expect([run, script in scripts]).toEqual([run, true]);
      const [, benchmark] = /^npm run bench -- (\w+)$/.exec(run) ?? [];
      if (benchmark) expect(benchmarks).toMatch(new RegExp(`^ {2}${benchmark}: measure`, 'm'));
      const [, file] = / \.\/(e2e\/\S+\.test\.ts)$/.exec(run) ?? [];
      if (file) expect([file, existsSync(join(root, file))]).toEqual([file, true]);
      expect(benchmark ?? file ?? script).not.toMatch(/^(?:bun|bench)$/);
    }
  }
});

test('[Q7] whatever a page loads to run or to be styled by carries the hash of that file', () => {
  const files = readdirSync(builtSite, { recursive: true, encoding: 'utf8' });
  let hashes = 0;
  // The variants that ads make of a page as well.
  for (const name of files.filter((file) => file.endsWith('.html'))) {
    const html = readFileSync(join(builtSite, name), 'utf8');
    for (const [tag] of html.matchAll(/<(?:script|link)\b[^>]*>/g)) {
      const path = /(?:src|href)="([^"]+\.(?:js|css))"/.exec(tag)?.[1];
      if (path === undefined) continue;
      const given = /integrity="sha384-([^"]+)"/.exec(tag)?.[1];
      const content = readFileSync(join(builtSite, path));
      const hash = new Bun.CryptoHasher('sha384').update(content).digest('base64');
      expect([name, path, given]).toEqual([name, path, hash]);
      hashes += 1;
    }
  }
  expect(hashes).toBeGreaterThan(10);
});
