import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';

let folder: string;
let server: ServerProcess;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-site-'));
  await mkdir(join(folder, 'site', '_astro'), { recursive: true });
  await mkdir(join(folder, 'site', 'en'));
  const files = {
    'secret.txt': 'not part of the site',
    'site/index.html': `<h1>Passerby</h1>${' '.repeat(2_000)}`,
    'site/404.html': '<h1>Nobody here</h1>',
    'site/en/index.html': '<h1>English</h1>',
    'site/favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'site/_astro/app.1a2b.js': `export {};${'//'.repeat(500)}`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  server = await startServerProcess({
    flags: ['--stun-ports=none', `--site=${join(folder, 'site')}`],
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
  await rm(folder, { recursive: true });
});

/** Everything that a plain TCP client gets back for these bytes. */
async function rawAnswer(request: string, port = server.port): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const tcp = connect(port, '127.0.0.1', () => tcp.write(request));
    tcp.setEncoding('latin1');
    tcp.on('data', (chunk) => {
      answer += chunk;
    });
    tcp.on('close', () => resolve(answer));
    tcp.on('error', reject);
  });
}

const get = (target: string, more = '') =>
  rawAnswer(`GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${more}\r\n`);

describe('what every answer carries', () => {
  test.each([
    ['/', 200],
    ['/en/', 200],
    ['/en', 308],
    ['/_astro/app.1a2b.js', 200],
    ['/favicon.svg', 200],
    ['/nothing', 404],
    ['/healthz', 200],
    ['/socket', 403],
  ])('[H7] %s', async (path, status) => {
    const response = await fetch(server.url + path, { redirect: 'manual' });
    expect(response.status).toBe(status);
    const headers = Object.fromEntries(response.headers);
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'permissions-policy': expect.stringContaining('camera=(self)'),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    const known = [
      ...['cache-control', 'content-encoding', 'content-length', 'content-security-policy'],
      ...['content-type', 'cross-origin-opener-policy', 'cross-origin-resource-policy', 'date'],
      ...['location', 'permissions-policy', 'referrer-policy', 'vary', 'x-content-type-options'],
    ];
    expect(Object.keys(headers).filter((name) => !known.includes(name))).toEqual([]);
  });

  test('[H4] pages are not kept, hashed files for good', async () => {
    const kept = async (path: string) =>
      (await fetch(server.url + path)).headers.get('cache-control');
    expect(await kept('/')).toBe('no-store');
    expect(await kept('/nothing')).toBe('no-store');
    expect(await kept('/healthz')).toBe('no-store');
    expect(await kept('/_astro/app.1a2b.js')).toBe('public, max-age=31536000, immutable');
    expect(await kept('/favicon.svg')).toBe('public, max-age=3600');
  });
});

describe('the site', () => {
  test('[H4] the same bytes arrive, compressed or not', async () => {
    const index = await Bun.file(join(folder, 'site', 'index.html')).text();
    const zipped = await fetch(server.url, { headers: { 'accept-encoding': 'gzip' } });
    expect(zipped.headers.get('content-encoding')).toBe('gzip');
    expect(await zipped.text()).toBe(index);
    const plain = await fetch(server.url, { headers: { 'accept-encoding': 'identity' } });
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(await plain.text()).toBe(index);
  });

  test('[H8] HEAD is GET without the body', async () => {
    const answer = await rawAnswer(
      'HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    );
    expect(answer).toStartWith('HTTP/1.1 200 ');
    expect(answer).toMatch(/content-length: 2017\r\n/i);
    expect(answer).toEndWith('\r\n\r\n');
    expect(answer).not.toContain('<h1>');
  });

  test.each([
    ['/../secret.txt'],
    ['/en/../../secret.txt'],
    ['/..%2fsecret.txt'],
    ['/%2e%2e/secret.txt'],
    ['/..\\secret.txt'],
    ['//secret.txt'],
    ['/_astro/..%5c..%5csecret.txt'],
    ['http://localhost/../secret.txt'],
    ['file:///etc/passwd'],
  ])('[H6] %s leads nowhere', async (target) => {
    const answer = await get(target);
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400) /);
    expect(answer).not.toContain('not part of the site');
    expect(answer).not.toContain('root:');
  });

  test('[H6] ranges and conditions change nothing', async () => {
    const answer = await get('/favicon.svg', 'Range: bytes=0-1\r\nIf-None-Match: "x"\r\n');
    expect(answer).toStartWith('HTTP/1.1 200 ');
    expect(answer).toContain('<svg');
  });

  test('[H9] without a built site there is a sentence at /, and the rest works', async () => {
    const bare = await startServerProcess({
      flags: ['--stun-ports=none', `--site=${join(folder, 'nowhere')}`],
    });
    const response = await fetch(bare.url);
    expect(response.status).toBe(503);
    expect(await response.text()).toBe(
      'Passerby is running, but its page is not built. Stop it, then run: npm start\n',
    );
    expect((await fetch(`${bare.url}/healthz`)).status).toBe(200);
    expect(await bare.stop()).toBe(0);
  });
});

describe('what it does not take', () => {
  test('[H8] a body, or another method', async () => {
    const post = await fetch(server.url, { method: 'POST', body: 'x' });
    expect([post.status, post.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    const large = await rawAnswer(
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n',
    );
    expect(large).toStartWith('HTTP/1.1 413 ');
  });

  test('[H8] endless headers, or nothing of HTTP', async () => {
    const endless = await get('/', `X-Endless: ${'x'.repeat(20_000)}\r\n`);
    expect(endless).toStartWith('HTTP/1.1 431 ');
    expect(await rawAnswer('\x16\x03\x01\r\n\r\n')).toMatch(/^(HTTP\/1\.1 400 |$)/);
  });

  test('[H10] what was asked for comes back in no answer and no output', async () => {
    const canary = 'c4n4ry0123456789';
    const answers = [
      await get(`/${canary}?${canary}`),
      await get('/healthz', `Cookie: ${canary}\r\nReferer: https://${canary}.example/\r\n`),
      await get('/socket', `Origin: https://${canary}.example\r\n`),
      await rawAnswer(`${canary} / HTTP/1.1\r\nHost: ${canary}\r\nConnection: close\r\n\r\n`),
      await rawAnswer(`GET / HTTP/9.9 ${canary}\r\n\r\n`),
    ];
    expect(answers.join()).not.toContain(canary);
    const { stdout, stderr } = server.output();
    expect(stdout + stderr).not.toContain(canary);
  });
});

test('[H5] /healthz tells rounded totals', async () => {
  const health = await (await fetch(`${server.url}/healthz`)).json();
  expect(Object.keys(health)).toEqual([
    'status',
    'sessions',
    'waiting',
    'pairs',
    'closes',
    'moderation',
  ]);
  expect(health).toMatchObject({ status: 'ok', sessions: 0, waiting: 0, pairs: 0 });
});
