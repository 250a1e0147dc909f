import { parseIpAddress } from './ip-address.ts';

/** A range of addresses as CIDR writes it (RFC 4632, RFC 4291 section 2.3). */
export interface AddressRange {
  readonly address: Uint8Array;
  readonly bits: number;
}

/** Reads `192.0.2.0/24`, `2001:db8::/32` or a single address; undefined for anything else. */
export function parseAddressRange(text: string): AddressRange | undefined {
  const [address = '', length, ...more] = text.split('/');
  const parsed = parseIpAddress(address);
  if (!parsed.ok || more.length > 0) return undefined;
  const most = 8 * parsed.value.length;
  if (length === undefined) return { address: parsed.value, bits: most };
  if (!/^(0|[1-9]\d{0,2})$/.test(length) || Number(length) > most) return undefined;
  return { address: parsed.value, bits: Number(length) };
}

/** Whether an address is in a range of its own family. */
export function isInRange(address: Uint8Array, range: AddressRange): boolean {
  if (address.length !== range.address.length) return false;
  const whole = range.bits >> 3;
  for (let i = 0; i < whole; i++) if (address[i] !== range.address[i]) return false;
  const mask = (0xff00 >> (range.bits & 7)) & 0xff;
  return ((address[whole] ?? 0) & mask) === ((range.address[whole] ?? 0) & mask);
}
