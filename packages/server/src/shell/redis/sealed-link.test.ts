import { describe, expect, test } from 'bun:test';
import { maxFrameBytes } from '@passerby/protocol/limits';
import { createNodeIdentity } from './node-identity.ts';
import { SealedLink, senderOf } from './sealed-link.ts';

const secret = 'the-secret-of-one-crowd';

/** Both ends of a link between two nodes, as each made it from the other's lease. */
function linked() {
  const [one, other] = [createNodeIdentity(1, secret), createNodeIdentity(2, secret)];
  const toOther = one.linkTo(2, other.lease);
  const toOne = other.linkTo(1, one.lease);
  if (!toOther || !toOne) throw new Error('not linked');
  return { one: new SealedLink(1, 2, toOther), other: new SealedLink(2, 1, toOne) };
}

const plain = Uint8Array.of(1, 2, 3, 250);

describe('[K4] what passes between two nodes', () => {
  test('arrives as it was, from whom it was, in both directions', () => {
    const { one, other } = linked();
    for (let i = 0; i < 3; i++) {
      const frame = one.seal(plain);
      expect(senderOf(frame)).toBe(1);
      expect(other.open(frame)).toEqual(plain);
      expect(one.open(other.seal(plain))).toEqual(plain);
    }
  });

  test('what was opened can be kept: a copy of it is one', () => {
    const { one, other } = linked();
    const opened = other.open(one.seal(plain));
    const copy = opened?.slice();
    opened?.fill(0);
    expect(copy).toEqual(plain);
  });

  test('the same words are never the same frame', () => {
    const { one } = linked();
    expect(one.seal(plain)).not.toEqual(one.seal(plain));
  });

  test('repeated, older, turned around: refused', () => {
    const { one, other } = linked();
    const [first, second] = [one.seal(plain), one.seal(plain)];
    expect(other.open(second)).toEqual(plain);
    expect(other.open(second)).toBeUndefined();
    expect(other.open(first)).toBeUndefined();
    expect(one.open(one.seal(plain))).toBeUndefined();
  });

  test('changed anywhere, cut or grown: refused, and the next one is still good', () => {
    const { one, other } = linked();
    const frame = one.seal(plain);
    for (let at = 0; at < frame.length; at++) {
      const changed = Buffer.from(frame);
      changed[at] = (changed[at] ?? 0) ^ 0x40;
      expect(other.open(changed)).toBeUndefined();
    }
    expect(other.open(Buffer.concat([frame, Buffer.of(0)]))).toBeUndefined();
    expect(other.open(frame.subarray(0, -1))).toBeUndefined();
    expect(other.open(frame)).toEqual(plain);
  });

  test('for another node: refused', () => {
    const [one, other, third] = [1, 2, 3].map((node) => createNodeIdentity(node, secret));
    const keys = one?.linkTo(2, other?.lease ?? '');
    const thirds = third?.linkTo(1, one?.lease ?? '');
    if (!keys || !thirds) throw new Error('not linked');
    const frame = new SealedLink(1, 2, keys).seal(plain);
    expect(new SealedLink(3, 1, thirds).open(frame)).toBeUndefined();
  });

  test('what is no frame has no sender', () => {
    for (const bytes of [[], [1], new Array(28).fill(1), new Array(60).fill(2)]) {
      expect(senderOf(Uint8Array.from(bytes))).toBeUndefined();
    }
  });

  test('nor has one that is longer than any message', () => {
    const { one, other } = linked();
    const full = one.seal(new Uint8Array(maxFrameBytes));
    expect(senderOf(full)).toBe(1);
    expect(other.open(full)?.length).toBe(maxFrameBytes);
    const over = one.seal(new Uint8Array(maxFrameBytes + 1));
    expect(senderOf(over)).toBeUndefined();
    expect(other.open(over)).toBeUndefined();
  });
});

describe('[K4] a lease', () => {
  const one = createNodeIdentity(1, secret);
  const other = createNodeIdentity(2, secret);

  test('of another node, by another secret, changed or made up leads nowhere', () => {
    expect(one.linkTo(3, other.lease)).toBeUndefined();
    expect(one.linkTo(2, createNodeIdentity(2, `${secret}!`).lease)).toBeUndefined();
    for (const lease of ['', 'AAAA', 'é', Buffer.alloc(64).toString('base64')]) {
      expect(one.linkTo(2, lease)).toBeUndefined();
    }
    const bytes = Buffer.from(other.lease, 'base64');
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    expect(one.linkTo(2, bytes.toString('base64'))).toBeUndefined();
  });

  test('keys that all have depend on the secret and on what they are for', () => {
    expect(one.commonKey('tags v1')).toEqual(other.commonKey('tags v1'));
    expect(one.commonKey('tags v1')).not.toEqual(one.commonKey('crowd v1'));
    expect(createNodeIdentity(1, `${secret}!`).commonKey('tags v1')).not.toEqual(
      one.commonKey('tags v1'),
    );
    expect(one.crowd).toBe(other.crowd);
  });
});
