import { describe, expect, test } from 'bun:test';
import { relayPeers } from './relay-peers.ts';

const publicly = relayPeers({ reach: 'public', own: ['192.0.2.7'], onlyRelayed: false });
const privately = relayPeers({ reach: 'private', own: ['10.0.0.7'], onlyRelayed: false });
const locally = relayPeers({ reach: 'loopback', own: ['127.0.0.1'], onlyRelayed: false });

describe('[N7] whom a relay may reach', () => {
  test('in public: no loopback, nothing private, no metadata service', () => {
    expect(publicly.loopback).toBe(false);
    for (const first of [
      '10.',
      '100.64.',
      '127.',
      '169.254.',
      '172.16.',
      '192.168.',
      'fc00',
      '::1',
    ]) {
      expect(publicly.denied.some((range) => range.startsWith(first))).toBe(true);
    }
    expect(publicly.allowed).toEqual(['192.0.2.7']);
  });

  test('on a private network: that network, and not the machine itself', () => {
    expect(privately.loopback).toBe(false);
    const isDenied = (first: string) => privately.denied.some((range) => range.startsWith(first));
    expect(['127.', '::1', '169.254.', 'fe80', '::ffff:'].map(isDenied)).not.toContain(false);
    expect(['10.', '192.168.', 'fc00'].map(isDenied)).not.toContain(true);
  });

  test('on loopback alone: the machine itself', () => {
    expect(locally.loopback).toBe(true);
    expect(locally.denied).not.toContain('127.0.0.0-127.255.255.255');
    expect(locally.denied).toContain('169.254.0.0-169.254.255.255');
  });

  test('when everybody is relayed: the relay itself and nothing else', () => {
    const { denied, allowed } = relayPeers({
      reach: 'public',
      own: ['192.0.2.7'],
      onlyRelayed: true,
    });
    expect(denied).toEqual([
      '0.0.0.0-255.255.255.255',
      '::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff',
    ]);
    expect(allowed).toEqual(['192.0.2.7']);
  });
});

test('[N7] [O16] the relay of deploy/ denies what ours does', async () => {
  const file = new URL('../../../../deploy/coturn/coturn.conf', import.meta.url);
  const written = [...(await Bun.file(file).text()).matchAll(/^denied-peer-ip=(.*)$/gm)];
  const { denied } = relayPeers({ reach: 'public', own: [], onlyRelayed: false });
  expect(written.map(([, range]) => range).sort()).toEqual([...denied].sort());
});
