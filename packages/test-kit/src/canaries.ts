import { type Needle, needlesOfBytes, needlesOfNumber } from './needle.ts';

/**
 * Values that stand nowhere else in the world, planted in frames to be looked for afterwards. The
 * name of the field says where a value was planted, so that a find tells what leaked.
 */
export interface Canaries {
  readonly needles: readonly Needle[];
  /** Random bytes; any sixteen of them that stay are found. */
  bytes(field: string, length: number): Uint8Array;
  /** A random number of 48 bits. */
  number(field: string): number;
  /** The start of a frame (type, ticket and what follows): alone, a ticket is too short to tell. */
  frameStart(field: string, start: Uint8Array): void;
  /** Bytes and numbers that the server made up itself. */
  learn(field: string, value: Uint8Array | number): void;
}

const pieceBytes = 16;

export function createCanaries(): Canaries {
  const needles: Needle[] = [];
  const learnBytes = (field: string, value: Uint8Array) => {
    // A copy may be overwritten in part: each piece counts by itself. As text the first is enough.
    for (let at = 0; at + pieceBytes <= value.length || at === 0; at += pieceBytes) {
      const piece = value.slice(at, at + pieceBytes);
      if (at === 0) needles.push(...needlesOfBytes(field, piece));
      else needles.push({ field, form: 'raw', bytes: piece });
    }
  };
  return {
    needles,
    bytes(field, length) {
      const value = crypto.getRandomValues(new Uint8Array(length));
      learnBytes(field, value);
      return value;
    },
    number(field) {
      const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
      const value = (high % 2 ** 16) * 2 ** 32 + low;
      needles.push(...needlesOfNumber(field, value));
      return value;
    },
    frameStart(field, start) {
      needles.push({ field, form: 'raw', bytes: start.slice() });
    },
    learn(field, value) {
      if (typeof value === 'number') needles.push(...needlesOfNumber(field, value));
      else learnBytes(field, value);
    },
  };
}
