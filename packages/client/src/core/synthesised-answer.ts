import type { Role } from '@passerby/protocol/server-messages';
import { formatCandidate } from './candidate.ts';
import { hash32 } from './codec-identity.ts';
import type { Description } from './description.ts';
import type { MediaTable, OfferedCodec, OwnOffer } from './own-offer.ts';

export type AnswerFault = 'ownFingerprint' | 'nothingInCommon';
export type SynthesisedAnswer =
  | { readonly ok: true; readonly sdp: string }
  | { readonly ok: false; readonly code: AnswerFault };

/**
 * The answer that the partner would have given to our offer, built from the partner's description
 * so that nobody has to wait for it. Both sides do this with their own offer at the same time;
 * which of them opens DTLS follows from the role (RFC 8842), and ICE settles by its tie-breaker who
 * controls (RFC 8445 section 7.3.1.1).
 *
 * Every line is made from constants, from our own offer, or from bounded numbers and `ice-char`
 * texts of the description: a stranger cannot write a line of ours.
 */
export function synthesiseAnswer(
  own: OwnOffer,
  partner: Description,
  role: Role,
): SynthesisedAnswer {
  const fingerprint = formatFingerprint(partner.fingerprint);
  // Our own certificate coming back to us is a mirror, not a stranger.
  if (fingerprint === formatFingerprint(own.fingerprint)) {
    return { ok: false, code: 'ownFingerprint' };
  }
  const audio = mediaLines(own.audio, partner.audioCodecs, partner.audioExtensions);
  const video = mediaLines(own.video, partner.videoCodecs, partner.videoExtensions);
  if (audio === undefined || video === undefined) return { ok: false, code: 'nothingInCommon' };

  const transport = [
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${partner.ufrag}`,
    `a=ice-pwd:${partner.pwd}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    `a=setup:${role === 'initiator' ? 'passive' : 'active'}`,
  ];
  const lines = [
    'v=0',
    'o=- 1 1 IN IP4 0.0.0.0',
    's=-',
    't=0 0',
    'a=group:BUNDLE 0 1 2',
    `m=audio 9 UDP/TLS/RTP/SAVPF ${audio.payloadTypes}`,
    ...transport,
    ...partner.candidates.map(formatCandidate),
    'a=end-of-candidates',
    'a=mid:0',
    ...audio.lines,
    `m=video 9 UDP/TLS/RTP/SAVPF ${video.payloadTypes}`,
    ...transport,
    'a=mid:1',
    ...video.lines,
    'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
    ...transport,
    'a=mid:2',
    'a=sctp-port:5000',
    'a=max-message-size:16384',
  ];
  return { ok: true, sdp: `${lines.join('\r\n')}\r\n` };
}

/** The agreed part of one media section; undefined when no codec agrees. */
function mediaLines(
  own: MediaTable,
  theirCodecs: Description['audioCodecs'],
  theirExtensions: Description['audioExtensions'],
): { payloadTypes: string; lines: readonly string[] } | undefined {
  // Whoever offers a codec twice means the first, on both sides.
  const theirsOf = new Map(theirCodecs.toReversed().map((codec) => [codec.identity, codec]));
  // Ours by our number, theirs by theirs: whoever sends uses the number the receiver gave.
  const theirNumber = new Map<number, number>();
  for (const codec of own.codecs) {
    const theirs = theirsOf.get(codec.identity);
    if (theirs !== undefined) theirNumber.set(codec.payloadType, theirs.payloadType);
  }
  const uris = new Map(theirExtensions.map(({ id, uriHash }) => [id, uriHash]));
  const extensions = own.extensions.filter(({ id, uri }) => uris.get(id) === hash32(uri));
  const feedbackFits = fitsExtensions(extensions.map(({ uri }) => uri));

  const payloadTypes: number[] = [];
  const lines: string[] = [];
  for (const codec of own.codecs) {
    const number = theirNumber.get(codec.payloadType);
    if (number === undefined || payloadTypes.includes(number)) continue;
    const fmtp = translateFmtp(codec, theirNumber);
    if (fmtp === undefined) continue;
    payloadTypes.push(number);
    lines.push(`a=rtpmap:${number} ${codec.rtpmap}`);
    const parameters = [fmtp, ...(isPicture(codec) ? [startBitrate] : [])]
      .filter(Boolean)
      .join(';');
    if (parameters !== '') lines.push(`a=fmtp:${number} ${parameters}`);
    lines.push(...codec.feedback.filter(feedbackFits).map((kind) => `a=rtcp-fb:${number} ${kind}`));
    const rtx = theirsOf.get(codec.identity)?.rtx ?? 0;
    if (codec.rtx !== undefined && rtx !== 0) {
      payloadTypes.push(rtx);
      lines.push(`a=rtpmap:${rtx} rtx/${clockOf(codec)}`, `a=fmtp:${rtx} apt=${number}`);
    }
  }
  if (payloadTypes.length === 0) return undefined;
  return {
    payloadTypes: payloadTypes.join(' '),
    lines: [
      'a=sendrecv',
      'a=rtcp-mux',
      'a=rtcp-rsize',
      ...extensions.map(({ id, uri }) => `a=extmap:${id} ${uri}`),
      ...lines,
    ],
  };
}

/**
 * Kilobits a second; read by libwebrtc alone, from the answer. It would begin at 300, and below 500 it
 * throws away up to four frames of a camera of 1280 by 720 and then sends the picture at 320 pixels,
 * which grows slowly. Where it is too much, congestion control corrects it within some round trips.
 */
const startBitrate = 'x-google-start-bitrate=1000';

const isPicture = ({ rtpmap }: OfferedCodec): boolean => /^(VP8|VP9|AV1|H26[45])\//i.test(rtpmap);

/** Our own parameters, except that `red` names payload types; undefined when one has no match. */
function translateFmtp(
  codec: OfferedCodec,
  theirNumber: ReadonlyMap<number, number>,
): string | undefined {
  if (codec.wraps.length === 0) return codec.fmtp;
  const wrapped = codec.wraps.map((payloadType) => theirNumber.get(payloadType));
  return wrapped.includes(undefined) ? undefined : wrapped.join('/');
}

/**
 * Without its header extension transport-wide feedback cannot work, and asking for it all the same
 * keeps Chromium from falling back to the receiver's estimate.
 */
const fitsExtensions = (uris: readonly string[]) => (kind: string) =>
  kind !== 'transport-cc' || uris.some((uri) => uri.includes('transport-wide-cc'));

const clockOf = ({ rtpmap }: OfferedCodec): string => rtpmap.split('/')[1] ?? '';

const formatFingerprint = (fingerprint: Uint8Array): string =>
  [...fingerprint].map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
