import { workNonceBytes } from '@passerby/protocol/limits';

/**
 * Proof of work (SPEC A14): a nonce for which SHA-256(seed || nonce) begins with `bits` zero bits. Seed and
 * nonce fit one block, so each try is one run of the compression function (FIPS 180-4 section 6.2.2),
 * which in JavaScript is twenty times as fast as a promise of WebCrypto for each.
 */
export function solveWork(seed: Uint8Array, bits: number): Uint8Array {
  return searchWork(seed, bits, 0, Number.POSITIVE_INFINITY) as Uint8Array;
}

/** The same among the tries from one number to another: undefined when there is none. */
export function searchWork(
  seed: Uint8Array,
  bits: number,
  from: number,
  until: number,
): Uint8Array | undefined {
  const block = new Uint32Array(64);
  const length = seed.length + workNonceBytes;
  const bytes = new Uint8Array(64);
  bytes.set(seed);
  bytes[length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(60, 8 * length);
  for (let tries = from; tries < until; tries++) {
    view.setUint32(length - 4, tries >>> 0);
    view.setUint32(length - 8, Math.floor(tries / 2 ** 32));
    if (leadingZeroBits(compress(view, block)) >= bits) {
      return bytes.slice(seed.length, length);
    }
  }
  return undefined;
}

/** The first two words of the digest: no work has more bits than they hold. */
type Head = readonly [number, number];

function leadingZeroBits([first, second]: Head): number {
  return first === 0 ? 32 + Math.clz32(second) : Math.clz32(first);
}

function compress(message: DataView, w: Uint32Array): Head {
  for (let i = 0; i < 16; i++) w[i] = message.getUint32(4 * i);
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] as number;
    const y = w[i - 2] as number;
    const s0 = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
    const s1 = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
    w[i] = ((w[i - 16] as number) + s0 + (w[i - 7] as number) + s1) | 0;
  }
  let [a, b, c, d, e, f, g, h] = start;
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (k[i] as number) + (w[i] as number)) | 0;
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + t1) | 0;
    d = c;
    c = b;
    b = a;
    a = (t1 + t2) | 0;
  }
  return [(a + start[0]) | 0, (b + start[1]) | 0];
}

const turn = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

type Words = readonly [number, number, number, number, number, number, number, number];

const start: Words = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
const k = firstPrimes(64).map((prime) => Math.floor((Math.cbrt(prime) % 1) * 2 ** 32) | 0);

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  }
  return primes;
}
