import { flagReasons } from './client-messages.ts';
import { blob, bytes, flag, list, oneOf, packed, u8, u16, u32, upTo } from './field.ts';
import {
  challengeSeedBytes,
  commitmentBytes,
  maxDescriptionBytes,
  maxLocalCandidatesBytes,
  maxRecordItems,
  maxRelayNameBytes,
  maxRelayUrlsBytes,
  maxSignalBytes,
  maxWorkBits,
  pairKeyBytes,
  recordItemBytes,
  resumeTokenBytes,
} from './limits.ts';
import { createWire, type MessageOf, message } from './wire.ts';

/** Which side of a pair one is: it settles who is `actpass` to whom, nothing else. */
export const roles = { initiator: 0, responder: 1 } as const;
export type Role = keyof typeof roles;

/**
 * How a partner went. `lost` never ends a connected call (SPEC M6); `terminated` always does: the
 * partner's client may not obey.
 */
export const departures = { left: 0, lost: 1, terminated: 2 } as const;
export type Departure = keyof typeof departures;

/**
 * What a server has for those who cannot, or do not want to, be reached directly.
 * - `none`: no relay here
 * - `choice`: whoever wants one, or needs one
 * - `always`: every call goes through it
 */
export const relayOffers = { none: 0, choice: 1, always: 2 } as const;
export type RelayOffer = keyof typeof relayOffers;

/** From the server to the browser. */
export const serverWire = createWire({
  Welcome: message(
    0x41,
    {
      token: bytes(resumeTokenBytes),
      resumeWindowMs: u16,
      relaxAfterMs: u16,
      resumed: flag,
      relay: oneOf(relayOffers),
      countsCalls: flag,
      stunPorts: list(u16, 2),
    },
    'the session goes on or is new; the token that resumes it once; whether `Outcome` is wanted; ' +
      'where STUN answers',
  ),
  Parked: message(
    0x42,
    { ticket: u32, generation: u8 },
    'this description is now the one a partner would get',
  ),
  Matched: message(
    0x43,
    {
      ticket: u32,
      role: oneOf(roles),
      generation: u8,
      sharedTags: u8,
      key: bytes(pairKeyBytes),
      partnerHash: bytes(pairKeyBytes),
      commitment: bytes(commitmentBytes),
      description: blob(maxDescriptionBytes),
      local: blob(maxLocalCandidatesBytes),
    },
    "somebody: the generation of one's own description that they got, which of one's own tags " +
      'both have (bit i for tag i), what proves later that one was of this pair (R3), and their ' +
      'commitment and description',
  ),
  Signal: message(0x44, { ticket: u32, blob: blob(maxSignalBytes) }, 'from the partner'),
  PartnerLeft: message(0x45, { ticket: u32, why: oneOf(departures) }, 'the partner went'),
  Presence: message(
    0x46,
    { here: u32, waiting: u32 },
    'how many sessions there are and how many of them are looking, rounded up to multiples of 8',
  ),
  Reattached: message(
    0x47,
    { ticket: u32, key: bytes(pairKeyBytes), partnerHash: bytes(pairKeyBytes) },
    'both sides are back: they are a pair again, with keys of its own',
  ),
  Relay: message(
    0x48,
    {
      seconds: u16,
      port: u16,
      tlsPort: u16,
      username: blob(maxRelayNameBytes),
      credential: blob(maxRelayNameBytes),
      urls: blob(maxRelayUrlsBytes),
    },
    'how to reach the relay, and how long the password holds; 0 seconds and nothing else when it ' +
      'cannot be had now. On the host of the server itself: a port over UDP and TCP, one over TLS, ' +
      '0 for none. Elsewhere: urls (RFC 7065) in ASCII, one to a line',
  ),
  Challenge: message(
    0x49,
    { ticket: u32, expires: u32, bits: upTo(maxWorkBits), seed: bytes(challengeSeedBytes) },
    'this ticket waits outside of the pool until `Solve` brings so many bits of work',
  ),
  Terminated: message(
    0x4a,
    { reason: oneOf(flagReasons), seconds: u16 },
    'flags ended this session: why, and for how long its network stays away',
  ),
  Blocked: message(
    0x4b,
    { seconds: u16 },
    'this network stays away for so long, whoever comes from it',
  ),
  Record: message(
    0x4c,
    { items: packed(recordItemBytes, maxRecordItems) },
    'everything that is held of this session (Y): of each thing an id, a number (u32), and how long ' +
      '(u16) it stays',
  ),
});

export type ServerMessage = MessageOf<typeof serverWire.shapes>;
