/** Distinguished encoding (ITU-T X.690): just enough of it to write one certificate. */
type Bytes = Uint8Array<ArrayBuffer>;

/** A value under a tag, with the shortest length. */
export function tagged(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const content = joined(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return joined([Uint8Array.of(tag, ...size), content]);
}

export const sequence = (...parts: readonly Uint8Array[]): Bytes => tagged(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]): Bytes => tagged(0x31, ...parts);
export const octets = (...parts: readonly Uint8Array[]): Bytes => tagged(0x04, ...parts);
export const text = (value: string): Bytes => tagged(0x0c, utf8.encode(value));
export const ascii = (value: string): Bytes => utf8.encode(value);
export const yes = (): Bytes => Uint8Array.of(0x01, 1, 0xff);

/** Whole bytes: no bit at the end is unused unless told. */
export const bits = (value: Uint8Array, unused = 0): Bytes =>
  tagged(0x03, Uint8Array.of(unused), value);

/** An unsigned number in network order: without zeros in front, and never read as a negative one. */
export function unsigned(value: Uint8Array): Bytes {
  const start = value.findIndex((byte) => byte !== 0);
  const bare = start < 0 ? Uint8Array.of(0) : value.subarray(start);
  return (bare[0] as number) < 0x80 ? tagged(0x02, bare) : tagged(0x02, Uint8Array.of(0), bare);
}

/** Whose parts are below 2 ** 14, as all that are used here. */
export function objectId(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((part) => (part < 0x80 ? [part] : [0x80 | (part >> 7), part & 0x7f]));
  return tagged(0x06, Uint8Array.of(40 * first + second, ...bytes));
}

/** A time to the second, in UTC (RFC 5280 section 4.1.2.5): with two digits of the year until 2049. */
export function time(date: Date): Bytes {
  const digits = date.toISOString().replace(/[-:T]|\.\d+/g, '');
  return date.getUTCFullYear() < 2050
    ? tagged(0x17, ascii(digits.slice(2)))
    : tagged(0x18, ascii(digits));
}

const utf8 = new TextEncoder();

function joined(parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
