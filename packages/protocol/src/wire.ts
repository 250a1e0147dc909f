import { type Field, FrameReader, isFixed, type ValueOf } from './field.ts';
import { maxFrameBytes } from './limits.ts';

/**
 * A wire is one direction of one channel: a set of messages, each a type byte followed by its
 * fields. Fixed-width fields come first, then those with a length (SPEC W2), so that whatever
 * names a pairing sits at a fixed place.
 */
type AnyField = Field<unknown>;
type Fields = Readonly<Record<string, AnyField>>;

interface MessageShape {
  readonly type: number;
  readonly fields: Fields;
  readonly why: string;
}

/** Describes one message: its type byte, its fields in the order of the wire, and what it is for. */
export function message<const F extends Fields>(type: number, fields: F, why: string) {
  return { type, fields, why };
}

export type Shapes = Readonly<Record<string, MessageShape>>;

/** A union of plain objects tagged by `type`, one for each message of the wire. */
export type MessageOf<S extends Shapes> = {
  [Name in keyof S & string]: { readonly type: Name } & {
    readonly [F in keyof S[Name]['fields']]: ValueOf<S[Name]['fields'][F]>;
  };
}[keyof S & string];

/** Why a frame is not a message (SPEC W4): the code says everything, no content is repeated. */
export type FrameFault =
  | 'empty'
  | 'tooLong'
  | 'unknownType'
  | 'truncated'
  | 'trailing'
  | 'badValue';

/** What `decode` found. Its blobs are views into the frame. */
export type Decoded<M> =
  | { readonly ok: true; readonly value: M }
  | { readonly ok: false; readonly code: FrameFault };

export interface Wire<S extends Shapes> {
  readonly shapes: S;
  /**
   * Size, then type, then fields; never throws, never reads past the end (SPEC W4). The frame may stand at
   * the beginning of something longer: then `length` is its own.
   */
  decode(frame: Uint8Array, length?: number): Decoded<MessageOf<S>>;
  /**
   * Writes a message and returns the part of `into` that it fills, valid until the next call with
   * the same buffer. Throws RangeError when a value is outside its field: that is a bug of the
   * caller, never of the other side.
   */
  encode(value: MessageOf<S>, into?: Uint8Array): Uint8Array<ArrayBuffer>;
}

interface Layout {
  readonly name: string;
  readonly type: number;
  readonly fields: readonly (readonly [string, AnyField])[];
  readonly minBytes: number;
  readonly maxBytes: number;
  /** The message with every field still empty: an object that has all its fields at once needs no second place. */
  readonly blank: Readonly<Record<string, unknown>>;
}

/** Builds encoder and decoder from the shapes. Throws when the shapes break the rules of SPEC W2. */
export function createWire<const S extends Shapes>(shapes: S): Wire<S> {
  const byType = new Map<number, Layout>();
  const byName = new Map<string, Layout>();
  for (const [name, shape] of Object.entries(shapes)) {
    const layout = layOut(name, shape);
    if (byType.has(layout.type)) throw new TypeError(`two messages of type ${layout.type}`);
    byType.set(layout.type, layout);
    byName.set(name, layout);
  }

  return {
    shapes,

    decode(frame, length = frame.length) {
      if (length === 0) return fault('empty');
      if (length > maxFrameBytes) return fault('tooLong');
      const layout = byType.get(frame[0] as number);
      if (layout === undefined) return fault('unknownType');
      if (length < layout.minBytes) return fault('truncated');
      if (length > layout.maxBytes) return fault('trailing');
      const value: Record<string, unknown> = { ...layout.blank };
      const from = new FrameReader(frame, length, 1);
      for (const [name, field] of layout.fields) {
        const read = field.read(from);
        if (read === undefined) return fault(from.fault);
        value[name] = read;
      }
      // The shape above is the type's own source, which the compiler cannot follow through a loop.
      return from.at === length ? { ok: true, value: value as never } : fault('trailing');
    },

    encode(value, into = new Uint8Array(maxFrameBytes)) {
      const layout = byName.get(value.type);
      if (layout === undefined) throw new RangeError('a message that is not in the schema');
      into[0] = layout.type;
      let at = 1;
      const values: Readonly<Record<string, unknown>> = value;
      for (const [name, field] of layout.fields) at = field.write(into, at, values[name]);
      return into.subarray(0, at) as Uint8Array<ArrayBuffer>;
    },
  };
}

const fault = (code: FrameFault) => ({ ok: false, code }) as const;

function layOut(name: string, shape: MessageShape): Layout {
  const fields = Object.entries(shape.fields);
  const firstVariable = fields.findIndex(([, field]) => !isFixed(field));
  if (firstVariable >= 0 && fields.slice(firstVariable).some(([, field]) => isFixed(field))) {
    throw new TypeError(`${name}: fixed-width fields come before those with a length`);
  }
  const sum = (pick: (field: AnyField) => number) =>
    fields.reduce((total, [, field]) => total + pick(field), 1);
  const layout = {
    name,
    type: shape.type,
    fields,
    minBytes: sum((field) => field.minBytes),
    maxBytes: sum((field) => field.maxBytes),
    blank: { type: name, ...Object.fromEntries(fields.map(([field]) => [field, undefined])) },
  };
  if (layout.maxBytes > maxFrameBytes) throw new TypeError(`${name} can outgrow a frame`);
  return layout;
}
