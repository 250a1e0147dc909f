import { describe, expect, test } from 'bun:test';
import { isHardNat } from './nat.ts';

const srflx = (port: number, base = '192.168.1.7', basePort = 50_000, address = '203.0.113.5') =>
  `a=candidate:1 1 udp 1686052607 ${address} ${port} typ srflx raddr ${base} rport ${basePort}`;

describe('[N1] a NAT is hard', () => {
  test('when one socket is seen behind two ports', () => {
    expect(isHardNat([srflx(40_001), srflx(40_002)])).toBe(true);
  });
  test('also when the browser hides the socket itself', () => {
    expect(isHardNat([srflx(40_001, '0.0.0.0', 0), srflx(40_002, '0.0.0.0', 0)])).toBe(true);
  });
  test('but not when both ports of the server saw the same', () => {
    expect(isHardNat([srflx(40_001), srflx(40_001)])).toBe(false);
  });
  test('nor because a machine has two networks, or two families', () => {
    expect(isHardNat([srflx(40_001), srflx(40_002, '10.0.0.7', 50_001)])).toBe(false);
    expect(isHardNat([srflx(40_001), srflx(40_002, '2001:db8::7', 50_000, '2001:db8:1::5')])).toBe(
      false,
    );
  });
  test('nor without any NAT, or without an answer', () => {
    const host = 'a=candidate:1 1 udp 2122260223 203.0.113.5 50000 typ host';
    expect(isHardNat([])).toBe(false);
    expect(isHardNat([host])).toBe(false);
  });
});
