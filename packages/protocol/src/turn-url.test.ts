import { describe, expect, test } from 'bun:test';
import { isTurnUrl } from './turn-url.ts';

describe('[N4] an address of a relay is a turn: or turns: URL of a bounded length', () => {
  test.each([
    'turn:relay.example',
    'turn:relay.example:3478',
    'turn:relay.example:3478?transport=udp',
    'turns:relay.example:443?transport=tcp',
    'turn:192.0.2.7:3478',
    'turn:[2001:db8::7]:3478?transport=udp',
    'TURN:RELAY.EXAMPLE',
  ])('%s', (url) => {
    expect(isTurnUrl(url)).toBe(true);
  });

  test.each([
    '',
    'turn:',
    'stun:relay.example',
    'https://relay.example',
    'javascript:turn:relay.example',
    'turn://relay.example',
    'turn:user@relay.example',
    'turn:relay.example:0',
    'turn:relay.example:65536',
    'turn:relay.example:3478?transport=sctp',
    'turn:relay.example?transport=udp&x=y',
    'turn:relay.example/path',
    'turn:relay.example\nturn:other.example',
    ' turn:relay.example',
    'turn:[relay.example]',
    'turn:2001:db8::7',
    `turn:${'a'.repeat(252)}`,
  ])('not %j', (url) => {
    expect(isTurnUrl(url)).toBe(false);
  });
});
