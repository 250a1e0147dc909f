import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { type Description, packDescription, unpackDescription } from './description.ts';
import { planExtensions } from './extension-plan.ts';
import type { OwnOffer } from './own-offer.ts';
import { synthesiseAnswer } from './synthesised-answer.ts';
import { type CapturedOffer, parseOrThrow, readOffer, type WrittenOffer } from './test-offers.ts';

const own = (name: CapturedOffer | WrittenOffer) => parseOrThrow(planExtensions(readOffer(name)));

function describeTo(offer: OwnOffer): Description {
  const unpacked = unpackDescription(packDescription(offer, 'other'));
  if (!unpacked.ok) throw new Error(unpacked.code);
  return unpacked.value;
}

/** Another person with the same browser: everything equal but the certificate. */
const stranger = (offer: OwnOffer): Description => ({
  ...describeTo(offer),
  fingerprint: new Uint8Array(32).fill(7),
});

function answerOrThrow(offer: OwnOffer, partner: Description, role: 'initiator' | 'responder') {
  const answer = synthesiseAnswer(offer, partner, role);
  if (!answer.ok) throw new Error(answer.code);
  return answer.sdp;
}

const sections = (sdp: string) => sdp.split(/(?=^m=)/m);
const linesOf = (sdp: string, start: string) =>
  sdp.split('\r\n').filter((line) => line.startsWith(start));

