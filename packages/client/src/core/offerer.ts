import type { Role } from '@passerby/protocol/server-messages';
import { type PackedDescription, unpackDescription } from './description.ts';

/** The two sides of an offer and its answer (RFC 3264). */
export type Party = 'offerer' | 'answerer';

/**
 * Which one we are in every restart of ICE: the initiator offers, and Firefox where the other is not
 * one. Both sides know both parked descriptions, so they agree.
 *
 * For libwebrtc, once it has offered a restart, checks the ways from its new ports to the ports of the
 * last round until it hears of new ones. Firefox answers those checks like any that come before its
 * answer, and forgets them with the round: libwebrtc counts the way as good, sends everything there, and
 * nothing of it arrives. If libwebrtc answers, it knows the new ports before it has any of its own.
 */
export function partyOf(role: Role, own: PackedDescription, theirs: PackedDescription): Party {
  const weOffer = role === 'initiator';
  const [isFirefox, areFirefox] = [own, theirs].map(isOfFirefox);
  return (isFirefox === areFirefox ? weOffer : isFirefox) ? 'offerer' : 'answerer';
}

function isOfFirefox(packed: PackedDescription): boolean {
  const unpacked = unpackDescription(packed);
  return unpacked.ok && unpacked.value.engine === 'firefox';
}
