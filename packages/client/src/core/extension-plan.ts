/**
 * One numbering of RTP header extensions for all engines. In a synthesised answer an extension
 * stays only where both sides have it under the same id, and left alone Chromium and Firefox agree
 * on almost none: congestion control then starts without transport-wide feedback and the picture
 * stays at 320 pixels. So every offer is renumbered before it is applied; the ids are those that
 * Firefox uses by itself, since it is the one that cannot be told others.
 */
const plan = [
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'urn:ietf:params:rtp-hdrext:csrc-audio-level',
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'urn:ietf:params:rtp-hdrext:toffset',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/video-content-type',
  'http://www.webrtc.org/experiments/rtp-hdrext/video-timing',
  'http://www.webrtc.org/experiments/rtp-hdrext/color-space',
] as const;

/** The id of an extension in the plan, from 1; 0 when it has none. */
export const plannedExtensionId = (uri: string): number =>
  (plan as readonly string[]).indexOf(uri) + 1;

/**
 * The offer with every planned extension under its planned id. The others (simulcast's ids, which a
 * call of two never uses) are dropped, for they could hold an id of the plan. An offer that already
 * follows the plan comes back unchanged.
 */
export function planExtensions(offer: string): string {
  return offer
    .split('\r\n')
    .flatMap((line) => {
      const match = /^a=extmap:(\d+)(\/\w+)? (\S+)(.*)$/.exec(line);
      if (match === null) return [line];
      const [, , direction = '', uri = '', rest = ''] = match;
      const id = plannedExtensionId(uri);
      return id === 0 ? [] : [`a=extmap:${id}${direction} ${uri}${rest}`];
    })
    .join('\r\n');
}
