import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { createOriginRule } from './allowed-origin.ts';

const isAllowed = createOriginRule(new Set(['https://chat.example', 'http://192.0.2.7:8080']));

test('[S2] pages of this machine pass, on any port', () => {
  const local = [
    ...['http://localhost', 'http://localhost:8080', 'https://localhost:65535'],
    ...['http://127.0.0.1', 'http://127.0.0.1:1', 'http://127.255.3.9:8080'],
    ...['http://[::1]', 'https://[::1]:8443'],
  ];
  for (const origin of local) expect([origin, isAllowed(origin)]).toEqual([origin, true]);
});

test('[S2] configured origins pass, to the letter', () => {
  expect(isAllowed('https://chat.example')).toBe(true);
  expect(isAllowed('http://192.0.2.7:8080')).toBe(true);
  const near = ['http://chat.example', 'https://chat.example:8443', 'https://www.chat.example'];
  for (const origin of [...near, 'http://192.0.2.7', 'https://chat.example.']) {
    expect([origin, isAllowed(origin)]).toEqual([origin, false]);
  }
});

test('[S2] a missing Origin is refused, and so is an opaque one', () => {
  expect(isAllowed(null)).toBe(false);
  expect(isAllowed('')).toBe(false);
  expect(isAllowed('null')).toBe(false);
});

test('[S2] nothing that merely looks like this machine passes', () => {
  const hostile = [
    ...['http://localhost.evil.example', 'http://127.0.0.1.evil.example', 'http://localhost.'],
    ...['http://evil.example#localhost', 'http://evil.example?localhost', 'http://notlocalhost'],
    ...['http://localhost@evil.example', 'http://evil.example/localhost', 'http://localhost/'],
    ...['http://user@localhost', 'http://localhost:', 'http://localhost:99999', 'localhost'],
    ...['http://localhost:80', 'https://localhost:443', 'HTTP://LOCALHOST', 'http://LocalHost'],
    ...['http://127.1', 'http://2130706433', 'http://0x7f.0.0.1', 'http://0177.0.0.1'],
    ...['http://[::ffff:127.0.0.1]', 'http://[::ffff:7f00:1]', 'http://[::]', 'http://0.0.0.0'],
    ...['http://127.0.0.1 ', ' http://127.0.0.1', 'http://local\thost', 'http://local\nhost'],
    ...['http://localhost, http://evil.example', 'http://localhost http://evil.example'],
    ...['file://', 'file://localhost', 'ftp://localhost', 'ws://localhost', 'data:text/html,x'],
    ...['chrome-extension://abcdefghijklmnop', 'moz-extension://localhost', 'about:blank'],
    ...['http://ⓛocalhost', 'http://localhost%00.evil.example', 'http://128.0.0.1', '//localhost'],
  ];
  for (const origin of hostile) expect([origin, isAllowed(origin)]).toEqual([origin, false]);
});

test('[S2] no domain name passes that was not configured, whatever stands around it', () => {
  const scheme = fc.constantFrom('http://', 'https://');
  const port = fc.oneof(
    fc.constant(''),
    fc.nat(65_535).map((number) => `:${number}`),
  );
  fc.assert(
    fc.property(scheme, fc.domain(), port, (before, domain, after) => {
      expect(isAllowed(before + domain + after)).toBe(false);
    }),
  );
});
