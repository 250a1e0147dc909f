import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import {
  commitmentInput,
  emojiOf,
  type Identity,
  isEqual,
  sasInput,
  verify,
} from './verification.ts';

const hash = (bytes: Uint8Array): Uint8Array =>
  new Uint8Array(new Bun.CryptoHasher('sha256').update(bytes).digest());
const sha256 = async (bytes: Uint8Array) => hash(bytes);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const anIdentity = (fill: number): Identity => ({
  fingerprint: new Uint8Array(32).fill(fill),
  nonce: new Uint8Array(32).fill(fill + 1),
});
const commitmentOf = (identity: Identity) => hash(commitmentInput(identity));

describe('[V1] what is committed to', () => {
  test('the label, the fingerprint, the nonce', () => {
    const input = commitmentInput(anIdentity(0xa0));
    expect(new TextDecoder().decode(input.slice(0, 18))).toBe('passerby-commit-v1');
    expect(hex(input.slice(18))).toBe('a0'.repeat(32) + 'a1'.repeat(32));
    expect(() => commitmentInput({ ...anIdentity(1), nonce: new Uint8Array(31) })).toThrow(
      RangeError,
    );
  });
});

describe('[V3] what is compared', () => {
  test('is the same on both sides, whoever had which role', () => {
    const [one, other] = [anIdentity(1), anIdentity(9)];
    expect(sasInput(one, other)).toEqual(sasInput(other, one));
    expect(new TextDecoder().decode(sasInput(one, other).slice(0, 15))).toBe('passerby-sas-v1');
    const body = '01'.repeat(32) + '09'.repeat(32) + '02'.repeat(32) + '0a'.repeat(32);
    expect(hex(sasInput(one, other).slice(15))).toBe(body);
  });

  test('is the first 30 bits, six by six', () => {
    expect(emojiOf(Uint8Array.of(0b000001_00, 0b0010_0000, 0b11_000100, 0b000101_11))).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect(emojiOf(new Uint8Array(32).fill(0xff))).toEqual([63, 63, 63, 63, 63]);
  });

  test('both come to the same, when the commitments hold', async () => {
    const [one, other] = [anIdentity(1), anIdentity(9)];
    const seen = await verify(one, other, commitmentOf(other), sha256);
    expect(seen).toEqual(emojiOf(hash(sasInput(one, other))));
    expect(await verify(other, one, commitmentOf(one), sha256)).toEqual(seen);
  });
});

describe('[V4] what ends the call', () => {
  const [one, other] = [anIdentity(1), anIdentity(9)];

  test('another nonce, another fingerprint, another commitment', async () => {
    const lies: [Identity, Uint8Array][] = [
      [{ ...other, nonce: anIdentity(3).nonce }, commitmentOf(other)],
      [{ ...other, fingerprint: anIdentity(3).fingerprint }, commitmentOf(other)],
      [other, commitmentOf(anIdentity(3))],
      [other, commitmentOf(other).slice(1)],
      [{ ...other, nonce: new Uint8Array(0) }, commitmentOf(other)],
    ];
    for (const [theirs, commitment] of lies) {
      expect(await verify(one, theirs, commitment, sha256)).toBeUndefined();
    }
  });

  test("one's own words, mirrored", async () => {
    expect(await verify(one, one, commitmentOf(one), sha256)).toBeUndefined();
    const sameCertificate = { ...one, nonce: other.nonce };
    const commitment = commitmentOf(sameCertificate);
    expect(await verify(one, sameCertificate, commitment, sha256)).toBeUndefined();
  });
});

/**
 * Somebody ends both calls and holds a certificate of their own for each side. They win when both
 * victims see the same: as many bits of it as they are shown.
 */
describe('[V3] somebody in the middle', () => {
  const random = seededRandom(20_261_125);
  const bytes32 = () => {
    const bytes = Buffer.alloc(32);
    for (let i = 0; i < 32; i += 4) bytes.writeUInt32LE(random() >>> 0, i);
    return new Uint8Array(bytes);
  };
  const someone = (): Identity => ({ fingerprint: bytes32(), nonce: bytes32() });
  const shown = (one: Identity, other: Identity, bits: number): number => {
    const first = hash(sasInput(one, other));
    return new DataView(first.buffer).getUint32(0) >>> (32 - bits);
  };

  /** With the commitment every nonce is fixed before any other is known. */
  function succeedsCommitted(bits: number): boolean {
    const [alice, bob, towardsAlice, towardsBob] = [someone(), someone(), someone(), someone()];
    return shown(alice, towardsAlice, bits) === shown(towardsBob, bob, bits);
  }

  /** Without it they wait for both nonces, and then look for one of their own that fits. */
  function succeedsUncommitted(bits: number, tries: number): boolean {
    const [alice, bob, towardsAlice, mask] = [someone(), someone(), someone(), bytes32()];
    const wanted = shown(alice, towardsAlice, bits);
    for (let i = 0; i < tries; i++) {
      if (shown({ fingerprint: mask, nonce: bytes32() }, bob, bits) === wanted) return true;
    }
    return false;
  }

  const count = (times: number, attempt: () => boolean) => {
    let successes = 0;
    for (let i = 0; i < times; i++) if (attempt()) successes++;
    return successes;
  };

  test('100,000 attempts at all 30 bits: none', () => {
    const times = depth({ quick: 20_000, deep: 100_000, of: 'middlemen against 30 bits' });
    expect(count(times, () => succeedsCommitted(30))).toBe(0);
  });

  test('the controls: at 8 bits one in 256 is lucky, and without commitments nearly everyone', () => {
    const times = depth({ quick: 20_000, deep: 100_000, of: 'middlemen against 8 bits' });
    const lucky = count(times, () => succeedsCommitted(8)) / times;
    // The seed is fixed; five standard deviations of the smaller count would be 0.0022.
    expect(lucky).toBeGreaterThan(1 / 256 - 0.0022);
    expect(lucky).toBeLessThan(1 / 256 + 0.0022);
    const unbound = count(200, () => succeedsUncommitted(8, 2_000));
    expect(unbound).toBeGreaterThan(190);
  });

  test('what is shown is what the product shows', () => {
    const [one, other] = [someone(), someone()];
    const packed = emojiOf(hash(sasInput(one, other))).reduce((all, six) => all * 64 + six, 0);
    expect(shown(one, other, 30)).toBe(packed);
    expect(isEqual(one.nonce, one.nonce.slice())).toBe(true);
  });
});
