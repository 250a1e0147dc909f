import { describe, expect, test } from 'bun:test';
import { Totals } from '@passerby/ads/core/totals';
import fc from 'fast-check';
import { Moderation } from '../core/moderation/moderation.ts';
import { type Ads, takeAds } from './ads.ts';
import { createCounters } from './counters.ts';
import { defaultOptions } from './default-options.ts';
import { createHttp, pathOf, type Upgrade } from './http.ts';
import { securityHeaders } from './security-headers.ts';
import type { Site, SiteFile } from './site.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const file = (text: string, more: Partial<SiteFile> = {}): SiteFile => ({
  kind: 'file',
  bytes: encode(text),
  gzip: undefined,
  contentType: 'text/html; charset=utf-8',
  cacheControl: 'no-store',
  builtSha256: '',
  isFilterScript: false,
  ...more,
});
const index = file('<h1>Passerby</h1>', { gzip: Bun.gzipSync(encode('<h1>Passerby</h1>')) });
const built: Site = {
  paths: new Map<string, SiteFile | { kind: 'directory'; location: string }>([
    ['/', index],
    ['/en/', file('<h1>English</h1>')],
    ['/en', { kind: 'directory', location: '/en/' }],
    ['/_astro/filter/worker.3c4d.js', file('2', { isFilterScript: true })],
    ['/_astro/app.1a2b.js', file('1', { cacheControl: 'public, max-age=31536000, immutable' })],
  ]),
  notFound: file('<h1>Nobody here</h1>'),
};
const headers = securityHeaders({ tls: false });
const filterHeaders = securityHeaders({ tls: false, filterWorker: true });

const noModeration = new Moderation(
  { lineageOf: () => undefined },
  defaultOptions.moderation,
).totals(0);

const noAds: Ads = takeAds(
  { paths: new Map(), notFound: undefined },
  { totals: new Totals(), chance: () => 0, today: () => '2026-11-25' },
).ads;

function httpOf(site: Site, upgrade: Upgrade = () => 'upgraded') {
  const answer = createHttp({
    site,
    ads: noAds,
    headers,
    filterHeaders,
    isAllowedOrigin: (origin) => origin === 'https://chat.example',
    inventory: () => '{"held":[]}\n',
    health: () => createCounters().health({ sessions: 3, waiting: 1, pairs: 1 }, noModeration),
  });
  return (request: Request) => answer(request, upgrade);
}

async function ask(
  path: string,
  init: RequestInit = {},
  http = httpOf(built),
): Promise<{ status: number; headers: Headers; body: string } | undefined> {
  const response = http(new Request(`http://localhost:8080${path}`, init));
  if (response === undefined) return undefined;
  return { status: response.status, headers: response.headers, body: await response.text() };
}

describe('the site', () => {
  test('[H6] a path that is in the site is answered, and /en leads to /en/', async () => {
    expect(await ask('/')).toMatchObject({ status: 200, body: '<h1>Passerby</h1>' });
    expect(await ask('/en/?utm=1')).toMatchObject({ status: 200, body: '<h1>English</h1>' });
    const redirect = await ask('/en?utm=1');
    expect(redirect?.status).toBe(308);
    expect(redirect?.headers.get('location')).toBe('/en/');
  });

  test('[H6] every other path is not found, however it is spelt', async () => {
    const wrong = ['/etc/passwd', '/../site.ts', '/..%2fsite.ts', '/en//', '/index.html', '/EN/'];
    for (const path of [...wrong, '/constructor', '/__proto__', '/.git/config', '/%00']) {
      expect([path, await ask(path)]).toEqual([
        path,
        expect.objectContaining({ status: 404, body: '<h1>Nobody here</h1>' }),
      ]);
    }
  });

  test('[H7] every answer carries the security headers and none that could mark a visitor', async () => {
    const answers = [
      '/',
      '/en',
      '/_astro/app.1a2b.js',
      '/nothing',
      '/healthz',
      '/inventory.json',
      '/socket',
    ];
    for (const path of answers) {
      const answer = await ask(path);
      expect(answer?.headers.toJSON()).toMatchObject(headers);
      for (const name of ['set-cookie', 'etag', 'last-modified', 'server', 'x-powered-by']) {
        expect(answer?.headers.get(name)).toBeNull();
      }
    }
  });

  test('[H7] only a script of the filter carries the policy of its worker', async () => {
    const answer = await ask('/_astro/filter/worker.3c4d.js');
    expect(answer?.headers.toJSON()).toMatchObject(filterHeaders);
  });

  test('[H4] a compressed file goes to those who take it, and says so', async () => {
    const gzip = await ask('/', { headers: { 'accept-encoding': 'gzip' } });
    expect(gzip?.headers.get('content-encoding')).toBe('gzip');
    expect(gzip?.headers.get('vary')).toBe('accept-encoding');
    const plain = await ask('/');
    expect(plain?.headers.get('content-encoding')).toBeNull();
    expect(plain?.headers.get('vary')).toBe('accept-encoding');
  });

  test('[H8] only GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await ask('/', { method });
      expect([method, answer?.status, answer?.headers.get('allow')]).toEqual([
        method,
        405,
        'GET, HEAD',
      ]);
    }
    expect((await ask('/', { method: 'HEAD' }))?.status).toBe(200);
  });

  test('[H9] without a built site there is a sentence at /', async () => {
    const http = httpOf({ paths: new Map(), notFound: undefined });
    const answer = await ask('/', {}, http);
    expect(answer?.status).toBe(503);
    expect(answer?.body).toMatch(/^Passerby is running.*\n$/);
    expect((await ask('/nothing', {}, http))?.status).toBe(404);
  });
});

