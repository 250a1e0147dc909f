import type { Find, Needle } from './needle.ts';

/** Looks for very many needles at once, in one pass over the bytes. */
export interface NeedleSearch {
  /** As many bytes must overlap when a haystack comes in pieces. */
  readonly longestBytes: number;
  /** `base` is added to each position. */
  in(haystack: Uint8Array, base?: number): Find[];
}

const keyBytes = 4;
const filterBits = 22;

/** Prepares a search. Every needle must have at least four bytes; text in UTF-16 eight. */
export function createNeedleSearch(needles: readonly Needle[]): NeedleSearch {
  const dense = createIndex(
    needles.filter((needle) => !isWide(needle)),
    1,
  );
  const wide = createIndex(needles.filter(isWide), 2);
  return {
    longestBytes: needles.reduce((most, { bytes }) => Math.max(most, bytes.length), 0),
    in(haystack, base = 0) {
      const finds: Find[] = [];
      const found = ({ field, form }: Needle, at: number) => {
        finds.push({ field, form, at: base + at });
      };
      scan(haystack, dense, found);
      scan(haystack, wide, found);
      return finds;
    },
  };
}

const isWide = ({ form }: Needle): boolean => form.endsWith('UTF-16');

interface Index {
  /** Distance between the bytes of a key: every second byte of UTF-16 says nothing. */
  readonly stride: 1 | 2;
  /** A bit for each key's hash: most positions are told by it alone. */
  readonly filter: Uint8Array;
  readonly byKey: ReadonlyMap<number, readonly Needle[]>;
}

function createIndex(needles: readonly Needle[], stride: 1 | 2): Index {
  const filter = new Uint8Array(2 ** filterBits / 8);
  const byKey = new Map<number, Needle[]>();
  for (const needle of needles) {
    if (needle.bytes.length < keyBytes * stride) throw new RangeError('a needle is too short');
    let key = 0;
    for (let i = 0; i < keyBytes; i++) key = (key << 8) | (needle.bytes[i * stride] as number);
    const bit = hash(key);
    filter[bit >>> 3] = (filter[bit >>> 3] as number) | (1 << (bit & 7));
    const sameKey = byKey.get(key);
    if (sameKey === undefined) byKey.set(key, [needle]);
    else sameKey.push(needle);
  }
  return { stride, filter, byKey };
}

const hash = (key: number): number => Math.imul(key, 0x9e3779b1) >>> (32 - filterBits);

function scan(
  haystack: Uint8Array,
  { stride, filter, byKey }: Index,
  found: (needle: Needle, at: number) => void,
): void {
  if (byKey.size === 0) return;
  // With stride 2 two keys grow side by side, one for even and one for odd positions.
  let current = 0;
  let other = 0;
  const span = (keyBytes - 1) * stride;
  for (let i = 0; i < haystack.length; i++) {
    const key = ((stride === 1 ? current : other) << 8) | (haystack[i] as number);
    other = current;
    current = key;
    if (i < span) continue;
    const bit = hash(key);
    if (((filter[bit >>> 3] as number) & (1 << (bit & 7))) === 0) continue;
    for (const needle of byKey.get(key) ?? []) {
      if (isAt(haystack, i - span, needle.bytes)) found(needle, i - span);
    }
  }
}

function isAt(haystack: Uint8Array, at: number, needle: Uint8Array): boolean {
  if (at + needle.length > haystack.length) return false;
  for (let i = 0; i < needle.length; i++) if (haystack[at + i] !== needle[i]) return false;
  return true;
}
