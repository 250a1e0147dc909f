import { expect, test } from 'bun:test';
import { securityHeaders } from './security-headers.ts';

const directives = new Map(
  (securityHeaders({ tls: false })['content-security-policy'] ?? '')
    .split('; ')
    .map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources];
    }),
);

test('[H1] a page loads from this server alone, and nothing inline', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('frame-ancestors')).toEqual(["'none'"]);
  expect(directives.get('trusted-types')).toEqual(['passerby-filter', 'passerby-work']);
  for (const [name, sources] of directives) {
    if (name === 'trusted-types') continue;
    for (const source of sources) {
      expect([name, source]).toEqual([
        name,
        expect.stringMatching(/^('self'|'none'|'script'|data:|blob:)$/),
      ]);
    }
  }
  for (const name of ['script-src', 'connect-src', 'style-src', 'worker-src', 'font-src']) {
    expect(directives.get(name)).toEqual(["'self'"]);
  }
});

test('[H1] the worker of the filter may compile WebAssembly, and do less than a page otherwise', () => {
  const policy = securityHeaders({ tls: false, filterWorker: true })['content-security-policy'];
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
  ]);
});

test('[H2] features are given to the page itself or to nobody', () => {
  const policy = securityHeaders({ tls: false })['permissions-policy'] ?? '';
  const features = policy.split(', ').map((entry) => entry.split('='));
  const names = features.map(([name]) => name);
  expect(new Set(names).size).toBe(names.length);
  const given = features.filter(([, list]) => list === '(self)').map(([name]) => name);
  expect(given).toEqual([
    'autoplay',
    'camera',
    'fullscreen',
    'microphone',
    'picture-in-picture',
    'screen-wake-lock',
    'speaker-selection',
  ]);
  expect(features.filter(([, list]) => list !== '()' && list !== '(self)')).toEqual([]);
});

test('[H3] HSTS is sent under TLS alone', () => {
  expect(securityHeaders({ tls: false })['strict-transport-security']).toBeUndefined();
  expect(securityHeaders({ tls: true })['strict-transport-security']).toBe('max-age=31536000');
});