describe('[A1] between Chromium and Firefox', () => {
  const chromium = own('chromium');
  const firefox = own('firefox');
  const atChromium = answerOrThrow(chromium, describeTo(firefox), 'initiator');
  const atFirefox = answerOrThrow(firefox, describeTo(chromium), 'responder');

  test('each codec carries the number of the one who decodes it', () => {
    expect(atChromium).toContain('a=rtpmap:109 opus/48000/2\r\n');
    expect(atChromium).toContain('a=rtpmap:120 VP8/90000\r\n');
    expect(atChromium).toContain('a=rtcp-fb:120 goog-remb');
    expect(atChromium).toContain('a=rtpmap:124 rtx/90000\r\na=fmtp:124 apt=120\r\n');
    expect(atFirefox).toContain('a=rtpmap:111 opus/48000/2\r\n');
    expect(atFirefox).toContain('a=rtpmap:97 rtx/90000\r\na=fmtp:97 apt=96\r\n');
  });

  test('every codec of a picture, and nothing else, is told to begin with a large one', () => {
    const begun = linesOf(atChromium, 'a=fmtp:').filter((line) => line.includes('start-bitrate'));
    const numbers = begun.map((line) => Number(/\d+/.exec(line)?.[0]));
    expect(numbers).toEqual([120, 99, 121]);
  });

  test('and only what both have is there', () => {
    expect(atChromium).not.toMatch(/H264|telephone-event\/48000|CN\//);
    const [, audio = '', video = ''] = sections(atChromium);
    expect(audio.split('\r\n')[0]).toBe('m=audio 9 UDP/TLS/RTP/SAVPF 109 9 0 8 101');
    expect(video.split('\r\n')[0]).toBe(
      'm=video 9 UDP/TLS/RTP/SAVPF 120 124 99 100 121 125 122 119 123',
    );
  });

  test('[A3] extensions stay where id and URI are equal on both sides', () => {
    for (const answer of [atChromium, atFirefox]) {
      const [, audio = '', video = ''] = sections(answer);
      const ids = (section: string) =>
        linesOf(section, 'a=extmap:').map((line) => Number(/\d+/.exec(line)?.[0]));
      expect(ids(audio).toSorted((a, b) => a - b)).toEqual([1, 3, 7]);
      expect(ids(video).toSorted((a, b) => a - b)).toEqual([3, 4, 5, 7]);
    }
  });

  test('[A3] without the common plan almost none would, nor the feedback that needs one', () => {
    const unplanned = parseOrThrow(readOffer('chromium'));
    const answer = answerOrThrow(unplanned, describeTo(firefox), 'initiator');
    expect(linesOf(answer, 'a=extmap:').join()).not.toContain('transport-wide');
    expect(answer).not.toContain('transport-cc');
    expect(answer).toContain('goog-remb');
    expect(atChromium).toContain('a=rtcp-fb:120 transport-cc');
  });
});

describe('[A1] between WebKit and the others', () => {
  const webkit = own('webkit');
  const codecLines = (sdp: string) => linesOf(sections(sdp)[2] ?? '', 'a=rtpmap:');

  test('Chromium: H.264 by its profiles, each by the number of the one who decodes it', () => {
    const chromium = own('chromium');
    const atWebkit = answerOrThrow(webkit, describeTo(chromium), 'initiator');
    const atChromium = answerOrThrow(chromium, describeTo(webkit), 'responder');
    // 42e01f in both modes; not 42001f, 4d001f (Chromium's alone) nor 640c1f (WebKit's alone).
    const h264 = (sdp: string) =>
      linesOf(sdp, 'a=fmtp:').filter((line) => line.includes('profile-level-id'));
    const parameters = (mode: number) =>
      `level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=42e01f;x-google-start-bitrate=1000`;
    expect(h264(atWebkit)).toEqual([`a=fmtp:108 ${parameters(1)}`, `a=fmtp:114 ${parameters(0)}`]);
    expect(h264(atChromium)).toEqual([`a=fmtp:98 ${parameters(1)}`, `a=fmtp:102 ${parameters(0)}`]);
    expect(atWebkit).toContain('a=rtpmap:96 VP8/90000\r\n');
    expect(atChromium).toContain('a=rtpmap:106 VP8/90000\r\n');
    expect(codecLines(atWebkit)).toHaveLength(codecLines(atChromium).length);
    for (const answer of [atWebkit, atChromium]) expect(answer).not.toContain('H265');
  });

  test('Firefox: congestion feedback under one id, red and ulpfec as they are', () => {
    const firefox = own('firefox');
    const atWebkit = answerOrThrow(webkit, describeTo(firefox), 'initiator');
    const atFirefox = answerOrThrow(firefox, describeTo(webkit), 'responder');
    for (const answer of [atWebkit, atFirefox]) {
      expect(answer).toContain('a=extmap:7 http://www.ietf.org/id/draft-holmer-rmcat-transport');
      expect(answer).toMatch(/a=rtcp-fb:\d+ transport-cc/);
      expect(codecLines(answer).join()).toContain('AV1');
    }
    expect(linesOf(atFirefox, 'a=rtpmap:').join()).toContain('127 red/90000');
    expect(codecLines(atWebkit)).toHaveLength(codecLines(atFirefox).length);
  });
});

describe('[A2] wrapped codecs', () => {
  const chromium = own('chromium');

  test('red keeps the numbers of what it wraps, as the partner counts', () => {
    const partner = stranger(chromium);
    const shifted: Description = {
      ...partner,
      audioCodecs: partner.audioCodecs.map((codec) =>
        codec.payloadType === 111 ? { ...codec, payloadType: 61 } : codec,
      ),
    };
    const answer = answerOrThrow(chromium, shifted, 'initiator');
    expect(answer).toContain('a=rtpmap:63 red/48000/2\r\na=fmtp:63 61/61\r\n');
  });

  test('red goes with what it wraps', () => {
    const partner = stranger(chromium);
    const without = {
      ...partner,
      audioCodecs: partner.audioCodecs.filter(({ payloadType }) => payloadType !== 111),
    };
    expect(answerOrThrow(chromium, without, 'initiator')).not.toContain('red/48000');
  });

  test('retransmissions need both sides', () => {
    const partner = stranger(chromium);
    const without = {
      ...partner,
      videoCodecs: partner.videoCodecs.map((codec) => ({ ...codec, rtx: 0 })),
    };
    expect(answerOrThrow(chromium, without, 'initiator')).not.toContain('rtx');
  });
});

describe('[A5] roles and mirrors', () => {
  const firefox = own('firefox');

  test('one opens DTLS and the other waits', () => {
    const asInitiator = answerOrThrow(firefox, stranger(firefox), 'initiator');
    const asResponder = answerOrThrow(firefox, stranger(firefox), 'responder');
    expect(new Set(linesOf(asInitiator, 'a=setup:'))).toEqual(new Set(['a=setup:passive']));
    expect(new Set(linesOf(asResponder, 'a=setup:'))).toEqual(new Set(['a=setup:active']));
  });

  test('our own certificate is refused', () => {
    expect(synthesiseAnswer(firefox, describeTo(firefox), 'initiator')).toEqual({
      ok: false,
      code: 'ownFingerprint',
    });
  });

  test('nothing in common is no answer', () => {
    const partner = stranger(firefox);
    const alien = partner.videoCodecs.map((codec) => ({ ...codec, identity: 1 }));
    expect(synthesiseAnswer(firefox, { ...partner, videoCodecs: alien }, 'initiator')).toEqual({
      ok: false,
      code: 'nothingInCommon',
    });
  });
});

/** Every line that an answer may have. Whatever a stranger sends, there is no other. */
const grammar = new RegExp(
  `^(${[
    'v=0|o=- 1 1 IN IP4 0\\.0\\.0\\.0|s=-|t=0 0|c=IN IP4 0\\.0\\.0\\.0',
    'm=(audio|video) 9 UDP/TLS/RTP/SAVPF( \\d{1,3})+',
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    'a=group:BUNDLE 0 1 2|a=mid:[012]|a=sendrecv|a=rtcp-mux|a=rtcp-rsize|a=end-of-candidates',
    'a=ice-ufrag:[A-Za-z\\d+/]{4,32}|a=ice-pwd:[A-Za-z\\d+/]{22,64}',
    'a=fingerprint:sha-256 [\\dA-F]{2}(:[\\dA-F]{2}){31}|a=setup:(active|passive)',
    'a=candidate:\\d+ 1 (udp|tcp) \\d+ [\\da-f.:-]+(\\.local)? \\d+ typ (host|srflx|relay)' +
      '( raddr 0\\.0\\.0\\.0 rport 9)?( tcptype passive)?',
    'a=rtpmap:\\d{1,3} [A-Za-z\\d-]+/\\d+(/\\d)?|a=fmtp:\\d{1,3} [A-Za-z\\d=;/-]+',
    'a=rtcp-fb:\\d{1,3} (goog-remb|transport-cc|ccm fir|nack|nack pli)',
    'a=extmap:\\d{1,2} [a-z\\d:/.-]+',
    'a=sctp-port:5000|a=max-message-size:16384',
  ].join('|')})$`,
);

const expectGrammar = (sdp: string) => {
  const lines = sdp.split('\r\n');
  expect(lines.pop()).toBe('');
  expect(lines.filter((line) => !grammar.test(line))).toEqual([]);
};

describe('[A4] nothing but the grammar', () => {
  test('in answers to honest descriptions', () => {
    for (const mine of ['chromium', 'firefox', 'webkit'] as const) {
      for (const theirs of ['chromium', 'firefox-mdns', 'webkit', 'webkit-mdns'] as const) {
        expectGrammar(answerOrThrow(own(mine), stranger(own(theirs)), 'initiator'));
      }
    }
  });

  test('the positive control: a line that got in is noticed', () => {
    const sdp = answerOrThrow(own('firefox'), stranger(own('chromium')), 'initiator');
    expect(() => expectGrammar(sdp.replace('a=mid:1', 'a=mid:1\r\na=ssrc:1 cname:x'))).toThrow();
    expect(() => expectGrammar(sdp.replace('a=mid:1', 'a=mid:1\na=ice-lite'))).toThrow();
  });

  test('in answers to mutated ones', () => {
    const count = depth({ quick: 10_000, deep: 200_000, of: 'answers to hostile descriptions' });
    const random = seededRandom(0xa05e);
    const mine = own('chromium');
    const sample = packDescription(own('firefox'), 'firefox');
    let answered = 0;
    for (let i = 0; i < count; i++) {
      const description = sample.description.slice();
      for (let n = 1 + (random() % 4); n > 0; n--) {
        description[1 + (random() % (description.length - 1))] = random();
      }
      const unpacked = unpackDescription({ ...sample, description });
      if (!unpacked.ok) continue;
      const answer = synthesiseAnswer(mine, unpacked.value, i % 2 ? 'initiator' : 'responder');
      if (!answer.ok) continue;
      answered++;
      expectGrammar(answer.sdp);
    }
    expect(answered).toBeGreaterThan(count / 20);
  });
});
