import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Kept, type ParkedWish, Parking } from './parking.ts';

/** A wish whose bytes are all this one, so that a foreign one is seen. */
function wishOf(byte: number, tags = 6, local = 0, description = 500): ParkedWish {
  const filled = (length: number) => new Uint8Array(length).fill(byte);
  return {
    generation: byte,
    commitment: filled(32),
    tags: filled(tags),
    local: filled(local),
    description: filled(description),
  };
}

const fieldsOf = ({ generation, commitment, tags, local, description }: ParkedWish) =>
  ({ generation, commitment, tags, local, description }) satisfies ParkedWish;

const isBlank = (bytes: Uint8Array) => bytes.every((byte) => byte === 0);

test('[F2] a wish is kept as it came, whatever becomes of its frame', () => {
  const parking = new Parking();
  const frame = { ...wishOf(7), local: new Uint8Array([1, 2, 3]) };
  const kept = parking.keep(frame);
  const before = fieldsOf({ ...wishOf(7), local: new Uint8Array([1, 2, 3]) });
  for (const bytes of [frame.commitment, frame.tags, frame.local, frame.description]) bytes.fill(0);
  expect(fieldsOf(kept)).toEqual(before);
});

test('[F2] what is wiped is zeros, is seen no more, and is nobody else’s by a second wipe', () => {
  const parking = new Parking();
  const kept = parking.keep(wishOf(7));
  const { commitment, tags, description } = kept;
  parking.wipe(kept);
  for (const bytes of [commitment, tags, description]) expect(isBlank(bytes)).toBe(true);
  expect(kept.description.length).toBe(0);
  const next = parking.keep(wishOf(8));
  parking.wipe(kept);
  expect(fieldsOf(next)).toEqual(wishOf(8));
  expect(parking.size).toBe(1);
});

test('[F2] whoever comes and goes, each has its own bytes, and all others are zeros', () => {
  const length = (most: number) => fc.nat(most);
  const arrival = fc.tuple(length(48), length(256), length(1_200));
  const step = fc.oneof({ weight: 3, arbitrary: arrival }, { weight: 2, arbitrary: fc.nat() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 100, maxLength: 600 }), (steps) => {
      const parking = new Parking();
      const here: { readonly kept: Kept; readonly wish: ParkedWish }[] = [];
      const memory = new Set<ArrayBufferLike>();
      let byte = 0;
      for (const one of steps) {
        if (typeof one === 'number') {
          const [gone] = here.splice(one % Math.max(1, here.length), 1);
          if (gone) parking.wipe(gone.kept);
        } else {
          byte = (byte % 255) + 1;
          const wish = wishOf(byte, ...one);
          const kept = parking.keep(wish);
          memory.add(kept.commitment.buffer);
          here.push({ kept, wish });
        }
        expect(parking.size).toBe(here.length);
      }
      for (const { kept, wish } of here) expect(fieldsOf(kept)).toEqual(wish);
      const bytesHere = here.reduce((sum, { wish }) => sum + bytesIn(wish), 0);
      const notZero = (buffer: ArrayBufferLike) => new Uint8Array(buffer).filter(Boolean).length;
      const all = () => [...memory].reduce((sum, buffer) => sum + notZero(buffer), 0);
      expect(all()).toBe(bytesHere);
      for (const { kept } of here) parking.wipe(kept);
      expect(all()).toBe(0);
    }),
    { numRuns: 40 },
  );
});

const bytesIn = ({ commitment, tags, local, description }: ParkedWish): number =>
  commitment.length + tags.length + local.length + description.length;

test('[F2] memory that nobody needs is given back, and of each length one piece at most stays', () => {
  const parking = new Parking();
  const pieces = (kept: readonly Kept[]) =>
    new Set(kept.map(({ commitment }) => commitment.buffer));
  const keepMany = () => Array.from({ length: 300 }, () => parking.keep(wishOf(1)));
  const first = keepMany();
  const then = pieces(first);
  expect(then.size).toBe(10);
  for (const kept of first) parking.wipe(kept);
  const again = pieces(keepMany());
  expect([...again].filter((buffer) => then.has(buffer)).length).toBe(1);
});
