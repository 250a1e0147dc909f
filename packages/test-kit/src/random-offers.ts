import fc from 'fast-check';

/** Offers of browsers that do not exist, as text, for the tests. */

/** A codec as some browser may offer it; `wraps` names the one that `red` carries. */
export interface RandomCodec {
  readonly name: string;
  readonly parameters: string;
  readonly wraps: string | undefined;
  readonly payloadType: number;
  readonly rtx: number | undefined;
}

export interface RandomOffer {
  readonly audio: readonly RandomCodec[];
  readonly video: readonly RandomCodec[];
  readonly extensions: readonly { readonly id: number; readonly uri: string }[];
  readonly fingerprint: number;
}

interface Kind {
  readonly name: string;
  readonly parameters?: readonly string[];
  readonly wraps?: string;
}

const opus = 'opus/48000/2';
const audioKinds: readonly Kind[] = [
  // Wishes of the receiver, which make no other codec.
  { name: opus, parameters: ['minptime=10;useinbandfec=1', 'maxplaybackrate=48000;stereo=1', ''] },
  { name: 'red/48000/2', wraps: opus },
  { name: 'G722/8000' },
  { name: 'PCMU/8000' },
  { name: 'PCMA/8000' },
  { name: 'CN/8000' },
  { name: 'telephone-event/48000', parameters: ['0-15', ''] },
  { name: 'telephone-event/8000', parameters: ['0-15', ''] },
];

const h264 = ['42001f', '42e01f', '4d001f', '640c1f', 'f4001f'].flatMap((profile) =>
  [0, 1].map((mode) => ({
    name: 'H264/90000',
    parameters: [
      `level-asymmetry-allowed=1;packetization-mode=${mode};profile-level-id=${profile}`,
      `profile-level-id=${profile.toUpperCase()};packetization-mode=${mode}`,
    ],
  })),
);
const videoKinds: readonly Kind[] = [
  { name: 'VP8/90000', parameters: ['', 'max-fs=12288;max-fr=60'] },
  { name: 'VP9/90000', parameters: ['profile-id=0', '', 'max-fs=12288;max-fr=60'] },
  ...[1, 2, 3].map((id) => ({ name: 'VP9/90000', parameters: [`profile-id=${id}`] })),
  ...h264,
  { name: 'H265/90000', parameters: ['', 'level-id=93;profile-id=1;tier-flag=0;tx-mode=SRST'] },
  { name: 'AV1/90000', parameters: ['level-idx=5;profile=0;tier=0', ''] },
  { name: 'AV1/90000', parameters: ['profile=1'] },
  { name: 'red/90000' },
  { name: 'ulpfec/90000' },
  { name: 'flexfec-03/90000', parameters: ['repair-window=10000000'] },
];

const extensionUris = [
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:ietf:params:rtp-hdrext:csrc-audio-level',
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:toffset',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'http://www.webrtc.org/experiments/rtp-hdrext/color-space',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'https://example.org/an-extension-that-no-plan-knows',
];

/** Free to use beside RTCP (RFC 5761 section 4), and those that no browser may give away. */
const payloadTypes = Array.from({ length: 128 }, (_, i) => i).filter(
  (value) => (value > 0 && value < 64) || value >= 96,
);

/** Any set of codecs in any order, each under any number, with retransmissions or without. */
export const randomOffer: fc.Arbitrary<RandomOffer> = fc
  .record({
    numbers: fc.shuffledSubarray(payloadTypes, { minLength: payloadTypes.length }),
    audio: fc.shuffledSubarray([...audioKinds], { minLength: 1 }),
    video: fc.shuffledSubarray([...videoKinds], { minLength: 1 }),
    choices: fc.array(fc.nat(5), { minLength: 40, maxLength: 40 }),
    uris: fc.shuffledSubarray(extensionUris),
    ids: fc.shuffledSubarray(
      Array.from({ length: 14 }, (_, i) => i + 1),
      { minLength: 14 },
    ),
    fingerprint: fc.nat(255),
  })
  .map(({ numbers, audio, video, choices, uris, ids, fingerprint }) => {
    const free = [...numbers];
    const chosen = [...choices];
    const codec = ({ name, parameters = [''], wraps }: Kind, hasRtx: boolean): RandomCodec => ({
      name,
      parameters: parameters[(chosen.shift() ?? 0) % parameters.length] ?? '',
      wraps,
      payloadType: free.shift() ?? 0,
      rtx: hasRtx && (chosen.shift() ?? 0) % 3 > 0 ? free.shift() : undefined,
    });
    return {
      audio: audio.map((kind) => codec(kind, false)),
      video: video.map((kind) => codec(kind, !/fec/.test(kind.name))),
      extensions: uris.map((uri, i) => ({ id: ids[i] ?? 0, uri })),
      fingerprint,
    };
  });

/** As a browser would write it. */
export function writeOffer({ audio, video, extensions, fingerprint }: RandomOffer): string {
  const hex = fingerprint.toString(16).padStart(2, '0').toUpperCase();
  const transport = [
    'c=IN IP4 0.0.0.0',
    'a=ice-ufrag:Some',
    'a=ice-pwd:AndSomePassword+/012345',
    `a=fingerprint:sha-256 ${new Array(32).fill(hex).join(':')}`,
    'a=setup:actpass',
  ];
  const section = (kind: 'audio' | 'video', mid: number, codecs: readonly RandomCodec[]) => {
    const numbers = codecs.flatMap(({ payloadType, rtx }) =>
      rtx === undefined ? [payloadType] : [payloadType, rtx],
    );
    return [
      `m=${kind} 9 UDP/TLS/RTP/SAVPF ${numbers.join(' ')}`,
      ...transport,
      `a=mid:${mid}`,
      ...extensions.map(({ id, uri }) => `a=extmap:${id} ${uri}`),
      'a=sendrecv',
      'a=rtcp-mux',
      ...codecs.flatMap((codec) => codecLines(codec, codecs)),
    ];
  };
  const lines = [
    ...['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=group:BUNDLE 0 1 2'],
    ...section('audio', 0, audio),
    ...section('video', 1, video),
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    ...transport,
    'a=mid:2',
    'a=sctp-port:5000',
  ];
  return `${lines.join('\r\n')}\r\n`;
}

function codecLines(
  { name, parameters, wraps, payloadType, rtx }: RandomCodec,
  beside: readonly RandomCodec[],
): readonly string[] {
  const wrapped = beside.find((other) => other.name === wraps)?.payloadType;
  const fmtp = wrapped === undefined ? parameters : `${wrapped}/${wrapped}`;
  return [
    `a=rtpmap:${payloadType} ${name}`,
    ...['goog-remb', 'transport-cc', 'nack'].map((kind) => `a=rtcp-fb:${payloadType} ${kind}`),
    ...(fmtp === '' ? [] : [`a=fmtp:${payloadType} ${fmtp}`]),
    ...(rtx === undefined ? [] : [`a=rtpmap:${rtx} rtx/90000`, `a=fmtp:${rtx} apt=${payloadType}`]),
  ];
}
