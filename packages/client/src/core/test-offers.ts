import { readFileSync } from 'node:fs';
import { type OwnOffer, parseOwnOffer } from './own-offer.ts';

/** Offers as Chromium 156 and Firefox 153 made them, with nothing changed but the line ends. */
export type CapturedOffer = 'chromium' | 'firefox' | 'firefox-mdns';

/**
 * Offers in WebKit's form, written by hand: no Safari runs where this was made. Sections, codecs,
 * their numbers and the order of lines follow what people with Safari 17 and 18 have posted in public
 * (github.com/awslabs/amazon-kinesis-video-streams-webrtc-sdk-c/pull/1965 for audio and its
 * extensions, github.com/livekit/client-sdk-js/issues/1617 for the numbers of video); H.265, AV1,
 * `red` and `ulpfec` stand in for machines that have them. Addresses, keys and names are made up.
 * `webkit` is one with camera permission, `webkit-mdns` one that hides its addresses behind names.
 */
export type WrittenOffer = 'webkit' | 'webkit-mdns';

export function readOffer(name: CapturedOffer | WrittenOffer): string {
  const path = new URL(`fixtures/${name}-offer.sdp`, import.meta.url);
  return readFileSync(path, 'utf8').replaceAll('\n', '\r\n');
}

export function parseOrThrow(sdp: string): OwnOffer {
  const parsed = parseOwnOffer(sdp);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}
