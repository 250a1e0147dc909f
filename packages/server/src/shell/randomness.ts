/**
 * Random bytes are taken from the runtime in large pieces: small requests are served from a cache of
 * its own, in which secrets would stay readable after they were handed out (found by
 * `e2e/forgetting.test.ts`; SPEC F2). What leaves this pool is zeros in it from then on.
 */
const pool = new Uint8Array(16 * 1024);
let taken = pool.length;

/** `length` bytes that nobody can guess; at most 1,024 at a time. */
export function randomBytes(length: number): Uint8Array {
  if (length > 1_024) throw new RangeError('at most 1,024 random bytes at a time');
  if (taken + length > pool.length) {
    crypto.getRandomValues(pool);
    taken = 0;
  }
  const bytes = new Uint8Array(length);
  for (let i = 0; i < length; i++, taken++) {
    bytes[i] = pool[taken] as number;
    pool[taken] = 0;
  }
  return bytes;
}

/** A random whole number of 31 bits, the most that the engine keeps without a copy on its heap. */
export function randomId(): number {
  const [a = 0, b = 0, c = 0, d = 0] = randomBytes(4);
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 1;
}

/** A random number from 0 to 1, 1 not included. */
export const randomUnit = (): number => randomId() / 2 ** 31;

export function sha256(bytes: Uint8Array): Uint8Array {
  const digest = new Uint8Array(64);
  new Bun.CryptoHasher('sha256').update(bytes).digest(digest);
  return digest.subarray(0, 32);
}

const digest = new Uint8Array(32);
const firstHalf = digest.subarray(0, 16);

/** The first 16 bytes of SHA-256. */
export function hash16(bytes: Uint8Array): Uint8Array {
  Bun.SHA256.hash(bytes, digest);
  const half = new Uint8Array(firstHalf);
  digest.fill(0);
  return half;
}
