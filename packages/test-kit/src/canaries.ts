import { tagBytes } from '@passerby/protocol/limits';
import {
  type Needle,
  needlesOfAddress,
  needlesOfBytes,
  needlesOfNumber,
  needlesOfText,
} from './needle.ts';

/**
 * Values that stand nowhere else in the world, planted in frames to be looked for afterwards. The
 * name of the field says where a value was planted, so that a find tells what leaked.
 */
export interface Canaries {
  readonly needles: readonly Needle[];
  /** Random bytes; any sixteen of them that stay are found. */
  bytes(field: string, length: number): Uint8Array;
  /** A random tag, to be found as bytes and as the number that they stand for. */
  tag(field: string): Uint8Array;
  /** Words that are found as text, whole or from the beginning on. */
  text(field: string, value: string): void;
  /** An IPv4 address that was used, to be found as text and packed. */
  address(field: string, value: string): void;
  /** Bytes that are not random from beginning to end, but too many to occur by chance. */
  learn(field: string, value: Uint8Array): void;
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
    tag(field) {
      const value = crypto.getRandomValues(new Uint8Array(tagBytes));
      const number = Buffer.from(value).readUIntBE(0, tagBytes);
      needles.push(...needlesOfBytes(field, value), ...needlesOfNumber(field, number));
      return value;
    },
    text(field, value) {
      needles.push(...needlesOfText(field, value));
    },
    address(field, value) {
      needles.push(...needlesOfAddress(field, value));
    },
    learn: learnBytes,
  };
}
