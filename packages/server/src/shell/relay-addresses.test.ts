import { describe, expect, test } from 'bun:test';
import { relayAddresses } from './relay-addresses.ts';

const machine = ['127.0.0.1', '::1', '198.51.100.7', '10.0.0.7', '2001:db8::7'];

describe('[N7] where a relay is asked and sends from', () => {
  test.each([
    ['localhost', ['127.0.0.1', '::1'], ['127.0.0.1', '::1'], 'loopback'],
    ['127.0.0.3', ['127.0.0.3'], ['127.0.0.3'], 'loopback'],
    ['10.0.0.7', ['10.0.0.7'], ['10.0.0.7'], 'private'],
    ['198.51.100.7', ['198.51.100.7'], ['198.51.100.7'], 'public'],
    ['0.0.0.0', ['127.0.0.1', '198.51.100.7', '10.0.0.7'], ['198.51.100.7', '10.0.0.7'], 'public'],
    ['0:0::0', machine, ['198.51.100.7', '10.0.0.7', '2001:db8::7'], 'public'],
    [
      '::',
      ['127.0.0.1', '::1', '198.51.100.7', '10.0.0.7', '2001:db8::7'],
      ['198.51.100.7', '10.0.0.7', '2001:db8::7'],
      'public',
    ],
  ] as const)('%s', (host, listening, relaying, reach) => {
    expect(relayAddresses(host, machine)).toEqual({ listening, relaying, reach });
  });

  test('everywhere may be more than the machine knows, so it is never private', () => {
    expect(relayAddresses('0.0.0.0', ['127.0.0.1', '10.0.0.7']).reach).toBe('public');
  });

  test('a machine without IPv6, and one without any network', () => {
    expect(relayAddresses('localhost', ['127.0.0.1']).listening).toEqual(['127.0.0.1']);
    expect(relayAddresses('0.0.0.0', ['127.0.0.1'])).toEqual({
      listening: ['127.0.0.1'],
      relaying: ['127.0.0.1'],
      reach: 'loopback',
    });
  });
});
