import { seededRandom } from '@passerby/test-kit/seeded-random';

/** Chance that is the same for the same seed. */
export interface Chance {
  /** From 0 up to 1. */
  uniform(): number;
  is(share: number): boolean;
  below(count: number): number;
  exponential(mean: number): number;
}

export function createChance(seed: number): Chance {
  const random = seededRandom(seed);
  // The first numbers of neighbouring seeds are alike.
  for (let i = 0; i < 16; i++) random();
  const uniform = () => random() / 2 ** 32;
  return {
    uniform,
    is: (share) => uniform() < share,
    below: (count) => Math.floor(uniform() * count),
    exponential: (mean) => -Math.log(1 - uniform()) * mean,
  };
}
