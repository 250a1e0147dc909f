import { test } from 'bun:test';
import { protocolVersion } from '@passerby/protocol/limits';
import { layoutOf, requireSameWire, wireFingerprint } from '@passerby/test-kit/wire-fingerprint';
import { descriptionVersion, packDescription } from './core/description.ts';
import { signalWire } from './core/signal-messages.ts';
import { parseOrThrow, readOffer } from './core/test-offers.ts';

/** A line for each version. One that was released never changes again. */
const known = { 1: 'cec0315ba1d8bd66' };

test('[W8] what clients tell each other is what the version says, descriptions included', () => {
  const packed = (['chromium', 'firefox'] as const).map((engine) => {
    const { description, local } = packDescription(parseOrThrow(readOffer(engine)), engine);
    return [description.toHex(), local.toHex()];
  });
  requireSameWire({
    known,
    version: protocolVersion,
    fingerprint: wireFingerprint(layoutOf(signalWire.shapes), descriptionVersion, packed),
  });
});
