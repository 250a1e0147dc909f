/** Why a text is not an address; nothing of the text is repeated. */
export type AddressRead =
  | { readonly ok: true; readonly value: Uint8Array }
  | { readonly ok: false; readonly code: 'notAnAddress' };

const notAnAddress = { ok: false, code: 'notAnAddress' } as const;

/**
 * Packs the text of an IP address into 4 or 16 bytes in network order. An IPv4-mapped IPv6 address,
 * which is how a dual-stack socket shows IPv4 (RFC 4291 section 2.5.5.2), gives the 4 bytes of the
 * IPv4 address. A zone (`%eth0`) is dropped. Rejects every spelling that is not one of RFC 4291
 * section 2.2 or a dotted quad without leading zeros.
 */
export function parseIpAddress(text: string): AddressRead {
  const address = text.includes(':') ? parseIpv6(text.replace(/%[\w.-]+$/, '')) : parseIpv4(text);
  if (address === undefined) return notAnAddress;
  if (!isMapped(address)) return { ok: true, value: address };
  const ipv4 = new Uint8Array(4);
  for (let i = 0; i < 4; i++) ipv4[i] = address[12 + i] ?? 0;
  address.fill(0);
  return { ok: true, value: ipv4 };
}

function isMapped(address: Uint8Array): boolean {
  if (address.length !== 16 || address[10] !== 0xff || address[11] !== 0xff) return false;
  return startsWithZeros(address, 10);
}

/** Without a view: of a small array that would be a copy, which nobody wipes. */
function startsWithZeros(address: Uint8Array, count: number): boolean {
  for (let i = 0; i < count; i++) if (address[i] !== 0) return false;
  return true;
}

function parseIpv4(text: string): Uint8Array | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const address = new Uint8Array(4);
  for (const [i, part] of parts.entries()) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return undefined;
    address[i] = Number(part);
  }
  return address;
}

function parseIpv6(text: string): Uint8Array | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = '', tail] = halves;
  const left = parseGroups(head, tail === undefined);
  const right = tail === undefined ? [] : parseGroups(tail, true);
  if (left === undefined || right === undefined) return undefined;
  const given = left.length + right.length;
  // `::` stands for at least one group of zeros.
  if (tail === undefined ? given !== 16 : given > 14) return undefined;
  const address = new Uint8Array(16);
  address.set(left);
  address.set(right, 16 - right.length);
  return address;
}

/** The bytes of groups between colons; a dotted quad may stand at the very end of the address. */
function parseGroups(text: string, atEnd: boolean): number[] | undefined {
  if (text === '') return [];
  const groups = text.split(':');
  const bytes: number[] = [];
  for (const [i, group] of groups.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(group)) {
      const value = Number.parseInt(group, 16);
      bytes.push(value >> 8, value & 255);
      continue;
    }
    const quad = atEnd && i === groups.length - 1 ? parseIpv4(group) : undefined;
    if (quad === undefined) return undefined;
    bytes.push(...quad);
  }
  return bytes;
}

/**
 * Whether an address belongs to a machine or a private network: loopback, private (RFC 1918),
 * link-local, unique-local (RFC 4193) or a carrier's shared range (RFC 6598).
 */
export function isLocalAddress(address: Uint8Array): boolean {
  const [a = 0, b = 0] = address;
  if (address.length === 4) {
    return (
      a === 127 ||
      a === 10 ||
      (a === 172 && b >> 4 === 1) ||
      (a === 192 && b === 168) ||
      (a === 169 && b === 254) ||
      (a === 100 && b >> 6 === 1)
    );
  }
  const isLoopback = address[15] === 1 && startsWithZeros(address, 15);
  return isLoopback || (a === 0xfe && b >> 6 === 2) || a >> 1 === 0xfc >> 1;
}
