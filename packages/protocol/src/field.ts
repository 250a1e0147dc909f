/**
 * The kinds of field a message is made of. A field knows its bounds, how to read itself out of a
 * frame and how to write itself into one; everything else (types, encoder, decoder, the tables in
 * SPEC.md) is derived from lists of fields.
 *
 * Integers are big-endian, as everywhere on the internet (RFC 1700). No field is text: the server
 * never decodes a string that a user sent.
 */
export interface Field<T> {
  /** How SPEC.md names it, such as `u32` or `bytes(32)`. */
  readonly kind: string;
  readonly minBytes: number;
  readonly maxBytes: number;
  /**
   * Reads what comes next, never past the end; undefined when it is not there or may not be, and `from`
   * says which. Blobs are views into the frame, not copies: whoever keeps one beyond the frame's life
   * must copy it.
   */
  read(from: FrameReader): T | undefined;
  /** Writes at `at` and returns where the next field begins. Throws RangeError on a bad value. */
  write(frame: Uint8Array, at: number, value: T): number;
}

/** How far a frame has been read, and why it cannot be read on. One for a whole frame: fields make nothing. */
export class FrameReader {
  fault: 'truncated' | 'badValue' = 'truncated';

  constructor(
    readonly frame: Uint8Array,
    private readonly length: number,
    public at: number,
  ) {}

  /** Where the next `length` bytes begin; -1 when there are not so many. */
  take(length: number): number {
    const start = this.at;
    if (start + length > this.length) {
      this.fault = 'truncated';
      return -1;
    }
    this.at = start + length;
    return start;
  }

  /** The next byte. */
  byte(): number | undefined {
    const at = this.take(1);
    return at < 0 ? undefined : this.frame[at];
  }

  /** A view of the next `length` bytes. */
  view(length: number): Uint8Array | undefined {
    // A view costs the engine more than what is in most of them: of nothing there is one for all.
    if (length === 0) return noBytes;
    const start = this.take(length);
    return start < 0 ? undefined : this.frame.subarray(start, start + length);
  }

  /** What was read is a value that the field does not take. */
  refuse(): undefined {
    this.fault = 'badValue';
  }
}

const noBytes = new Uint8Array(0);

/** The value a field carries. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** One kind of mode, role or reason: its name in code and its number on the wire. */
type Names = Readonly<Record<string, number>>;

function unsigned(kind: string, width: number): Field<number> {
  const limit = 2 ** (8 * width);
  return {
    kind,
    minBytes: width,
    maxBytes: width,
    read(from) {
      const at = from.take(width);
      if (at < 0) return undefined;
      let value = 0;
      for (let i = 0; i < width; i++) value = (value << 8) | (from.frame[at + i] as number);
      // Shifts are signed at 32 bits.
      return value >>> 0;
    },
    write(frame, at, value) {
      if (!Number.isInteger(value) || value < 0 || value >= limit) {
        throw new RangeError(`${kind} takes a whole number from 0 to ${limit - 1}`);
      }
      // Shifts, not remainders: of a number with 32 bits the engine takes those as of a fraction.
      for (let i = 0; i < width; i++) frame[at + i] = value >>> (8 * (width - 1 - i));
      return at + width;
    },
  };
}

export const u8 = unsigned('u8', 1);
export const u16 = unsigned('u16', 2);
export const u32 = unsigned('u32', 4);

/** One byte from 0 to `most`; anything else is refused. */
export function upTo(most: number): Field<number> {
  const kind = `u8 <= ${most}`;
  return {
    kind,
    minBytes: 1,
    maxBytes: 1,
    read(from) {
      const value = from.byte();
      return value !== undefined && value > most ? from.refuse() : value;
    },
    write(frame, at, value) {
      if (!Number.isInteger(value) || value < 0 || value > most) {
        throw new RangeError(`${kind} takes a whole number from 0 to ${most}`);
      }
      frame[at] = value;
      return at + 1;
    },
  };
}

