import { expect, test } from 'bun:test';
import type { NetworkInterfaceInfo } from 'node:os';
import { lanAddresses } from './lan-addresses.ts';

const at = (address: string, internal = false) =>
  ({ address, internal, family: address.includes(':') ? 'IPv6' : 'IPv4' }) as NetworkInterfaceInfo;

test('[O14] the address of the house comes first, those of containers last', () => {
  const interfaces = {
    lo: [at('127.0.0.1', true), at('::1', true)],
    docker0: [at('172.17.0.1')],
    eth1: [at('203.0.113.7'), at('2001:db8::7')],
    wlan0: [at('192.168.1.20'), at('fe80::1')],
    usb0: [at('169.254.3.4')],
  };
  expect(lanAddresses(() => interfaces)).toEqual([
    '192.168.1.20',
    '203.0.113.7',
    '169.254.3.4',
    '172.17.0.1',
  ]);
  expect(lanAddresses(() => ({ lo: [at('127.0.0.1', true)] }))).toEqual([]);
});
