import { expect, test } from 'bun:test';
import { createRequestRemains } from './request-remains.ts';

function watched() {
  const lengths = new Map<number, number>();
  let collections = 0;
  const remains = createRequestRemains({
    collect: () => {
      collections += 1;
    },
    makeText(length) {
      lengths.set(length, (lengths.get(length) ?? 0) + 1);
      return ' '.repeat(length);
    },
  });
  return { remains, lengths, collections: () => collections };
}

const request = (value: string) => ({
  url: 'http://localhost/socket',
  headers: new Headers({ 'user-agent': value }),
});

test('[F4] as many texts are made of the length of a header as came in, and some more', () => {
  const { remains, lengths } = watched();
  for (let i = 0; i < 100; i++) remains.used(request('x'.repeat(3_001)));
  remains.sweep(20_000);
  expect(lengths.get(3_008)).toBeGreaterThan(100);
  expect(lengths.get(3_016)).toBeUndefined();
});

test('[F4] of a length that came in once there are each time as many as the runtime may hold free places', () => {
  const { remains, lengths } = watched();
  remains.used(request('x'.repeat(58)));
  for (let round = 1; round <= 3; round++) {
    lengths.clear();
    remains.sweep(round * 20_000);
    expect([round, lengths.get(64)]).toEqual([round, Math.ceil((128 * 1024) / (64 + 24))]);
    expect(lengths.get(200)).toBeLessThan(100);
  }
});

test('[F4] whatever lengths came in, none is left out', () => {
  const { remains, lengths } = watched();
  for (let length = 1; length < 16_000; length += 8) remains.used(request('x'.repeat(length)));
  remains.sweep(20_000);
  for (let length = 8; length < 16_000; length += 8) {
    expect([length, (lengths.get(length) ?? 0) > 0]).toEqual([length, true]);
  }
});

test('[F4] it is done at most once in ten seconds, three times after the last request, and no more', () => {
  const { remains, collections } = watched();
  remains.used(request('x'));
  for (let now = 0; now < 120_000; now += 1_000) remains.sweep(now);
  expect(collections()).toBe(3);
  for (let now = 120_000; now < 140_000; now += 1_000) {
    remains.used(request('x'));
    remains.sweep(now);
  }
  expect(collections()).toBe(5);
});

test('[F4] nothing is done when nobody came', () => {
  const { remains, lengths, collections } = watched();
  remains.sweep(60_000);
  expect([collections(), lengths.size]).toEqual([0, 0]);
});

test('[F4] however much came in, what is made at one time has an end', () => {
  const { remains, lengths } = watched();
  for (let i = 0; i < 20_000; i++) remains.used(request('x'.repeat(10_000)));
  remains.sweep(0);
  let bytes = 0;
  for (const [length, count] of lengths) bytes += length * count;
  expect(bytes).toBeLessThan(8_200_000);
  // One of each length more, where there are all.
  const { remains: others, lengths: all } = watched();
  for (let length = 1; length < 16_000; length += 8) others.used(request('x'.repeat(length)));
  others.sweep(0);
  bytes = 0;
  for (const [length, count] of all) bytes += length * count;
  expect(bytes).toBeLessThan(25_000_000);
});
