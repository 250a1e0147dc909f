import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import fc from 'fast-check';
import { clientWire } from './client-messages.ts';
import { blob, bytes, type Field, list, packed, u8, u16 } from './field.ts';
import { challengeSeedBytes, maxFrameBytes, maxWorkBits } from './limits.ts';
import { partnerWire } from './partner-messages.ts';
import { serverWire } from './server-messages.ts';
import { createWire, message, type Shapes, type Wire } from './wire.ts';

const wires = { clientWire, serverWire, partnerWire } as unknown as Record<string, Wire<Shapes>>;

/** Any value of a field, made from what the schema says of it. */
function anyValueOf(field: Field<unknown>): fc.Arbitrary<unknown> {
  const { kind } = field;
  if (kind === 'flag') return fc.boolean();
  if (/^u\d+$/.test(kind)) return fc.integer({ min: 0, max: 2 ** Number(kind.slice(1)) - 1 });
  const bounded = /^u8 <= (\d+)$/.exec(kind);
  if (bounded) return fc.integer({ min: 0, max: Number(bounded[1]) });
  if (kind.startsWith('bytes'))
    return fc.uint8Array({ minLength: field.minBytes, maxLength: field.maxBytes });
  if (kind.startsWith('blob')) return fc.uint8Array({ maxLength: field.maxBytes - 2 });
  const run = /^packed\(<= (\d+) x (\d+)\)$/.exec(kind);
  if (run) {
    const width = Number(run[2]);
    return fc
      .array(fc.uint8Array({ minLength: width, maxLength: width }), { maxLength: Number(run[1]) })
      .map((items) => Uint8Array.from(items.flatMap((item) => [...item])));
  }
  const listed = /^list\(<= (\d+) x (u\d+)\)$/.exec(kind);
  if (listed) {
    const max = 2 ** Number(listed[2]?.slice(1)) - 1;
    return fc.array(fc.integer({ min: 0, max }), { maxLength: Number(listed[1]) });
  }
  return fc.constantFrom(...kind.split(', ').map((entry) => entry.split(' ')[1]));
}

function messageOf(wire: Wire<Shapes>): fc.Arbitrary<{ type: string }> {
  return fc.oneof(
    ...Object.entries(wire.shapes).map(([type, shape]) =>
      fc.record({
        type: fc.constant(type),
        ...Object.fromEntries(
          Object.entries(shape.fields).map(([name, field]) => [name, anyValueOf(field)]),
        ),
      }),
    ),
  );
}

