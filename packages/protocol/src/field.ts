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
   * Reads at `at`, never past `frame.length`. Blobs are views into the frame, not copies: whoever
   * keeps one beyond the frame's life must copy it.
   */
  read(frame: Uint8Array, at: number): Read<T>;
  /** Writes at `at` and returns where the next field begins. Throws RangeError on a bad value. */
  write(frame: Uint8Array, at: number, value: T): number;
}

/** What `read` found: a value and where the next field begins, or why there is none. */
export type Read<T> = { ok: true; value: T; next: number } | ReadFault;
type ReadFault = { ok: false; code: 'truncated' | 'badValue' };

/** The value a field carries. */
export type ValueOf<F> = F extends Field<infer T> ? T : never;

/** One kind of mode, role or reason: its name in code and its number on the wire. */
type Names = Readonly<Record<string, number>>;

const truncated: ReadFault = { ok: false, code: 'truncated' };
const badValue: ReadFault = { ok: false, code: 'badValue' };

function unsigned(kind: string, width: number): Field<number> {
  const limit = 2 ** (8 * width);
  return {
    kind,
    minBytes: width,
    maxBytes: width,
    read(frame, at) {
      if (at + width > frame.length) return truncated;
      let value = 0;
      // Multiplication, not shifts: those are signed at 32 bits.
      for (let i = 0; i < width; i++) value = value * 256 + (frame[at + i] as number);
      return { ok: true, value, next: at + width };
    },
    write(frame, at, value) {
      if (!Number.isInteger(value) || value < 0 || value >= limit) {
        throw new RangeError(`${kind} takes a whole number from 0 to ${limit - 1}`);
      }
      let rest = value;
      for (let i = width - 1; i >= 0; i--) {
        frame[at + i] = rest % 256;
        rest = Math.floor(rest / 256);
      }
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
    read(frame, at) {
      if (at >= frame.length) return truncated;
      const value = frame[at] as number;
      return value > most ? badValue : { ok: true, value, next: at + 1 };
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
  read(frame, at) {
    if (at >= frame.length) return truncated;
    const byte = frame[at] as number;
    return byte > 1 ? badValue : { ok: true, value: byte === 1, next: at + 1 };
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
    read(frame, at) {
      if (at >= frame.length) return truncated;
      const name = byNumber.get(frame[at] as number);
      return name === undefined
        ? badValue
        : { ok: true, value: name as keyof N & string, next: at + 1 };
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
    read(frame, at) {
      if (at + length > frame.length) return truncated;
      return { ok: true, value: frame.subarray(at, at + length), next: at + length };
    },
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
    read(frame, at) {
      const length = u16.read(frame, at);
      if (!length.ok) return length;
      if (length.value > maxLength) return badValue;
      const end = length.next + length.value;
      if (end > frame.length) return truncated;
      return { ok: true, value: frame.subarray(length.next, end), next: end };
    },
    write(frame, at, value) {
      if (value.length > maxLength) throw new RangeError(`at most ${maxLength} bytes`);
      const start = u16.write(frame, at, value.length);
      frame.set(value, start);
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
    read(frame, at) {
      if (at >= frame.length) return truncated;
      const count = frame[at] as number;
      if (count > maxCount) return badValue;
      const value: T[] = [];
      let next = at + 1;
      for (let i = 0; i < count; i++) {
        const one = item.read(frame, next);
        if (!one.ok) return one;
        value.push(one.value);
        next = one.next;
      }
      return { ok: true, value, next };
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
    read(frame, at) {
      if (at >= frame.length) return truncated;
      const count = frame[at] as number;
      if (count > maxCount) return badValue;
      const end = at + 1 + count * width;
      if (end > frame.length) return truncated;
      return { ok: true, value: frame.subarray(at + 1, end), next: end };
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
