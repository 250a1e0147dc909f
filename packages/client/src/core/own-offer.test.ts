import { describe, expect, test } from 'bun:test';
import { parseOwnOffer } from './own-offer.ts';
import { parseOrThrow, readOffer } from './test-offers.ts';

const namesOf = (table: { codecs: readonly { rtpmap: string }[] }) =>
  table.codecs.map(({ rtpmap }) => rtpmap);

describe('[D1] our own offer', () => {
  test('Chromium: credentials, codecs in order of preference, retransmissions tied to them', () => {
    const offer = parseOrThrow(readOffer('chromium'));
    expect(offer.ufrag).toBe('FiYa');
    expect(offer.pwd).toHaveLength(24);
    expect(offer.fingerprint.slice(0, 3)).toEqual(Uint8Array.of(0x1f, 0x48, 0x87));
    expect(namesOf(offer.audio).slice(0, 3)).toEqual(['opus/48000/2', 'red/48000/2', 'G722/8000']);
    expect(offer.audio.codecs[1]?.wraps).toEqual([111, 111]);
    expect(namesOf(offer.video)).not.toContain('rtx/90000');
    expect(offer.video.codecs.find(({ rtpmap }) => rtpmap === 'VP8/90000')).toMatchObject({
      payloadType: 96,
      rtx: 97,
      feedback: ['goog-remb', 'transport-cc', 'ccm fir', 'nack', 'nack pli'],
    });
    expect(offer.candidates.map(({ type, rank }) => [type, rank])).toEqual([
      ['host', 0],
      ['host', 1],
    ]);
  });

  test('Firefox: attributes before rtpmap, session-level fingerprint, one-way extensions left', () => {
    const offer = parseOrThrow(readOffer('firefox'));
    expect(namesOf(offer.audio)[0]).toBe('opus/48000/2');
    expect(namesOf(offer.video)).toEqual([
      'VP8/90000',
      'VP9/90000',
      'AV1/90000',
      'ulpfec/90000',
      'red/90000',
    ]);
    expect(offer.video.codecs[0]).toMatchObject({ payloadType: 120, rtx: 124 });
    expect(offer.audio.extensions.map(({ id }) => id)).toEqual([1, 3, 7]);
    expect(offer.video.extensions.map(({ id }) => id)).toEqual([3, 4, 5, 7]);
    expect(offer.candidates).toHaveLength(2);
  });

  test('Firefox hiding its addresses behind names', () => {
    const { candidates } = parseOrThrow(readOffer('firefox-mdns'));
    expect(candidates.map(({ address }) => address.family)).toEqual(['mdns', 'mdns']);
  });

  test('WebKit: H.264 first, all of it with retransmissions, no RTCP beside RTP', () => {
    const offer = parseOrThrow(readOffer('webkit'));
    expect(offer.ufrag).toBe('v/T7');
    expect(namesOf(offer.video)).toEqual([
      ...new Array(4).fill('H264/90000'),
      'H265/90000',
      'VP8/90000',
      'VP9/90000',
      'AV1/90000',
      'red/90000',
      'ulpfec/90000',
    ]);
    expect(offer.video.codecs.map(({ payloadType, rtx }) => [payloadType, rtx])).toEqual([
      ...[96, 98, 100, 102, 104, 106, 108].map((number) => [number, number + 1]),
      [35, 36],
      [127, 124],
      [125, undefined],
    ]);
    expect(new Set(offer.video.codecs.map(({ identity }) => identity)).size).toBe(10);
    expect(offer.audio.codecs[1]?.wraps).toEqual([111, 111]);
    expect(offer.candidates.map(({ type, rank }) => [type, rank])).toEqual([
      ['host', 0],
      ['host', 1],
      ['srflx', 2],
    ]);
  });

  test('WebKit hiding its addresses behind names: its public one stays', () => {
    const { candidates } = parseOrThrow(readOffer('webkit-mdns'));
    expect(candidates.map(({ type, address }) => [type, address.family])).toEqual([
      ['host', 'mdns'],
      ['srflx', 'ipv4'],
    ]);
  });

  test('the two engines mean the same codecs by different numbers', () => {
    const chromium = parseOrThrow(readOffer('chromium')).video.codecs;
    const firefox = parseOrThrow(readOffer('firefox')).video.codecs;
    const agreed = firefox.filter(({ identity }) =>
      chromium.some((codec) => codec.identity === identity),
    );
    expect(namesOf({ codecs: agreed })).toEqual(namesOf({ codecs: firefox }));
    const [vp8] = firefox;
    expect(chromium.find(({ identity }) => identity === vp8?.identity)?.payloadType).toBe(96);
  });
});

describe('[D1] an offer of another shape is refused', () => {
  const offer = readOffer('chromium');
  test.each([
    ['no video', offer.replace(/m=video[\s\S]*?(?=m=application)/, ''), 'wrongSections'],
    ['another order', offer.replace('a=mid:0', 'a=mid:3'), 'wrongSections'],
    ['nothing', '', 'wrongSections'],
    ['no password', offer.replaceAll(/a=ice-pwd:.*\r\n/g, ''), 'noCredentials'],
    ['two fingerprints', offer.replace('1F:48:87', '1F:48:88'), 'notOneFingerprint'],
    ['SHA-1', offer.replaceAll('sha-256', 'sha-1'), 'notOneFingerprint'],
  ] as const)('%s', (_name, sdp, code) => {
    expect(parseOwnOffer(sdp)).toEqual({ ok: false, code });
  });
});
