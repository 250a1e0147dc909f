/** A number from 0 up to, but not including, 1. */
export type Random = () => number;

const baseMs = 500;
const capMs = 15_000;

/**
 * How long to wait before the given attempt (1 is the first retry), with full jitter: anything from
 * nothing to the whole window, so that thousands who lost one server do not return as one
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 */
export function backoffMs(attempt: number, random: Random): number {
  return Math.floor(random() * Math.min(capMs, baseMs * 2 ** (attempt - 1)));
}
