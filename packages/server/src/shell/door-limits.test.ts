import { expect, test } from 'bun:test';
import { doorLimits } from './door-limits.ts';

test('[S8] a network that fills its room may fill it again within a minute', () => {
  const { openings, socketsPerNetwork } = doorLimits({ socketsPerNetwork: 128, framesPerSecond: 10 });
  expect(openings.burst).toBe(socketsPerNetwork);
  expect(openings.perSecond * 60).toBeCloseTo(socketsPerNetwork);
});

test('[S9] one socket alone is never held back by its network', () => {
  for (const socketsPerNetwork of [1, 2, 128, 10_000]) {
    const { frames, networkFrames } = doorLimits({ socketsPerNetwork, framesPerSecond: 10 });
    expect(networkFrames.burst).toBeGreaterThanOrEqual(frames.burst);
    expect(networkFrames.perSecond).toBeGreaterThanOrEqual(frames.perSecond);
  }
});

test('[S9] a network that has many sockets has less than all of them together', () => {
  const { frames, networkFrames } = doorLimits({ socketsPerNetwork: 128, framesPerSecond: 10 });
  expect(networkFrames.perSecond).toBe(frames.perSecond * 32);
});
