import { describe, expect, test } from 'bun:test';
import { maxRelayUrlsBytes } from '@passerby/protocol/limits';
import fc from 'fast-check';
import { iceServers } from './ice-servers.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const relay = (given: Partial<Parameters<typeof iceServers>[0]> = {}) => ({
  type: 'Relay' as const,
  seconds: 600,
  port: 0,
  tlsPort: 0,
  username: bytes('1700000600:abc'),
  credential: bytes('c2VjcmV0'),
  urls: new Uint8Array(0),
  ...given,
});
const urlsOf = (given: Partial<Parameters<typeof iceServers>[0]>, hostname = 'chat.example') =>
  iceServers(relay(given), hostname).flatMap(({ urls }) => urls);

test('[N4] the relay beside the server is on its host, over UDP, TCP and TLS', () => {
  expect(iceServers(relay({ port: 3480, tlsPort: 3481 }), 'chat.example')).toEqual([
    {
      urls: [
        'turn:chat.example:3480?transport=udp',
        'turn:chat.example:3480?transport=tcp',
        'turns:chat.example:3481?transport=tcp',
      ],
      username: '1700000600:abc',
      credential: 'c2VjcmV0',
    },
  ]);
  expect(urlsOf({ port: 3480 }, '[::1]')).toEqual([
    'turn:[::1]:3480?transport=udp',
    'turn:[::1]:3480?transport=tcp',
  ]);
});

test('[N4] relays elsewhere are those that the server names', () => {
  const urls = ['turn:a.example:3478?transport=udp', 'turns:[2001:db8::7]:443?transport=tcp'];
  expect(urlsOf({ urls: bytes(urls.join('\n')) })).toEqual(urls);
});

describe('[N4] nothing else is used', () => {
  test.each([
    ['another scheme', 'stun:a.example\nhttps://a.example\njavascript:alert(1)'],
    ['a name and a password in the address', 'turn:me:secret@a.example'],
    ['a longer address than there may be', `turn:${'a'.repeat(260)}`],
    ['what is not ASCII', 'turn:a.example\nturn:ä.example'],
    ['a control character', 'turn:a.example\u0000'],
  ])('%s', (_what, urls) => {
    expect(urlsOf({ urls: bytes(urls) })).toEqual([]);
  });

  test('what is good beside it is used', () => {
    expect(urlsOf({ urls: bytes('stun:a.example\nturn:b.example') })).toEqual(['turn:b.example']);
  });

  test('no more than there may be', () => {
    expect(urlsOf({ urls: bytes(new Array(100).fill('turn:a.example').join('\n')) }).length).toBe(
      3,
    );
  });
});

test('[N2] no pass, no relay', () => {
  expect(iceServers(relay({ port: 3480, seconds: 0 }), 'chat.example')).toEqual([]);
  for (const nothing of ['username', 'credential'] as const) {
    expect(urlsOf({ port: 3480, [nothing]: new Uint8Array(0) })).toEqual([]);
    expect(urlsOf({ port: 3480, [nothing]: bytes('ä') })).toEqual([]);
  }
  expect(urlsOf({})).toEqual([]);
});

test('[N4] whatever a server sends, what comes out is an address of a relay', () => {
  const blob = fc.uint8Array({ maxLength: maxRelayUrlsBytes });
  const texts = fc
    .array(fc.oneof(fc.constantFrom('turn:', 'turns:a', '\n', '@', '?transport=udp'), fc.string()))
    .map((parts) => bytes(parts.join('')));
  fc.assert(
    fc.property(fc.oneof(blob, texts), blob, (urls, username) => {
      for (const url of urlsOf({ urls, username })) expect(url).toMatch(/^turns?:[^\s@/]+$/i);
    }),
  );
});
