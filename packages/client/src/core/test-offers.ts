import { readFileSync } from 'node:fs';
import { type OwnOffer, parseOwnOffer } from './own-offer.ts';

/** Offers as Chromium 156 and Firefox 153 made them, with nothing changed but the line ends. */
export type CapturedOffer = 'chromium' | 'firefox' | 'firefox-mdns';

export function readOffer(name: CapturedOffer): string {
  const path = new URL(`fixtures/${name}-offer.sdp`, import.meta.url);
  return readFileSync(path, 'utf8').replaceAll('\n', '\r\n');
}

export function parseOrThrow(sdp: string): OwnOffer {
  const parsed = parseOwnOffer(sdp);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}