test('[Y3] /inventory.json says what is held, and is not kept', async () => {
  const answer = await ask('/inventory.json');
  expect(answer?.headers.get('content-type')).toBe('application/json');
  expect(answer?.headers.get('cache-control')).toBe('no-store');
  expect(JSON.parse(answer?.body ?? '')).toEqual({ held: [] });
});

test('[H5] /healthz shows rounded totals and is not kept', async () => {
  const answer = await ask('/healthz');
  expect(answer?.headers.get('cache-control')).toBe('no-store');
  expect(answer?.headers.get('content-type')).toBe('application/json');
  const health = JSON.parse(answer?.body ?? '');
  expect(health).toMatchObject({ status: 'ok', sessions: 8, waiting: 8, pairs: 8 });
});

describe('the way to a socket', () => {
  const good = { origin: 'https://chat.example', 'sec-websocket-protocol': 'passerby.v1' };

  test('[S1] a request with our subprotocol, from an allowed page, becomes a socket', async () => {
    expect(await ask('/socket', { headers: good })).toBeUndefined();
    const several = { ...good, 'sec-websocket-protocol': 'chat, passerby.v1' };
    expect(await ask('/socket', { headers: several })).toBeUndefined();
  });

  test('[S2] a foreign or missing Origin is refused before anything else', async () => {
    const upgraded: Request[] = [];
    const http = httpOf(built, (request) => {
      upgraded.push(request);
      return 'upgraded';
    });
    for (const origin of ['https://evil.example', 'null', undefined]) {
      const { origin: _, ...rest } = good;
      const answer = await ask(
        '/socket',
        { headers: origin === undefined ? rest : { ...rest, origin } },
        http,
      );
      expect(answer?.status).toBe(403);
      expect(answer?.body).toMatch(/^This server does not know the site .*\n$/);
    }
    expect(upgraded).toEqual([]);
  });

  test('[S1] another subprotocol, or none, is refused before the upgrade', async () => {
    for (const offered of ['passerby.v2', 'passerby.v1x', 'PASSERBY.V1', undefined]) {
      const { 'sec-websocket-protocol': _, ...rest } = good;
      const init = offered === undefined ? rest : { ...rest, 'sec-websocket-protocol': offered };
      expect((await ask('/socket', { headers: init }))?.status).toBe(400);
    }
  });

  test('[S1] a plain request is told to upgrade', async () => {
    const answer = await ask(
      '/socket',
      { headers: good },
      httpOf(built, () => 'noSocket'),
    );
    expect(answer?.status).toBe(426);
    expect(answer?.headers.get('upgrade')).toBe('websocket');
  });
});

test('[H10] no answer repeats anything of its request', async () => {
  const canary = 'c4n4ry';
  const places = [
    [`/${canary}`, {}],
    [`/?${canary}`, {}],
    ['/socket', { headers: { origin: `https://${canary}.example` } }],
    ['/socket', { headers: { origin: 'https://chat.example', 'sec-websocket-protocol': canary } }],
    ['/healthz', { headers: { 'x-request-id': canary, cookie: canary } }],
    [`/en?${canary}`, {}],
  ] as const;
  for (const [path, init] of places) {
    const answer = await ask(path, init);
    expect(JSON.stringify([answer?.headers.toJSON(), answer?.body])).not.toContain(canary);
  }
});

test('[H6] the path is what stands between host and query', () => {
  expect(pathOf('http://a/b/c?d#e')).toBe('/b/c');
  expect(pathOf('/b?c')).toBe('/b');
  expect(pathOf('http://a')).toBe('');
  expect(pathOf('http://a?b=/c')).toBe('');
  expect(pathOf('http://a//b://c')).toBe('//b://c');
  fc.assert(fc.property(fc.string(), (text) => !/[?#]/.test(pathOf(text))));
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const { href, pathname } = new URL(url);
      expect(pathOf(href)).toBe(pathname);
    }),
  );
});