describe.each(Object.entries(wires))('%s', (_name, wire) => {
  test('[W1] every message survives a round trip', () => {
    fc.assert(
      fc.property(messageOf(wire), (value) => {
        const decoded = wire.decode(wire.encode(value as never));
        expect(decoded).toEqual({ ok: true, value } as never);
      }),
      { numRuns: depth({ quick: 3_000, deep: 30_000 }) },
    );
  });

  test('[W4] a cut or a padded frame gives a code', () => {
    fc.assert(
      fc.property(messageOf(wire), fc.nat(), (value, at) => {
        const frame = wire.encode(value as never).slice();
        expect(wire.decode(frame.subarray(0, at % frame.length)).ok).toBe(false);
        const padded = new Uint8Array(frame.length + 1);
        padded.set(frame);
        expect(wire.decode(padded).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  test('[W4] at the beginning of something longer a frame is read as if it stood alone', () => {
    const longer = new Uint8Array(maxFrameBytes);
    fc.assert(
      fc.property(messageOf(wire), fc.nat(), fc.nat({ max: 255 }), (value, cut, behind) => {
        const whole = wire.encode(value as never).slice();
        const frame = cut % 2 ? whole : whole.slice(0, cut % whole.length);
        longer.fill(behind);
        longer.set(frame);
        expect(wire.decode(longer, frame.length)).toEqual(wire.decode(frame));
      }),
      { numRuns: 1_000 },
    );
  });

  test('[W4] random and mutated frames give a value or a code, and stay inside the frame', () => {
    const count = depth({ quick: 120_000, deep: 1_000_000 });
    const random = seededRandom(0x5eed);
    const samples = fc.sample(messageOf(wire), { numRuns: 300, seed: 0x5eed });
    const frames = samples.map((value) => wire.encode(value as never).slice());
    let values = 0;
    for (let i = 0; i < count; i++) {
      const frame =
        i % 2 ? mutate(frames[random() % frames.length] as Uint8Array, random) : noise(random);
      const decoded = wire.decode(watched(frame));
      if (decoded.ok) values++;
      else
        expect(decoded.code).toMatch(/^(empty|tooLong|unknownType|truncated|trailing|badValue)$/);
    }
    // A fuzzer that never meets a valid frame, or meets nothing else, tests nothing.
    expect(values).toBeGreaterThan(count / 200);
    expect(values).toBeLessThan(count);
  });
});

test('[W4] the positive control: a read past the end is noticed', () => {
  expect(() => watched(new Uint8Array(3))[3]).toThrow('past the end');
});

test('[W3] a frame over the limit is refused before its type is looked at', () => {
  expect(clientWire.decode(new Uint8Array(maxFrameBytes + 1))).toEqual({
    ok: false,
    code: 'tooLong',
  });
  expect(clientWire.decode(new Uint8Array(0))).toEqual({ ok: false, code: 'empty' });
});

test('[W2] a schema that breaks the layout rules is not built', () => {
  expect(() => createWire({ A: message(1, { tail: blob(4), head: u8 }, '') })).toThrow(
    'fixed-width',
  );
  expect(() => createWire({ A: message(1, {}, ''), B: message(1, {}, '') })).toThrow(
    'two messages',
  );
  expect(() => createWire({ A: message(1, { tail: blob(20_000) }, '') })).toThrow('outgrow');
});

test('[W5] the encoder refuses what the decoder would', () => {
  const wire = createWire({
    A: message(
      1,
      { number: u16, exact: bytes(2), tags: list(u8, 2), run: packed(2, 2), tail: blob(3) },
      '',
    ),
  });
  const fine = {
    type: 'A',
    number: 1,
    exact: new Uint8Array(2),
    tags: [1],
    run: new Uint8Array(4),
    tail: new Uint8Array(3),
  } as const;
  expect(wire.decode(wire.encode(fine))).toEqual({ ok: true, value: fine });
  for (const wrong of [
    { number: 65_536 },
    { number: -1 },
    { number: 0.5 },
    { exact: new Uint8Array(3) },
    { tags: [1, 2, 3] },
    { run: new Uint8Array(3) },
    { run: new Uint8Array(6) },
    { tail: new Uint8Array(4) },
  ]) {
    expect(() => wire.encode({ ...fine, ...wrong })).toThrow(RangeError);
  }
});

/** A frame that throws when it is read outside its bounds. */
function watched(frame: Uint8Array): Uint8Array {
  return new Proxy(frame, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key) && Number(key) >= target.length) {
        throw new Error('read past the end');
      }
      const value = Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function noise(random: () => number): Uint8Array {
  const frame = new Uint8Array(random() % 48);
  for (let i = 0; i < frame.length; i++) frame[i] = random();
  return frame;
}

function mutate(original: Uint8Array, random: () => number): Uint8Array {
  const frame = original.slice(0, random() % 8 ? original.length : random() % original.length);
  for (let n = random() % 3; n > 0 && frame.length > 0; n--) {
    // Most of what can go wrong stands in the first bytes: types, counts and lengths.
    frame[random() % Math.min(frame.length, 64)] = random();
  }
  return frame;
}

test('[A14] no server makes a client work without end: more bits are no frame', () => {
  const frame = serverWire.encode({
    type: 'Challenge',
    ticket: 1,
    expires: 2,
    bits: maxWorkBits,
    seed: new Uint8Array(challengeSeedBytes),
  });
  const bitsAt = frame.indexOf(maxWorkBits);
  expect(serverWire.decode(frame).ok).toBe(true);
  frame[bitsAt] = maxWorkBits + 1;
  expect(serverWire.decode(frame)).toEqual({ ok: false, code: 'badValue' });
});
