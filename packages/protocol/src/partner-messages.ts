import { blob, bytes, flag } from './field.ts';
import { maxSayBytes, maxSignalBytes, nonceBytes } from './limits.ts';
import { createWire, type MessageOf, message } from './wire.ts';

/** Between the two, over the data channel: the server never sees any of it. */
export const partnerWire = createWire({
  Say: message(0x81, { text: blob(maxSayBytes) }, 'a chat message, UTF-8'),
  Typing: message(0x82, { active: flag }, 'typing began or ended'),
  Media: message(0x83, { camera: flag, microphone: flag }, 'what is being sent now'),
  Bye: message(0x84, {}, 'leaving on purpose'),
  Describe: message(
    0x85,
    { blob: blob(maxSignalBytes) },
    'what `Signal` carries, by the short way',
  ),
  Reveal: message(
    0x86,
    { nonce: bytes(nonceBytes) },
    'opens the commitment that came with `Matched`',
  ),
});

export type PartnerMessage = MessageOf<typeof partnerWire.shapes>;
