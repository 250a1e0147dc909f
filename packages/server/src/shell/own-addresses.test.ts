import { expect, test } from 'bun:test';
import type { NetworkInterfaceInfo } from 'node:os';
import { ownAddresses } from './own-addresses.ts';

const at = (...addresses: string[]) =>
  addresses.map((address) => ({ address }) as NetworkInterfaceInfo);

test('[T6] every address of the machine once, and none that needs a zone', () => {
  const interfaces = () => ({
    lo: at('127.0.0.1', '::1'),
    eth0: at('198.51.100.7', '2001:db8::7', 'fe80::7'),
    eth1: at('198.51.100.7', '169.254.0.7', 'febf::1', 'fd00::7'),
    down: undefined,
  });
  expect(ownAddresses(interfaces)).toEqual([
    ...['127.0.0.1', '::1', '198.51.100.7', '2001:db8::7', '169.254.0.7', 'fd00::7'],
  ]);
});

test('[T6] a machine that cannot tell has none', () => {
  const interfaces = () => {
    throw new Error('EMFILE');
  };
  expect(ownAddresses(interfaces)).toEqual([]);
});

test('[T6] the loopback is among those of this machine', () => {
  expect(ownAddresses()).toContain('127.0.0.1');
});
