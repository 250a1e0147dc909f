/**
 * Where a candidate can be reached: an IP address, or the name a browser makes up instead of one
 * (draft-ietf-mmusic-mdns-ice-candidates: a random UUID under `.local`).
 */
export interface Address {
  readonly family: AddressFamily;
  /** 4 bytes, 16 bytes, or the 16 of the UUID. */
  readonly bytes: Uint8Array;
}

export type AddressFamily = 'ipv4' | 'ipv6' | 'mdns';

export const addressBytes: Readonly<Record<AddressFamily, number>> = {
  ipv4: 4,
  ipv6: 16,
  mdns: 16,
};

/**
 * Who may learn of an address, and who may name it to us.
 * - `public`: anybody
 * - `local`: means something inside one network only, and says something about it
 * - `unusable`: nobody lives there, or it hides another address inside
 */
export type AddressScope = 'public' | 'local' | 'unusable';

/** Reads an address as browsers write it into a candidate; undefined when it is none. */
export function parseAddress(text: string): Address | undefined {
  if (text.endsWith('.local')) return parseName(text.slice(0, -'.local'.length));
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** The address as SDP writes it (RFC 8839 section 5.1): digits, dots, colons and hex only. */
export function formatAddress({ family, bytes }: Address): string {
  if (family === 'ipv4') return bytes.join('.');
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  if (family === 'mdns') {
    return `${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}.local`;
  }
  const groups = hex.match(/.{4}/g) ?? [];
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}

/** The scope of an address, by RFC 6890 and the registries it points to. */
export function scopeOf({ family, bytes }: Address): AddressScope {
  if (family === 'mdns') return 'local';
  return family === 'ipv4' ? scopeOfIpv4(bytes) : scopeOfIpv6(bytes);
}

function scopeOfIpv4([a = 0, b = 0]: Uint8Array): AddressScope {
  if (a === 0 || a >= 224) return 'unusable';
  if (a === 10 || a === 127) return 'local';
  if (a === 172 && b >= 16 && b < 32) return 'local';
  if (a === 192 && b === 168) return 'local';
  if (a === 169 && b === 254) return 'local';
  // Shared by a carrier's customers (RFC 6598).
  if (a === 100 && b >= 64 && b < 128) return 'local';
  return 'public';
}

function scopeOfIpv6(bytes: Uint8Array): AddressScope {
  const [a = 0, b = 0] = bytes;
  if ((a & 0xfe) === 0xfc) return 'local';
  // Link-local, and the site-local range that it was carved from.
  if (a === 0xfe && b >= 0x80) return 'local';
  if (a === 0xff) return 'unusable';
  // 6to4 and Teredo carry an IPv4 address inside, which may be a private one.
  if (a === 0x20 && (b === 0x02 || (b === 0x01 && bytes[2] === 0 && bytes[3] === 0))) {
    return 'unusable';
  }
  // So does all that is in use of 0000::/8 (mapped, compatible, translated, NAT64) but loopback.
  if (a !== 0) return 'public';
  return bytes.subarray(1).join() === '0,0,0,0,0,0,0,0,0,0,0,0,0,0,1' ? 'local' : 'unusable';
}

function parseIpv4(text: string): Address | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && +part < 256)) {
    return undefined;
  }
  return { family: 'ipv4', bytes: Uint8Array.from(parts, Number) };
}

function parseIpv6(text: string): Address | undefined {
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const before = parseGroups(head);
  const after = parseGroups(tail ?? '');
  if (before === undefined || after === undefined) return undefined;
  const missing = 16 - before.length - after.length;
  // A `::` stands for at least one group of zeros.
  if (tail === undefined ? missing !== 0 : missing < 2) return undefined;
  return {
    family: 'ipv6',
    bytes: Uint8Array.from([...before, ...new Array<number>(missing).fill(0), ...after]),
  };
}

function parseGroups(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const bytes: number[] = [];
  for (const group of text.split(':')) {
    if (!/^[\da-f]{1,4}$/i.test(group)) return undefined;
    const value = Number.parseInt(group, 16);
    bytes.push(value >> 8, value & 0xff);
  }
  return bytes;
}

function parseName(name: string): Address | undefined {
  if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(name)) return undefined;
  const pairs = name.replaceAll('-', '').match(/../g) ?? [];
  return { family: 'mdns', bytes: Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)) };
}
