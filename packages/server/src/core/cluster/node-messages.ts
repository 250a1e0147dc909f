import { flagReasons } from '@passerby/protocol/client-messages';
import { blob, bytes, flag, list, oneOf, packed, u8, u16, u32 } from '@passerby/protocol/field';
import {
  commitmentBytes,
  maxDescriptionBytes,
  maxLocalCandidatesBytes,
  maxSignalBytes,
  maxTags,
  pairKeyBytes,
} from '@passerby/protocol/limits';
import { departures } from '@passerby/protocol/server-messages';
import { createWire, type MessageOf, message } from '@passerby/protocol/wire';
import { sharedNames } from '../moderation/network-names.ts';

/** A network's name under a key that nodes share, and what they call that key: as long, and after it. */
export const networkNameBytes = 6;
/** All that a node tells another of what a network is called; who has one name fewer says it twice. */
export const networkNamesBytes = sharedNames * 2 * networkNameBytes;
/** How many networks one address is in. */
const maxNetworks = 3;
const networkKeyBytes = 32;

/** Which session of the other node is meant, under which ticket, and which one of ours it is about. */
const sides = { session: u32, ticket: u32, fromSession: u32, fromTicket: u32 } as const;

/** Which offer it is, or which one it answers: the same two may be offered to each other again. */
const ofOffer = { ...sides, offer: u32 } as const;

/** What somebody's partner gets, and what moderation must know of them. */
const introduced = {
  generation: u8,
  isLocal: flag,
  isExempt: flag,
  commitment: bytes(commitmentBytes),
  tags: list(u32, maxTags),
  networks: packed(networkNamesBytes, maxNetworks),
  description: blob(maxDescriptionBytes),
  local: blob(maxLocalCandidatesBytes),
} as const;

/** From node to node, sealed: see docs/decisions/009-many-nodes.md. */
export const nodeWire = createWire({
  Offer: message(
    0x81,
    { ...ofOffer, key: bytes(pairKeyBytes), partnerHash: bytes(pairKeyBytes), ...introduced },
    'somebody for one of yours, if it still waits',
  ),
  Accept: message(0x82, { ...ofOffer, ...introduced }, 'it did, and has been told: here it is'),
  Decline: message(0x83, ofOffer, 'it does not wait any more'),
  Release: message(0x84, sides, 'taken out of the pool for nobody: it is to look again'),
  Signal: message(0x85, { ...sides, blob: blob(maxSignalBytes) }, 'for the partner'),
  Flagged: message(
    0x87,
    {
      ...sides,
      reason: oneOf(flagReasons),
      weight: u16,
      sharedInterest: flag,
      networks: packed(networkNamesBytes, maxNetworks),
      reporter: packed(networkNamesBytes, maxNetworks),
    },
    'a word on one of yours, and what it weighs by who said it (65535 is one)',
  ),
  NotReached: message(0x88, sides, 'the partner could not connect with one of yours'),
  Block: message(
    0x89,
    { network: bytes(networkNamesBytes), strikes: u8, leftMs: u32, pausedMs: u32, ageMs: u32 },
    'a network stays away',
  ),
  Lift: message(
    0x8a,
    { agoMs: u32 },
    'the operator let every network in again that was blocked before',
  ),
  Greet: message(
    0x8b,
    {},
    'we may not know of each other: which keys, lifts and blocks are there?',
  ),
  Key: message(
    0x8c,
    { ageSeconds: u32, secret: bytes(networkKeyBytes) },
    'a key that networks are named under',
  ),
  Left: message(0x86, { ...sides, why: oneOf(departures) }, 'the partner went'),
});

export type NodeMessage = MessageOf<typeof nodeWire.shapes>;
