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
  const double = Buffer.alloc(8);
  double.writeDoubleLE(value);
  // JavaScriptCore adds 2^49 to a double's bits where any kind of value may stand.
  const boxed = Buffer.alloc(8);
  boxed.writeBigUInt64LE(double.readBigUInt64LE() + (1n << 49n));
  return [
    { field, form: 'raw', bytes: wire },
    { field, form: 'little-endian', bytes: Buffer.from(wire).reverse() },
    { field, form: 'double', bytes: double },
    { field, form: 'boxed double', bytes: boxed },
    ...texts(field, 'hex', wire.toString('hex')),
    ...texts(field, 'decimal', String(value)),
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
