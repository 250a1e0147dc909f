import { describe, expect, test } from 'bun:test';
import { isIP } from 'node:net';
import fc from 'fast-check';
import { isLocalAddress, parseIpAddress } from './ip-address.ts';

const parse = (text: string) => {
  const result = parseIpAddress(text);
  return result.ok ? [...result.value] : result.code;
};
const zeros = (count: number) => new Array<number>(count).fill(0);

describe('spellings', () => {
  test('[S6] addresses become bytes', () => {
    expect(parse('192.0.2.1')).toEqual([192, 0, 2, 1]);
    expect(parse('::')).toEqual(zeros(16));
    expect(parse('::1')).toEqual([...zeros(15), 1]);
    expect(parse('2001:db8::a:0:1')).toEqual([0x20, 1, 0xd, 0xb8, ...zeros(6), 0, 0xa, 0, 0, 0, 1]);
    expect(parse('fe80::1%eth0')).toEqual([0xfe, 0x80, ...zeros(13), 1]);
    expect(parse('64:ff9b::192.0.2.1')).toEqual([0, 0x64, 0xff, 0x9b, ...zeros(8), 192, 0, 2, 1]);
  });

  test('[S6] an IPv4-mapped address is the IPv4 address, however it is spelt', () => {
    for (const text of ['::ffff:192.0.2.1', '::FFFF:c000:201', '0:0:0:0:0:ffff:192.0.2.1']) {
      expect(parse(text)).toEqual([192, 0, 2, 1]);
    }
  });

  test('[S6] anything else is refused', () => {
    const wrong = [
      ...['', ' ', '1', '1.2.3', '1.2.3.4.5', '1.2.3.256', '01.2.3.4', '1.2.3.4 ', '0x7f.0.0.1'],
      ...[':', ':::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '1::2::3', '12345::', 'g::', '::1%'],
      ...['1:2:3:4:5:6:7::8', '1.2.3.4::', '::1.2.3.4:5', '[::1]', '::1/64', ':1:2:3:4:5:6:7'],
    ];
    for (const text of wrong) expect(parse(text)).toBe('notAnAddress');
  });

  test("[S6] what is an address and what is not, the runtime's own parser agrees", () => {
    const almost = fc
      .array(fc.constantFrom(...'0123456789abcdef:.:.:1'), { maxLength: 24 })
      .map((letters) => letters.join(''));
    const candidates = fc.oneof(almost, fc.ipV4(), fc.ipV6(), fc.string());
    let addresses = 0;
    fc.assert(
      fc.property(candidates, (text) => {
        const result = parseIpAddress(text);
        expect(result.ok).toBe(isIP(text.replace(/%[\w.-]+$/, '')) !== 0);
        if (result.ok) addresses++;
      }),
      { numRuns: 5_000 },
    );
    expect(addresses).toBeGreaterThan(500);
  });

  test('[S6] bytes survive being written out and read back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (address) => {
        const groups = Array.from({ length: 8 }, (_, i) =>
          (((address[2 * i] as number) << 8) | (address[2 * i + 1] as number)).toString(16),
        );
        expect(parse(groups.join(':'))).toEqual([...address]);
        const quad = address.subarray(0, 4);
        expect(parse(quad.join('.'))).toEqual([...quad]);
      }),
    );
  });
});

describe('local addresses', () => {
  const isLocal = (text: string) => {
    const result = parseIpAddress(text);
    return result.ok && isLocalAddress(result.value);
  };

  test('[S7] loopback, private, link-local, unique-local and shared ranges, to their edges', () => {
    const local = [
      ...['127.0.0.1', '127.255.255.255', '10.0.0.0', '10.255.255.255', '172.16.0.0'],
      ...['172.31.255.255', '192.168.0.0', '192.168.255.255', '169.254.0.1', '100.64.0.0'],
      ...['100.127.255.255', '::1', 'fe80::1', 'febf::1', 'fc00::', 'fdff::', '::ffff:10.0.0.1'],
    ];
    for (const text of local) expect([text, isLocal(text)]).toEqual([text, true]);
  });

  test('[S7] and not one step beyond', () => {
    const global = [
      ...['126.255.255.255', '128.0.0.0', '9.255.255.255', '11.0.0.0', '172.15.255.255'],
      ...['172.32.0.0', '192.167.255.255', '192.169.0.0', '169.253.255.255', '169.255.0.0'],
      ...['100.63.255.255', '100.128.0.0', '0.0.0.0', '::', '::2', '1::1', 'fe7f::1', 'fec0::1'],
      ...['fbff::1', 'fe00::1', '2001:db8::1', '::ffff:192.0.2.1'],
    ];
    for (const text of global) expect([text, isLocal(text)]).toEqual([text, false]);
  });
});
