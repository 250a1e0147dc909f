import { expect, test } from 'bun:test';
import { doorLimits } from './door-limits.ts';

const given = { socketsPerNetwork: 128, openingsPerSecond: 2, framesPerSecond: 10 };

test('[S8] everyone behind one address may come back at once', () => {
  const { openings, socketsPerNetwork } = doorLimits(given);
  expect(openings).toEqual({ burst: socketsPerNetwork, perSecond: 2 });
});

test('[S9] one socket alone is never held back by its network', () => {
  for (const socketsPerNetwork of [1, 2, 128, 10_000]) {
    const { frames, networkFrames } = doorLimits({ ...given, socketsPerNetwork });
    expect(networkFrames.burst).toBeGreaterThanOrEqual(frames.burst);
    expect(networkFrames.perSecond).toBeGreaterThanOrEqual(frames.perSecond);
  }
});

test('[S9] a network that has many sockets has less than all of them together', () => {
  const { frames, networkFrames } = doorLimits(given);
  expect(networkFrames.perSecond).toBe(frames.perSecond * 32);
});

test('[N5] everyone behind one address may have a pass for the relay, once', () => {
  expect(doorLimits(given).relayPasses).toEqual({ burst: 128, perSecond: 2 });
});
