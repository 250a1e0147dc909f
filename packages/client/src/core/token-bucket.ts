/** So many at once, so many a second in the long run. */
export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** What is left of an allowance. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

export const fullBucket = ({ burst }: Allowance, now: number): Bucket => ({
  tokens: burst,
  at: now,
});

/** The bucket after one more, or undefined when there is nothing left to take. */
export function takeToken(bucket: Bucket, allowance: Allowance, now: number): Bucket | undefined {
  const refilled = bucket.tokens + ((now - bucket.at) / 1000) * allowance.perSecond;
  const tokens = Math.min(allowance.burst, refilled);
  return tokens < 1 ? undefined : { tokens: tokens - 1, at: now };
}
