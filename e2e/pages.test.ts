import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { startViewers } from '@passerby/test-kit/viewer';
import { languageCodes, lobbyPath } from '../packages/web/src/words/languages.ts';
import { lobbies, readBuiltSite } from './built-pages.ts';
import { readFaults, readTargets } from './page-faults.ts';

const web = join(import.meta.dir, '../packages/web');
const paths = readBuiltSite()
  .map(({ path }) => path)
  .filter((path) => path !== '/404.html');
const origin = 'https://chat.example';

const browsers = useBrowsers();
let plain: ServerProcess;
let named: ServerProcess;

beforeAll(async () => {
  plain = await startServerProcess({ flags: ['--stun-ports=none'] });
  named = await startServerProcess({
    flags: ['--stun-ports=none', `--origin=${origin}`, '--contact=abuse@chat.example'],
  });
});

afterAll(async () => {
  expect([await plain.stop(), await named.stop()]).toEqual([0, 0]);
});

const read = async (server: ServerProcess, path: string) =>
  (await fetch(`${server.url}${path}`)).text();

describe('[H12] the origin', () => {
  test('is the one that was named, in every page, the feed and the sitemap', async () => {
    for (const path of paths) {
      const html = await read(named, path);
      expect(html).toContain(`<link rel="canonical" href="${origin}${path}">`);
      expect(html).toContain(`<meta property="og:image" content="${origin}/cards/`);
    }
    const sitemap = await read(named, '/sitemap.xml');
    const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => address);
    expect(listed.sort()).toEqual(paths.map((path) => `${origin}${path}`).sort());
    expect(await read(named, '/robots.txt')).toContain(`Sitemap: ${origin}/sitemap.xml\n`);
    const feed = await read(named, '/rss.xml');
    for (const [, link = ''] of feed.matchAll(/<link>([^<]*)<\/link>/g)) {
      expect(link).toStartWith(`${origin}/`);
    }
  });

  test('is never made up: without one paths are paths, and there is no sitemap', async () => {
    expect(await read(plain, '/faq/')).toContain('<link rel="canonical" href="/faq/">');
    expect((await fetch(`${plain.url}/sitemap.xml`)).status).toBe(404);
    expect(await read(plain, '/robots.txt')).not.toContain('Sitemap');
    for (const path of [...paths, '/rss.xml']) {
      expect(await read(plain, path)).not.toMatch(/(?:canonical|og:url)"[^>]*http/);
    }
  });

  test('[B7] a page with an ad and a contact in it is shown as it was listed', async () => {
    // A page that was not as the build listed it would be told of in the log.
    expect(named.output().stderr).toBe('');
    const about = await read(named, '/about/');
    expect(about).toContain('class="ad"');
    expect(about).toContain('href="mailto:abuse@chat.example"');
  });
});

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[L3] ${engine}: pages run nothing, ask nobody else and leave nothing`, async () => {
    const { tab } = await browsers.person(engine, plain.url);
    // The lobbies have their scripts; what they leave is looked at in other tests.
    for (const path of paths.filter((one) => !lobbies.includes(one))) {
      await tab.goto(`${plain.url}${path}`);
      const seen = await tab.evaluate(
        () => ({
          scripts: document.scripts.length,
          overflow: document.documentElement.scrollWidth - innerWidth,
          drawings: [...document.querySelectorAll('.diagram svg')].map(
            (svg) => svg.getBoundingClientRect().height > 100,
          ),
        }),
        undefined,
      );
      expect([path, seen.scripts, seen.overflow <= 0]).toEqual([path, 0, true]);
      expect(seen.drawings).not.toContain(false);
    }
    // A browser's own blank page has no host.
    const asked = tab.requests.map(({ url }) => new URL(url)).filter(({ host }) => host !== '');
    const hosts = new Set(asked.map(({ host }) => host));
    expect([...hosts]).toEqual([new URL(plain.url).host]);
    // Afterwards every storage of the browser is looked into, as after each test.
  });
}

test('[E160] on the smallest phone every text page can be read, hit and heard, with wider letters too', async () => {
  const viewers = await startViewers();
  const texts = paths.filter((path) => !lobbies.includes(path));
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    const viewer = await viewers.viewer({ width: 320, height: 640, theme, isPhone: true });
    for (const path of texts) {
      await viewer.open(`${plain.url}${path}`, 'h1');
      const found = [...(await viewer.evaluate(readTargets)), ...(await readFaults(viewer))];
      // WCAG 2.2, 1.4.12: so much space somebody may want between letters, words, lines and paragraphs.
      await viewer.addStyle(
        '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important } p { margin-block-end: 2em !important }',
      );
      const { scroll, client } = await viewer.evaluate(() => ({
        scroll: document.documentElement.scrollWidth,
        client: document.documentElement.clientWidth,
      }));
      if (scroll > client) found.push(`${scroll} px wide with wider letters`);
      faults.push(...found.map((fault) => `${path} ${theme}: ${fault}`));
    }
    await viewer.close();
  }
  await viewers.close();
  expect(faults).toEqual([]);
}, 120_000);

test('[L5] the feed is XML, and RSS as readers want it', async () => {
  const { tab } = await browsers.person('chromium', plain.url);
  await tab.goto(`${plain.url}/blog/`);
  const feed = await tab.evaluate(async () => {
    // The pages' policy forbids documents from strings, also to tests.
    const parsed = await new Promise<Document>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', '/rss.xml');
      request.onload = () =>
        request.responseXML ? resolve(request.responseXML) : reject(new Error('it is no XML'));
      request.send();
    });
    const textsOf = (selector: string) =>
      [...parsed.querySelectorAll(selector)].map((element) => element.textContent ?? '');
    return {
      root: `${parsed.documentElement.tagName} ${parsed.documentElement.getAttribute('version')}`,
      links: textsOf('item > link'),
      ids: textsOf('item > guid'),
      days: textsOf('item > pubDate').map((text) => Date.parse(text)),
      titles: textsOf('item > title'),
    };
  }, undefined);
  expect(feed).toMatchObject({ root: 'rss 2.0' });
  const articles = paths.filter((path) => /^\/blog\/./.test(path));
  expect(feed.links.sort()).toEqual(articles.sort());
  expect(new Set(feed.ids).size).toBe(articles.length);
  expect(feed.titles).not.toContain('');
  expect(feed.days).toEqual(feed.days.toSorted((one, other) => other - one));
  expect(feed.days).not.toContain(Number.NaN);
});

test('[L1] a text that breaks its schema fails the build, which names the file and the field', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'passerby-texts-'));
  try {
    for (const part of ['content.config.ts', 'site/content-schemas.ts', 'content']) {
      await cp(join(web, 'src', part), join(folder, 'src', part), { recursive: true });
    }
    await symlink(join(web, 'node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'package.json'), '{"type":"module"}');
    const sync = () =>
      Bun.spawnSync([process.execPath, '--bun', join(web, 'node_modules/.bin/astro'), 'sync'], {
        cwd: folder,
        env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
      });
    // The control: as they are they pass.
    expect(sync().exitCode).toBe(0);
    await mkdir(join(folder, 'src/content/pages'), { recursive: true });
    await writeFile(
      join(folder, 'src/content/pages/wrong.md'),
      '---\ntitle: Wrong\ndescription: Short.\nlead: A lead that is long enough.\nmood: calm\n---\nText.\n',
    );
    const { exitCode, stderr, stdout } = sync();
    const said = `${stdout}${stderr}`;
    expect(exitCode).not.toBe(0);
    for (const word of ['wrong', 'description', 'mood']) expect(said).toContain(word);
  } finally {
    await rm(folder, { recursive: true });
  }
});

// Firefox does the same, and tells of it as an error that nobody caught, which no test lets pass.
describe('[Q7] in a browser', () => {
  const visit = async (thorough: 'yes' | 'no') => {
    const server = await startServerProcess({
      preload: fileURLToPath(import.meta.resolve('@passerby/test-kit/leaks/change-scripts')),
      environment: { PASSERBY_TEST_THOROUGH: thorough },
    });
    const person = await browsers.person('chromium', server.url);
    return { server, person };
  };
  const isChanged = (person: Person) =>
    person.tab.evaluate(() => document.documentElement.hasAttribute('data-changed'), undefined);

  test('a script that is not the one of the build is not run', async () => {
    const { server, person } = await visit('no');
    await person.tab.goto(server.url);
    await person.untilText('Meet a stranger.');
    // Scripts of modules have run, or never will, once the page is loaded.
    expect(await isChanged(person)).toBe(false);
    await server.stop();
  });

  test('the control: without the hash in the page it is', async () => {
    const { server, person } = await visit('yes');
    await person.tab.goto(server.url);
    await eventually('it has run', () => isChanged(person));
    await server.stop();
  });
});

test('[E143] without scripts every lobby says in its language what it needs, and offers nothing that does nothing', async () => {
  const viewers = await startViewers();
  const without = await viewers.viewer({
    width: 390,
    height: 844,
    theme: 'dark',
    isPhone: true,
    withoutScripts: true,
  });
  const readLobby = () => {
    const seen = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((one) =>
        one.checkVisibility({ visibilityProperty: true }),
      );
    const { scrollWidth, clientWidth } = document.documentElement;
    return {
      says: seen('.no-script').map((one) => one.textContent.trim()),
      headlines: seen('h1').length,
      idle: seen('main button, main input, main select, .mirror').length,
      links: seen('header.site nav a').length,
      tooWide: scrollWidth > clientWidth,
    };
  };
  for (const code of languageCodes) {
    const { frame } = await import(`../packages/web/src/words/${code}/frame.ts`);
    await without.open(`${plain.url}${lobbyPath(code)}`, 'h1');
    expect({ code, ...(await without.evaluate(readLobby)) }).toEqual({
      code,
      says: [frame.needsScript],
      headlines: 1,
      idle: 0,
      links: 3,
      tooWide: false,
    });
  }
  // The control: where scripts run nobody is told of them, and all of that is there.
  const usual = await viewers.viewer({ width: 390, height: 844, theme: 'dark', isPhone: true });
  await usual.open(plain.url, '.start .go');
  const lobby = await usual.evaluate(readLobby);
  expect(lobby.says).toEqual([]);
  expect(lobby.idle).toBeGreaterThan(3);
  await viewers.close();
});
