import { describe, expect, test } from 'bun:test';
import { maxDescriptionBytes, maxLocalCandidatesBytes } from '@passerby/protocol/limits';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { type Address, formatAddress, parseAddress, scopeOf } from './address.ts';
import type { Candidate } from './candidate.ts';
import { hash32 } from './codec-identity.ts';
import { type PackedDescription, packDescription, unpackDescription } from './description.ts';
import type { OwnOffer } from './own-offer.ts';
import { parseOrThrow, readOffer } from './test-offers.ts';

const nothing = new Uint8Array(0);
const offers = (['chromium', 'firefox', 'firefox-mdns', 'webkit', 'webkit-mdns'] as const).map(
  (name) => [name, parseOrThrow(readOffer(name))] as const,
);

function candidateAt(text: string, rank = 0): Candidate {
  const address = parseAddress(text) as Address;
  return { type: 'host', transport: 'udp', address, port: 50_000 + rank, rank };
}

function unpackOrThrow(packed: PackedDescription) {
  const unpacked = unpackDescription(packed);
  if (!unpacked.ok) throw new Error(unpacked.code);
  return unpacked.value;
}

describe.each(offers)('[D1] %s', (_name, offer) => {
  test('what was packed is what is unpacked, in well under the limit', () => {
    const packed = packDescription(offer, 'chromium');
    expect(packed.description.length).toBeLessThan(500);
    expect(packed.local.length).toBeLessThanOrEqual(maxLocalCandidatesBytes);
    const value = unpackOrThrow(packed);
    expect(value).toMatchObject({
      engine: 'chromium',
      ufrag: offer.ufrag,
      pwd: offer.pwd,
      fingerprint: offer.fingerprint,
    });
    expect(value.candidates.toSorted((a, b) => a.rank - b.rank)).toEqual([...offer.candidates]);
    expect(value.videoCodecs).toEqual(
      offer.video.codecs.map(({ payloadType, identity, rtx = 0 }) => ({
        payloadType,
        identity,
        rtx,
      })),
    );
    expect(value.audioExtensions).toEqual(
      offer.audio.extensions.map(({ id, uri }) => ({ id, uriHash: hash32(uri) })),
    );
  });
});

describe('[D2] addresses', () => {
  const [, offer] = offers[0] as (typeof offers)[number];
  const mixed: OwnOffer = {
    ...offer,
    candidates: [
      '10.0.0.7',
      'fd00::2',
      '203.0.113.9',
      '4f5e8f0c-8f4b-4c1e-9a57-0a6a3f0f5d11.local',
      '2001:db8::7',
      '127.0.0.1',
      'ff02::1',
    ].map(candidateAt),
  };

  test('what tells of the network at home goes apart, what reaches nobody goes nowhere', () => {
    const packed = packDescription(mixed, 'other');
    const shown = unpackOrThrow({ ...packed, local: nothing }).candidates;
    expect(shown.map(({ address }) => formatAddress(address))).toEqual([
      '203.0.113.9',
      '2001:db8:0:0:0:0:0:7',
    ]);
    const all = unpackOrThrow(packed).candidates;
    expect(all.slice(2).map(({ address }) => scopeOf(address))).toEqual([
      'local',
      'local',
      'local',
      'local',
    ]);
    expect(all).toHaveLength(6);
  });

  test('a private address that calls itself public is refused, and the other way round', () => {
    const packed = packDescription(mixed, 'other');
    const bytes = (text: string) => (parseAddress(text) as Address).bytes;
    const swap = (frame: Uint8Array, from: string, to: string) => {
      const at = indexOf(frame, bytes(from));
      expect(at).toBeGreaterThan(0);
      const changed = frame.slice();
      changed.set(bytes(to), at);
      return changed;
    };
    for (const forged of ['192.168.1.1', '127.0.0.1', '0.0.0.0', '224.0.0.251']) {
      const description = swap(packed.description, '203.0.113.9', forged);
      expect(unpackDescription({ ...packed, description })).toEqual({
        ok: false,
        code: 'badValue',
      });
    }
    const local = swap(packed.local, '10.0.0.7', '203.0.113.9');
    expect(unpackDescription({ ...packed, local })).toEqual({ ok: false, code: 'badValue' });
  });

  test('a machine with forty addresses still fits, and keeps its relay', () => {
    const many = Array.from({ length: 40 }, (_, i) => candidateAt(`2001:db8::${i + 1}`, i % 16));
    const relay: Candidate = { ...candidateAt('198.51.100.4', 15), type: 'relay' };
    const home = Array.from({ length: 40 }, (_, i) => candidateAt(`fd00::${i + 1}`, i % 16));
    const packed = packDescription({ ...offer, candidates: [...many, ...home, relay] }, 'other');
    expect(packed.description.length).toBeLessThan(maxDescriptionBytes);
    expect(packed.local.length).toBeLessThanOrEqual(maxLocalCandidatesBytes);
    expect(unpackOrThrow(packed).candidates).toContainEqual(relay);
  });
});

