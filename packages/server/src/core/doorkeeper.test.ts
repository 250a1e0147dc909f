import { expect, test } from 'bun:test';
import { Doorkeeper } from './doorkeeper.ts';

const limits = {
  socketsPerNetwork: 3,
  openings: { burst: 4, perSecond: 1 },
  frames: { burst: 5, perSecond: 2 },
  networkFrames: { burst: 8, perSecond: 4 },
};

test('[S8] a network may hold so many sockets, and each that closes makes room', () => {
  const door = new Doorkeeper(limits);
  expect([1, 2, 3, 4].map(() => door.admit(1, 0))).toEqual([true, true, true, false]);
  expect(door.admit(2, 0)).toBe(true);
  door.release(1);
  expect(door.admit(1, 0)).toBe(true);
});

test('[S8] opening and closing quickly is bounded too', () => {
  const door = new Doorkeeper(limits);
  const tries = Array.from({ length: 6 }, () => {
    const admitted = door.admit(1, 0);
    if (admitted) door.release(1);
    return admitted;
  });
  expect(tries.filter(Boolean).length).toBe(4);
  expect(door.admit(1, 1_000)).toBe(true);
});

test('[S9] a socket may speak so fast, and a network too', () => {
  const door = new Doorkeeper(limits);
  door.admit(1, 0);
  door.admit(1, 0);
  const one = door.createBucket(0);
  const two = door.createBucket(0);
  const allowed = (bucket: typeof one, now: number) =>
    Array.from({ length: 10 }, () => door.allowFrame(bucket, 1, now)).filter(Boolean).length;
  expect(allowed(one, 0)).toBe(5);
  expect(allowed(two, 0)).toBe(3);
  expect(allowed(one, 1_000)).toBe(2);
});

test('[S9] a clock that goes backwards gives nothing away', () => {
  const door = new Doorkeeper(limits);
  const bucket = door.createBucket(10_000);
  while (door.allowFrame(bucket, 1, 10_000));
  expect(door.allowFrame(bucket, 1, 0)).toBe(false);
});

test('[F3] a network is forgotten when its sockets are gone and its buckets full', () => {
  const door = new Doorkeeper(limits);
  door.admit(1, 0);
  door.sweep(60_000);
  expect(door.networks).toBe(1);
  door.release(1);
  door.sweep(60_000);
  expect(door.networks).toBe(0);
});
