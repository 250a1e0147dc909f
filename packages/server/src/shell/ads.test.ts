import { describe, expect, test } from 'bun:test';
import { clickPath, type ManifestCreative, type Variant } from '@passerby/ads/core/manifest';
import { Totals } from '@passerby/ads/core/totals';
import { Moderation } from '../core/moderation/moderation.ts';
import { reportPath, takeAds } from './ads.ts';
import { createCounters } from './counters.ts';
import { defaultOptions } from './default-options.ts';
import { createHttp } from './http.ts';
import { securityHeaders } from './security-headers.ts';
import type { Site, SiteFile } from './site.ts';

const file = (text: string): SiteFile => ({
  kind: 'file',
  bytes: new TextEncoder().encode(text),
  gzip: undefined,
  contentType: 'text/html; charset=utf-8',
  cacheControl: 'no-store',
  builtSha256: new Bun.CryptoHasher('sha256').update(text).digest('hex'),
  isFilterScript: false,
});

const creatives: readonly ManifestCreative[] = [
  { name: 'lamp', advertiser: 'Lamps', link: 'https://lamps.example/desk?colour=red', weight: 3 },
  { name: 'tea', advertiser: 'Tea', link: 'https://tea.example/', weight: 1, ends: '2026-11-30' },
];

const variant = (creative: string): Variant => ({
  creative,
  file: `_ads/variants/blog/${creative}.html`,
  sha256: new Bun.CryptoHasher('sha256').update(`<p>${creative}</p>`).digest('hex'),
  score: 0.5,
  because: [],
});

/** A site with one page that has two variants. */
function siteOf(pages = { '/blog/': [variant('lamp'), variant('tea')] }): Site {
  return {
    paths: new Map([
      ['/blog/', file('<p>plain</p>')],
      ['/about/', file('<p>about</p>')],
      ['/_ads/variants/blog/lamp.html', file('<p>lamp</p>')],
      ['/_ads/variants/blog/tea.html', file('<p>tea</p>')],
      ['/_ads/pages/blog/index.html', file('<ad-slot></ad-slot>')],
      ['/ads.json', file(JSON.stringify({ version: 1, creatives, pages }))],
    ]),
    notFound: file('<p>nobody</p>'),
  };
}

function serve(given: { chance?: number; day?: string; site?: Site } = {}) {
  const world = { chance: given.chance ?? 0, day: given.day ?? '2026-11-25' };
  const totals = new Totals();
  const { site, ads, refused } = takeAds(given.site ?? siteOf(), {
    totals,
    chance: () => world.chance,
    today: () => world.day,
  });
  const answer = createHttp({
    site,
    ads,
    headers: securityHeaders({ tls: false }),
    filterHeaders: securityHeaders({ tls: false, filterWorker: true }),
    isAllowedOrigin: () => false,
    inventory: () => '',
    health: () =>
      createCounters().health(
        { sessions: 0, waiting: 0, pairs: 0 },
        new Moderation({ lineageOf: () => undefined }, defaultOptions.moderation).totals(0),
      ),
  });
  async function ask(path: string, headers: Record<string, string> = {}, method = 'GET') {
    const request = new Request(`http://localhost:8080${path}`, { headers, method });
    const response = answer(request, () => 'noSocket') as Response;
    return {
      status: response.status,
      headers: response.headers.toJSON(),
      body: await response.text(),
    };
  }
  return { ask, totals, world, refused };
}

const visit = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
const click = { ...visit, 'sec-fetch-site': 'same-origin' };

