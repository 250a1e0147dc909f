import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import {
  type RandomCodec,
  type RandomOffer,
  randomOffer,
  writeOffer,
} from '@passerby/test-kit/random-offers';
import fc from 'fast-check';
import { codecIdentity } from './codec-identity.ts';
import { packDescription, unpackDescription } from './description.ts';
import { planExtensions } from './extension-plan.ts';
import { synthesiseAnswer } from './synthesised-answer.ts';
import { parseOrThrow } from './test-offers.ts';

/** What an answer says of one codec, read from its text and by no code of the product's. */
interface Agreed {
  readonly payloadType: number;
  readonly rtx: number | undefined;
  readonly wraps: readonly number[];
}

interface Section {
  readonly payloadTypes: readonly number[];
  readonly codecs: ReadonlyMap<string, Agreed>;
  readonly extensions: readonly string[];
}

function readSection(sdp: string, kind: 'audio' | 'video'): Section {
  const section = sdp.split(/(?=^m=)/m).find((part) => part.startsWith(`m=${kind} `)) ?? '';
  const lines = section.split('\r\n');
  const values = (name: string) =>
    lines
      .filter((line) => line.startsWith(`a=${name}:`))
      .map((line) => /^a=[\w-]+:(\d+) (.+)$/.exec(line))
      .map((match) => [Number(match?.[1]), match?.[2] ?? ''] as const);
  const fmtp = new Map(values('fmtp'));
  const maps = values('rtpmap');
  const rtxOf = new Map(
    maps
      .filter(([, name]) => name.startsWith('rtx/'))
      .map(([number]) => [Number(/^apt=(\d+)$/.exec(fmtp.get(number) ?? '')?.[1]), number]),
  );
  const own = maps.filter(([, name]) => !name.startsWith('rtx/'));
  const codecs = new Map(
    own.map(([payloadType, name]) => {
      const parameters = fmtp.get(payloadType) ?? '';
      const wraps = /^red\//.test(name) && parameters ? parameters.split('/').map(Number) : [];
      return [
        nameOf(name, parameters, wraps.length > 0),
        { payloadType, rtx: rtxOf.get(payloadType), wraps },
      ];
    }),
  );
  // Nothing is lost on the way into the map, and every retransmission belongs to somebody.
  expect(codecs.size).toBe(own.length);
  expect(codecs.size + rtxOf.size).toBe(maps.length);
  for (const apt of rtxOf.keys()) expect(own.map(([number]) => number)).toContain(apt);
  return {
    payloadTypes: (lines[0] ?? '').split(' ').slice(3).map(Number),
    codecs,
    extensions: values('extmap')
      .map(([id, uri]) => `${id} ${uri}`)
      .toSorted(),
  };
}

const nameOf = (name: string, parameters: string, isWrapper: boolean) =>
  isWrapper ? `${name} around another` : codecIdentity(name, parameters);

/** What a browser offered, by the same names. */
function offeredOf(codecs: readonly RandomCodec[]): ReadonlyMap<string, RandomCodec> {
  return new Map(
    codecs.map((codec) => {
      const isWrapper = codecs.some(({ name }) => name === codec.wraps);
      return [nameOf(codec.name, codec.parameters, isWrapper), codec];
    }),
  );
}

/** Each applies the other's description; what both get. */
function meet(one: RandomOffer, other: RandomOffer) {
  const offers = [one, other].map((offer) => parseOrThrow(planExtensions(writeOffer(offer))));
  const described = offers.map((offer) => {
    const unpacked = unpackDescription(packDescription(offer, 'other'));
    if (!unpacked.ok) throw new Error(unpacked.code);
    return unpacked.value;
  });
  const [mine, theirs] = offers;
  const [myDescription, theirDescription] = described;
  if (!mine || !theirs || !myDescription || !theirDescription) throw new Error('two were made');
  return [
    synthesiseAnswer(mine, theirDescription, 'initiator'),
    synthesiseAnswer(theirs, myDescription, 'responder'),
  ] as const;
}

const twoOffers = fc
  .tuple(randomOffer, randomOffer)
  .filter(([one, other]) => one.fingerprint !== other.fingerprint);

const numRuns = depth({ quick: 100, deep: 10_000, of: 'pairs of browsers that do not exist' });

