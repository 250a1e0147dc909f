import { describe, expect, test } from 'bun:test';
import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { NetworkTable } from '../core/moderation/network-table.ts';
import { type AddressRange, parseAddressRange } from './address-range.ts';
import { networkName } from './hmac-sha256.ts';
import { createOrigins } from './origins.ts';
import { randomBytes } from './randomness.ts';

function createPlace(ranges: { trusted?: string[]; denied?: string[] } = {}) {
  const table = new NetworkTable({
    randomBytes,
    name: networkName,
    isHeld: () => false,
    united() {},
  });
  const parse = (texts: string[] = []) =>
    texts.map((text) => parseAddressRange(text) as AddressRange);
  const given = { trusted: parse(ranges.trusted), denied: parse(ranges.denied) };
  const originOf = createOrigins(table, () => given);
  const network = (address: string) => {
    const arrival = originOf(address, 0);
    return arrival.ok ? arrival.value.network : undefined;
  };
  return { table, originOf, network };
}

test('[S6] a name is the first 48 bits of HMAC-SHA256', () => {
  const key = new Uint8Array(32).fill(7);
  const prefix = Uint8Array.of(4, 192, 0, 2, 1);
  const expected = createHmac('sha256', key).update(prefix).digest().readUIntBE(0, 6);
  expect(networkName(key, prefix)).toBe(expected);
});

test('[S6] IPv6 counts by /64, IPv4 by address, and a mapped address as IPv4', () => {
  const { network } = createPlace();
  expect(network('2001:db8::1')).toBe(network('2001:db8::ffff:ffff:ffff:ffff'));
  expect(network('2001:db8::1')).not.toBe(network('2001:db8:0:1::1'));
  expect(network('192.0.2.1')).not.toBe(network('192.0.2.2'));
  expect(network('192.0.2.1')).toBe(network('::ffff:192.0.2.1'));
});

test('[S6] a network has one small number, and there is nothing else to know it by', () => {
  const { network } = createPlace();
  fc.assert(
    fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
      const number = network(address) as number;
      expect(Number.isInteger(number) && number > 0 && number < 2 ** 31).toBe(true);
      expect(number).toBe(network(address) as number);
    }),
  );
});

test('[S7] the address is judged local or not, and nothing else of it is kept', () => {
  const { originOf } = createPlace();
  const arrival = originOf('10.1.2.3', 0);
  expect(arrival).toEqual({ ok: true, value: { network: expect.any(Number), local: true } });
  expect(originOf('192.0.2.1', 0)).toMatchObject({ value: { local: false } });
});

test('[S6] what is not an address has no network', () => {
  const { originOf } = createPlace();
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'g /[]%\n') }), (text) => {
      expect(originOf(text, 0)).toEqual({ ok: false, code: 'notAnAddress' });
    }),
  );
});

describe('[A11] ranges', () => {
  test('this machine and what the operator trusts have no rule for networks', () => {
    const { table, network } = createPlace({ trusted: ['198.51.100.0/24'] });
    // Two who have nothing to do with it: a server with one network alone has no rules for it.
    for (const address of ['192.0.2.77', '192.0.3.77']) network(address);
    const isExempt = (address: string) => table.lineageOf(network(address) as number)?.exempt;
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1', '198.51.100.9'].map(isExempt)).not.toContain(
      false,
    );
    expect(
      ['127.0.0.2', '127.2.1.1', '10.0.0.1', '::2', '198.51.101.9'].map(isExempt),
    ).not.toContain(true);
  });

  test('nobody comes in from a range that the operator denies', () => {
    const { originOf } = createPlace({ denied: ['203.0.113.0/25', '2001:db8::/32'] });
    for (const address of ['203.0.113.0', '203.0.113.127', '2001:db8:ffff::1']) {
      expect(originOf(address, 0)).toEqual({ ok: false, code: 'denied' });
    }
    for (const address of ['203.0.113.128', '2001:db9::1'])
      expect(originOf(address, 0).ok).toBe(true);
  });
});