/** One byte that is 0 or 1; anything else is refused. */
export const flag: Field<boolean> = {
  kind: 'flag',
  minBytes: 1,
  maxBytes: 1,
  read(from) {
    const byte = from.byte();
    if (byte === undefined) return undefined;
    return byte > 1 ? from.refuse() : byte === 1;
  },
  write(frame, at, value) {
    frame[at] = value ? 1 : 0;
    return at + 1;
  },
};

/** One byte that stands for one of a few names; numbers without a name are refused. */
export function oneOf<const N extends Names>(names: N): Field<keyof N & string> {
  const byNumber = new Map(Object.entries(names).map(([name, number]) => [number, name]));
  return {
    kind: [...byNumber].map(([number, name]) => `${number} ${name}`).join(', '),
    minBytes: 1,
    maxBytes: 1,
    read(from) {
      const byte = from.byte();
      if (byte === undefined) return undefined;
      return (byNumber.get(byte) as (keyof N & string) | undefined) ?? from.refuse();
    },
    write(frame, at, value) {
      const number = names[value];
      if (number === undefined) throw new RangeError('a name that is not in the schema');
      frame[at] = number;
      return at + 1;
    },
  };
}

/** Exactly `length` opaque bytes. */
export function bytes(length: number): Field<Uint8Array> {
  return {
    kind: `bytes(${length})`,
    minBytes: length,
    maxBytes: length,
    read: (from) => from.view(length),
    write(frame, at, value) {
      if (value.length !== length) throw new RangeError(`exactly ${length} bytes, please`);
      frame.set(value, at);
      return at + length;
    },
  };
}

/** A u16 length, then as many opaque bytes; at most `maxLength` of them. */
export function blob(maxLength: number): Field<Uint8Array> {
  return {
    kind: `blob(<= ${maxLength})`,
    minBytes: 2,
    maxBytes: 2 + maxLength,
    read(from) {
      const length = u16.read(from);
      if (length === undefined) return undefined;
      return length > maxLength ? from.refuse() : from.view(length);
    },
    write(frame, at, value) {
      if (value.length > maxLength) throw new RangeError(`at most ${maxLength} bytes`);
      const start = u16.write(frame, at, value.length);
      if (value.length > 0) frame.set(value, start);
      return start + value.length;
    },
  };
}

/** A u8 count, then as many items of one fixed-width kind; at most `maxCount` of them. */
export function list<T>(item: Field<T>, maxCount: number): Field<readonly T[]> {
  return {
    kind: `list(<= ${maxCount} x ${item.kind})`,
    minBytes: 1,
    maxBytes: 1 + maxCount * item.maxBytes,
    read(from) {
      const count = from.byte();
      if (count === undefined) return undefined;
      if (count > maxCount) return from.refuse();
      const value: T[] = [];
      for (let i = 0; i < count; i++) {
        const one = item.read(from);
        if (one === undefined) return undefined;
        value.push(one);
      }
      return value;
    },
    write(frame, at, value) {
      if (value.length > maxCount) throw new RangeError(`at most ${maxCount} items`);
      let next = u8.write(frame, at, value.length);
      for (const one of value) next = item.write(frame, next, one);
      return next;
    },
  };
}

/**
 * A u8 count, then as many items of `width` opaque bytes, read and written as one run of bytes.
 * Unlike a list of numbers it can be wiped: a number that was held lies about in memory as it pleases.
 */
export function packed(width: number, maxCount: number): Field<Uint8Array> {
  return {
    kind: `packed(<= ${maxCount} x ${width})`,
    minBytes: 1,
    maxBytes: 1 + maxCount * width,
    read(from) {
      const count = from.byte();
      if (count === undefined) return undefined;
      return count > maxCount ? from.refuse() : from.view(count * width);
    },
    write(frame, at, value) {
      const count = value.length / width;
      if (!Number.isInteger(count) || count > maxCount) {
        throw new RangeError(`at most ${maxCount} items of ${width} bytes`);
      }
      frame[at] = count;
      frame.set(value, at + 1);
      return at + 1 + value.length;
    },
  };
}

/** True when the field always takes the same number of bytes. */
export const isFixed = (field: Field<unknown>): boolean => field.minBytes === field.maxBytes;