describe('the page', () => {
  test('[B8] two visitors with the same draw get the same answer, whoever they are', async () => {
    const visitors: Record<string, string>[] = [
      {},
      { ...visit, 'user-agent': 'Mozilla/5.0 (X11)', 'accept-language': 'fr', cookie: 'id=1' },
      { 'user-agent': 'curl/8', 'x-forwarded-for': '203.0.113.7', referer: 'https://a.example/' },
      { 'sec-purpose': 'prefetch', dnt: '1', 'sec-gpc': '1', 'save-data': 'on' },
      { 'sec-ch-ua-platform': '"Android"', 'viewport-width': '360', dpr: '3' },
    ];
    for (const chance of [0, 0.3, 0.74, 0.76, 0.99]) {
      const { ask } = serve({ chance });
      const answers = await Promise.all(visitors.map((headers) => ask('/blog/', headers)));
      for (const answer of answers) expect(answer).toEqual(answers[0] as typeof answer);
    }
  });

  test('[B8] draws by weight: three quarters of all chances are the lamp', async () => {
    const { ask, world } = serve();
    const bodies = new Map<string, number>();
    for (let i = 0; i < 400; i++) {
      world.chance = i / 400;
      const { body } = await ask('/blog/');
      bodies.set(body, (bodies.get(body) ?? 0) + 1);
    }
    expect(Object.fromEntries(bodies)).toEqual({ '<p>lamp</p>': 300, '<p>tea</p>': 100 });
  });

  test('[B8] after its last day a creative is not drawn, and without any the page is plain', async () => {
    expect((await serve({ chance: 0.99, day: '2026-11-30' }).ask('/blog/')).body).toBe(
      '<p>tea</p>',
    );
    expect((await serve({ chance: 0.99, day: '2026-12-01' }).ask('/blog/')).body).toBe(
      '<p>lamp</p>',
    );
    const site = siteOf({ '/blog/': [variant('tea')] });
    expect((await serve({ day: '2026-12-01', site }).ask('/blog/')).body).toBe('<p>plain</p>');
  });

  test('[B7] a variant cannot be asked for by its path, nor can the page with its slot', async () => {
    const { ask } = serve();
    for (const path of ['/_ads/variants/blog/lamp.html', '/_ads/pages/blog/', '/_ads/']) {
      expect((await ask(path)).status).toBe(404);
    }
    expect((await ask('/ads.json')).status).toBe(200);
  });

  test('[B7] a variant that is not as the manifest says is not shown', async () => {
    const site = siteOf();
    const changed = new Map(site.paths);
    changed.set('/_ads/variants/blog/lamp.html', file('<p>lamp!</p>'));
    changed.delete('/_ads/variants/blog/tea.html');
    const { ask, refused } = serve({ site: { ...site, paths: changed } });
    expect(refused).toBe(2);
    expect((await ask('/blog/')).body).toBe('<p>plain</p>');
    const broken = new Map(site.paths).set('/ads.json', file('{"version":1}'));
    expect(serve({ site: { ...site, paths: broken } }).refused).toBe(1);
  });
});

describe('a click', () => {
  test('[B11] leads to the link of that creative, and keeps nothing', async () => {
    const answer = await serve().ask(clickPath('lamp'), click);
    expect(answer.status).toBe(303);
    expect(answer.headers['location']).toBe('https://lamps.example/desk?colour=red');
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.headers).not.toHaveProperty('set-cookie');
  });

  test('[B11] leads nowhere else, whatever is asked', async () => {
    const { ask } = serve();
    const wrong = ['/ad/', '/ad/nobody', '/ad/lamp/', '/ad/LAMP', '/ad/../ad/nobody', '/ad/%6Camp'];
    for (const path of [...wrong, '/ad/https://evil.example', '/ad/__proto__', '/ad/constructor']) {
      expect([path, (await ask(path, click)).status]).toEqual([path, 404]);
    }
    const dressed = await ask('/ad/lamp?to=https://evil.example&c4n4ry', click);
    expect(dressed.headers['location']).toBe('https://lamps.example/desk?colour=red');
  });

  test('[B11] a manifest with another kind of link is refused as a whole', async () => {
    for (const link of ['javascript:alert(1)', '//evil.example', 'http://a.example/', '/\\evil']) {
      const manifest = { version: 1, creatives: [{ ...creatives[0], link }], pages: {} };
      const site = siteOf();
      const paths = new Map(site.paths).set('/ads.json', file(JSON.stringify(manifest)));
      const { ask, refused } = serve({ site: { ...site, paths } });
      expect([link, refused]).toEqual([link, 1]);
      expect((await ask('/ad/lamp', click)).status).toBe(404);
    }
  });
});

describe('the totals', () => {
  test('[B10] tell of days that are over, rounded up, and of nothing else', async () => {
    const { ask, world } = serve();
    for (let i = 0; i < 9; i++) await ask('/blog/', visit);
    await ask('/ad/lamp', click);
    expect(JSON.parse((await ask(reportPath)).body).totals).toEqual([]);
    world.day = '2026-11-26';
    expect(JSON.parse((await ask(reportPath)).body)).toEqual({
      daysBefore: '2026-11-26',
      roundedUpTo: 8,
      totals: [{ day: '2026-11-25', creative: 'lamp', shown: 16, clicked: 8 }],
    });
  });

  test('[B12] leave out what no person looked at, as far as a request tells', async () => {
    const { ask, totals } = serve();
    const ahead = ['prefetch', 'prefetch;prerender', 'prefetch;anonymous-client-ip'];
    for (const purpose of ahead) await ask('/blog/', { ...visit, 'sec-purpose': purpose });
    await ask('/blog/', { ...visit, 'x-moz': 'prefetch' });
    await ask('/blog/', { 'user-agent': 'Googlebot/2.1' });
    await ask('/blog/', { 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'empty' });
    await ask('/blog/', visit, 'HEAD');
    await ask('/ad/lamp', visit);
    await ask('/ad/lamp', { ...click, 'sec-fetch-site': 'cross-site' });
    await ask('/ad/lamp', click, 'HEAD');
    await ask('/about/', visit);
    expect(totals.all()).toEqual([]);
    await ask('/blog/', visit);
    expect(totals.all()).toHaveLength(1);
  });
});