describe('[A7] two strangers with any two browsers', () => {
  let agreed = 0;
  let apart = 0;

  test('come to the same plan, each from the other’s description', () => {
    fc.assert(
      fc.property(twoOffers, ([one, other]) => {
        const [atOne, atOther] = meet(one, other);
        if (!atOne.ok || !atOther.ok) {
          apart++;
          expect([atOne, atOther]).toEqual([
            { ok: false, code: 'nothingInCommon' },
            { ok: false, code: 'nothingInCommon' },
          ]);
          return;
        }
        agreed++;
        for (const kind of ['audio', 'video'] as const) {
          const [here, there] = [readSection(atOne.sdp, kind), readSection(atOther.sdp, kind)];
          expect([...here.codecs.keys()].toSorted()).toEqual([...there.codecs.keys()].toSorted());
          expect(here.extensions).toEqual(there.extensions);
          const repaired = (section: Section) =>
            [...section.codecs].filter(([, { rtx }]) => rtx !== undefined).map(([name]) => name);
          expect(repaired(here).toSorted()).toEqual(repaired(there).toSorted());
        }
      }),
      { numRuns },
    );
    // A property that holds because nothing ever happens says nothing.
    expect(agreed).toBeGreaterThan(numRuns / 3);
    expect(apart).toBeGreaterThan(numRuns / 50);
  });

  test('name every codec by the number of the one who decodes it, whole or not at all', () => {
    fc.assert(
      fc.property(twoOffers, ([one, other]) => {
        const [atOne, atOther] = meet(one, other);
        if (!atOne.ok || !atOther.ok) return;
        for (const [sdp, own, partner] of [
          [atOne.sdp, one, other],
          [atOther.sdp, other, one],
        ] as const) {
          const numbers = (['audio', 'video'] as const).flatMap((kind) => {
            const section = readSection(sdp, kind);
            const mine = offeredOf(own[kind]);
            const theirs = offeredOf(partner[kind]);
            const common = [...mine.keys()].filter((name) => theirs.has(name));
            const wanted = common.map((name): [string, Agreed] => {
              const codec = theirs.get(name) as RandomCodec;
              const inner = partner[kind].find((other) => other.name === codec.wraps)?.payloadType;
              const hasRtx = mine.get(name)?.rtx !== undefined;
              const { payloadType } = codec;
              const wraps = inner === undefined ? [] : [inner, inner];
              return [name, { payloadType, rtx: hasRtx ? codec.rtx : undefined, wraps }];
            });
            expect(section.codecs).toEqual(new Map(wanted));
            const listed = [...section.codecs.values()].flatMap(({ payloadType, rtx }) =>
              rtx === undefined ? [payloadType] : [payloadType, rtx],
            );
            expect(section.payloadTypes.toSorted()).toEqual(listed.toSorted());
            return section.payloadTypes;
          });
          // One bundle: a number means one thing in all of it.
          expect(new Set(numbers).size).toBe(numbers.length);
        }
      }),
      { numRuns },
    );
  });

  test('also where one of them offers the same codec twice', () => {
    const vp8 = { name: 'VP8/90000', parameters: '', wraps: undefined } as const;
    const opus = { ...vp8, name: 'opus/48000/2', payloadType: 111, rtx: undefined } as const;
    const first = { ...vp8, payloadType: 96, rtx: 97 };
    const second = { ...vp8, payloadType: 98, rtx: undefined };
    const once = { ...vp8, payloadType: 120, rtx: 124 };
    const offer = (video: readonly RandomCodec[], fingerprint: number): RandomOffer => ({
      audio: [opus],
      video,
      extensions: [],
      fingerprint,
    });
    for (const twice of [
      [first, second],
      [second, first],
    ]) {
      const [atOne, atOther] = meet(offer(twice, 1), offer([once], 2));
      if (!atOne.ok || !atOther.ok) throw new Error('VP8 is in both');
      const here = readSection(atOne.sdp, 'video').codecs.get('vp8/90000');
      const there = readSection(atOther.sdp, 'video').codecs.get('vp8/90000');
      expect(there?.payloadType).toBe(twice[0]?.payloadType as number);
      expect(there?.rtx).toEqual(twice[0]?.rtx);
      expect(here).toEqual({ payloadType: 120, rtx: twice[0]?.rtx && 124, wraps: [] });
    }
  });
});