describe('[D5] a hostile description', () => {
  const [, offer] = offers[0] as (typeof offers)[number];
  const withCodecs = (
    change: (codec: { payloadType: number; rtx: number | undefined }) => object,
  ) =>
    packDescription(
      {
        ...offer,
        video: {
          ...offer.video,
          codecs: offer.video.codecs.map((codec) => ({ ...codec, ...change(codec) })),
        },
      },
      'other',
    );
  const withIds = (ids: (id: number) => number) =>
    packDescription(
      {
        ...offer,
        audio: {
          ...offer.audio,
          extensions: offer.audio.extensions.map(({ id, uri }) => ({ id: ids(id), uri })),
        },
      },
      'other',
    );

  test('gives one number to two codecs', () => {
    expect(unpackDescription(withCodecs(() => ({ payloadType: 100 })))).toEqual({
      ok: false,
      code: 'payloadTypes',
    });
    // Audio has 111 already, and both share a transport.
    const taken = withCodecs(({ payloadType }) => (payloadType === 96 ? { payloadType: 111 } : {}));
    expect(unpackDescription(taken)).toEqual({ ok: false, code: 'payloadTypes' });
    const rtx = withCodecs(({ rtx: own }) => (own === 97 ? { rtx: 96 } : {}));
    expect(unpackDescription(rtx)).toEqual({ ok: false, code: 'payloadTypes' });
  });

  test('gives one id to two extensions, or an id that does not exist', () => {
    expect(unpackDescription(withIds(() => 1))).toEqual({ ok: false, code: 'extensionIds' });
    expect(unpackDescription(withIds((id) => id - 1))).toEqual({
      ok: false,
      code: 'extensionIds',
    });
  });

  test('is of another version, empty, cut short or padded', () => {
    const { description, local } = packDescription(offer, 'other');
    const newer = description.slice();
    newer[0] = 2;
    expect(unpackDescription({ description: newer, local })).toEqual({
      ok: false,
      code: 'unknownType',
    });
    expect(unpackDescription({ description: nothing, local })).toEqual({
      ok: false,
      code: 'empty',
    });
    for (let length = 1; length < description.length; length++) {
      const cut = description.slice(0, length);
      expect(unpackDescription({ description: cut, local }).ok).toBe(false);
    }
    const padded = new Uint8Array(description.length + 1);
    padded.set(description);
    expect(unpackDescription({ description: padded, local }).ok).toBe(false);
  });

  test('[D4] writes a line break, or anything else that is no ice-char, into a password', () => {
    const { description, local } = packDescription(offer, 'other');
    const at = indexOf(
      description,
      Uint8Array.from(offer.pwd, (char) => char.charCodeAt(0)),
    );
    for (const byte of [0, 10, 13, 32, 58, 61, 127, 128, 255]) {
      const forged = description.slice();
      forged[at + 3] = byte;
      expect(unpackDescription({ description: forged, local })).toEqual({
        ok: false,
        code: 'badValue',
      });
    }
  });
});

test('[D4] random and mutated bytes give a description or a code, never an exception', () => {
  const count = depth({ quick: 60_000, deep: 1_000_000, of: 'hostile descriptions' });
  const random = seededRandom(0xde5c);
  const samples = offers.map(([, offer]) => packDescription(offer, 'firefox'));
  let accepted = 0;
  for (let i = 0; i < count; i++) {
    const sample = samples[i % samples.length] as PackedDescription;
    const packed = {
      description: i % 8 === 0 ? noise(random) : mutate(sample.description, random),
      local: i % 3 === 0 ? mutate(sample.local, random) : sample.local,
    };
    if (unpackDescription(packed).ok) accepted++;
  }
  // A fuzzer that never gets past the door, or always does, tests nothing.
  expect(accepted).toBeGreaterThan(count / 200);
  expect(accepted).toBeLessThan(count);
});

function noise(random: () => number): Uint8Array {
  const bytes = Uint8Array.from({ length: random() % 300 }, () => random());
  bytes[0] = 1;
  return bytes;
}

function mutate(original: Uint8Array, random: () => number): Uint8Array {
  const changed = original.slice(0, random() % 16 ? original.length : random() % original.length);
  for (let n = 1 + (random() % 3); n > 0 && changed.length > 0; n--) {
    changed[random() % changed.length] = random();
  }
  return changed;
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  for (let at = 0; at + part.length <= bytes.length; at++) {
    if (part.every((byte, i) => bytes[at + i] === byte)) return at;
  }
  return -1;
}
