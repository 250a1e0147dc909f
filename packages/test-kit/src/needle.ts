/** A byte pattern to look for in memory or output, and what finding it would mean. */
export interface Needle {
  /** The field of a frame that the canary was planted in, such as `Join.tags`. */
  readonly field: string;
  /** How it was written down: raw, as hexadecimal text and so on. */
  readonly form: string;
  readonly bytes: Uint8Array;
}

/** One finding: a canary that should be gone is still there. */
export interface Find extends Omit<Needle, 'bytes'> {
  readonly at: number;
}

/** Everything that opaque bytes may have been turned into on their way. */
export function needlesOfBytes(field: string, bytes: Uint8Array): Needle[] {
  const buffer = Buffer.from(bytes);
  const hex = buffer.toString('hex');
  return [
    { field, form: 'raw', bytes: buffer },
    ...texts(field, 'hex', hex),
    ...texts(field, 'HEX', hex.toUpperCase()),
    ...base64s(buffer).flatMap((text) => texts(field, 'base64', text)),
    ...texts(field, 'list', [...bytes].join(',')),
  ];
}

/** Everything that a whole number of up to 48 bits may have been turned into. */
export function needlesOfNumber(field: string, value: number): Needle[] {
  const wire = Buffer.alloc(6);
  wire.writeUIntBE(value, 0, 6);
  return [
    { field, form: 'raw', bytes: wire },
    { field, form: 'little-endian', bytes: Buffer.from(wire).reverse() },
    ...doubles(field, value),
    ...texts(field, 'hex', wire.toString('hex')),
    ...texts(field, 'decimal', String(value)),
  ];
}

/** Everything that a word of a request may have been turned into. */
export function needlesOfText(field: string, text: string): Needle[] {
  const buffer = Buffer.from(text, 'latin1');
  const hex = buffer.toString('hex');
  return [
    ...texts(field, 'text', text),
    ...texts(field, 'hex', hex),
    ...base64s(buffer).flatMap((coded) => texts(field, 'base64', coded)),
  ];
}

/**
 * Everything that an IPv4 address may have been turned into. Four bytes alone occur by chance: as
 * packed it is looked for in a socket's address (followed by eight zeros, as the kernel hands it out) and in
 * an IPv6 address that it is mapped into (RFC 4291 section 2.5.5.2).
 */
export function needlesOfAddress(field: string, address: string): Needle[] {
  const packed = Buffer.from(address.split('.').map(Number));
  const big = packed.readUInt32BE();
  return [
    ...texts(field, 'text', address),
    { field, form: 'packed', bytes: Buffer.concat([packed, Buffer.alloc(8)]) },
    { field, form: 'mapped', bytes: Buffer.concat([Buffer.from([0xff, 0xff]), packed]) },
    ...texts(field, 'hex', packed.toString('hex')),
    ...texts(field, 'decimal', String(big)),
    ...doubles(field, big),
  ];
}

/** As a double, and as JavaScriptCore keeps one: it adds 2^49 where any kind of value may stand. */
function doubles(field: string, value: number): Needle[] {
  const double = Buffer.alloc(8);
  double.writeDoubleLE(value);
  const boxed = Buffer.alloc(8);
  boxed.writeBigUInt64LE(double.readBigUInt64LE() + (1n << 49n));
  return [
    { field, form: 'double', bytes: double },
    { field, form: 'boxed double', bytes: boxed },
  ];
}

/** Both ways in which engines keep text. */
function texts(field: string, form: string, text: string): Needle[] {
  return [
    { field, form, bytes: Buffer.from(text, 'latin1') },
    { field, form: `${form} in UTF-16`, bytes: Buffer.from(text, 'utf16le') },
  ];
}

/** Base64 depends on where in a group of three the bytes begin: only what is sure is kept. */
function base64s(buffer: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), buffer]).toString('base64');
    const firstSure = Math.ceil((shift * 8) / 6);
    const lastSure = Math.floor(((shift + buffer.length) * 8) / 6);
    return text.slice(firstSure, lastSure);
  });
}
