/**
 * What makes two browsers mean the same codec, whatever payload type each gives it: the name, the
 * clock, the channels, and the few parameters that change the bitstream. Everything else in a
 * `fmtp` line (bit rates, frame sizes, stereo) is a wish of the one who receives.
 */
const bitstreamParameters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // RFC 6184 section 8.1
  h264: { 'packetization-mode': '0', 'profile-level-id': '420010' },
  // RFC 7798 section 7.1
  h265: { 'profile-id': '1', 'tier-flag': '0', 'tx-mode': 'srst' },
  // RFC 9628 section 6
  vp9: { 'profile-id': '0' },
  // https://aomediacodec.github.io/av1-rtp-spec/#72-sdp-parameters
  av1: { profile: '0' },
};

/** `opus/48000/2`, `vp8/90000`, `h264/90000 packetization-mode=1 profile-level-id=42e01f`. */
export function codecIdentity(rtpmap: string, fmtp: string): string {
  // One channel is what a missing number means (RFC 8866 section 6.6).
  const name = rtpmap.toLowerCase().replace(/^([^/]+\/\d+)\/1$/, '$1');
  const wanted = bitstreamParameters[name.slice(0, name.indexOf('/'))] ?? {};
  const given = parseParameters(fmtp);
  const parameters = Object.entries(wanted).map(
    ([key, standard]) => ` ${key}=${given.get(key) ?? standard}`,
  );
  return name + parameters.join('');
}

/** FNV-1a, 32 bits, over UTF-16 code units: short, and equal on both sides is all it must be. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}

function parseParameters(fmtp: string): ReadonlyMap<string, string> {
  return new Map(
    fmtp
      .toLowerCase()
      .split(';')
      .map((pair) => pair.trim().split('='))
      .map(([key = '', value = '']) => [key, value]),
  );
}
