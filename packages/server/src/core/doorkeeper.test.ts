import { expect, test } from 'bun:test';
import { Doorkeeper } from './doorkeeper.ts';

const limits = {
  socketsPerNetwork: 3,
  openings: { burst: 4, perSecond: 1 },
  frames: { burst: 5, perSecond: 2 },
  networkFrames: { burst: 8, perSecond: 4 },
  relayPasses: { burst: 2, perSecond: 0.1 },
};

const alone = () => [];

test('[S8] a network may hold so many sockets, and each that closes makes room', () => {
  const door = new Doorkeeper(limits, alone);
  expect([1, 2, 3, 4].map(() => door.admit(1, 0))).toEqual([true, true, true, false]);
  expect(door.admit(2, 0)).toBe(true);
  door.release(1);
  expect(door.admit(1, 0)).toBe(true);
});

test('[S8] opening and closing quickly is bounded too', () => {
  const door = new Doorkeeper(limits, alone);
  const tries = Array.from({ length: 6 }, () => {
    const admitted = door.admit(1, 0);
    if (admitted) door.release(1);
    return admitted;
  });
  expect(tries.filter(Boolean).length).toBe(4);
  expect(door.admit(1, 1_000)).toBe(true);
});

test('[S9] a socket may speak so fast, and a network too', () => {
  const door = new Doorkeeper(limits, alone);
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
  const door = new Doorkeeper(limits, alone);
  const bucket = door.createBucket(10_000);
  while (door.allowFrame(bucket, 1, 10_000));
  expect(door.allowFrame(bucket, 1, 0)).toBe(false);
});

test('[N5] a network gets so many passes for the relay, however many sockets it has', () => {
  const door = new Doorkeeper(limits, alone);
  door.admit(1, 0);
  door.admit(1, 0);
  door.admit(2, 0);
  expect([1, 2, 3].map(() => door.allowRelayPass(1, 0))).toEqual([true, true, false]);
  expect(door.allowRelayPass(2, 0)).toBe(true);
  expect(door.allowRelayPass(1, 9_999)).toBe(false);
  expect(door.allowRelayPass(1, 20_000)).toBe(true);
  expect(door.allowRelayPass(3, 0)).toBe(false);
});

/** 500 networks, a hundred in each of five wider ones, which are all in one. */
const inOneWidest = (network: number) =>
  network < 1_000 ? [1_000 + Math.floor(network / 100), 2_000] : [];
const five = [0, 1, 2, 3, 4];

test('[S8] who has a whole /48 has not the sockets of all its parts', () => {
  const door = new Doorkeeper(limits, inOneWidest);
  const come = (from: number, now: number) =>
    Array.from({ length: 300 }, (_, i) => from + (i % 100)).filter((one) => door.admit(one, now));
  const inside = five.map((part) => come(100 * part, 0));
  const most = limits.socketsPerNetwork;
  expect(inside.map(({ length }) => length)).toEqual([4, 4, 4, 4, 0].map((share) => share * most));
  // Neighbours have all of theirs.
  const other = new Doorkeeper(limits, alone);
  expect(five.every((one) => other.admit(one, 0))).toBe(true);
  // Each that goes makes room in all three.
  const [first = 0] = inside[0] ?? [];
  expect(door.admit(400, 60_000)).toBe(false);
  door.release(first);
  expect(door.admit(400, 60_000)).toBe(true);
});

test('[S8] nor does it open as quickly as all of them together', () => {
  const door = new Doorkeeper(limits, inOneWidest);
  const opened = five.map(
    (part) =>
      Array.from({ length: 300 }, (_, i) => 100 * part + (i % 100)).filter((one) => {
        const admitted = door.admit(one, 0);
        if (admitted) door.release(one);
        return admitted;
      }).length,
  );
  const { burst } = limits.openings;
  expect(opened).toEqual([4, 4, 4, 4, 0].map((share) => share * burst));
});

test('[S8] [A18] who is refused leaves nothing behind', () => {
  const door = new Doorkeeper(limits, inOneWidest);
  let admitted = 0;
  for (let one = 0; one < 500; one++) admitted += Number(door.admit(one, 0));
  expect(admitted).toBe(16 * limits.socketsPerNetwork);
  // Each that came in, the four that these are in, and the one around all.
  expect(door.networks).toBe(admitted + 4 + 1);
});

test('[N5] nor the passes of all its parts', () => {
  const door = new Doorkeeper({ ...limits, socketsPerNetwork: 500 }, inOneWidest);
  for (let one = 0; one < 500; one++) door.admit(one, 60_000 * one);
  const now = 60_000 * 500;
  const given = five.map(
    (part) =>
      Array.from({ length: 100 }, (_, i) => door.allowRelayPass(100 * part + i, now)).filter(
        Boolean,
      ).length,
  );
  const { burst } = limits.relayPasses;
  expect(given).toEqual([4, 4, 4, 4, 0].map((share) => share * burst));
  for (let one = 0; one < 500; one++) door.release(one);
  door.sweep(now + 3_600_000);
  expect(door.networks).toBe(0);
});

test('[F3] [N5] coming back with another socket gives no new share of passes', () => {
  const door = new Doorkeeper(limits, alone);
  door.admit(1, 0);
  while (door.allowRelayPass(1, 0));
  door.release(1);
  door.sweep(9_000);
  expect(door.admit(1, 9_000)).toBe(true);
  expect(door.allowRelayPass(1, 9_000)).toBe(false);
  door.release(1);
  door.sweep(60_000);
  expect(door.networks).toBe(0);
});

test('[F3] a network is forgotten when its sockets are gone and its buckets full', () => {
  const door = new Doorkeeper(limits, alone);
  door.admit(1, 0);
  door.sweep(60_000);
  expect(door.networks).toBe(1);
  door.release(1);
  door.sweep(60_000);
  expect(door.networks).toBe(0);
});
