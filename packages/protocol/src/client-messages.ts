import { blob, bytes, flag, oneOf, packed, u8, u16, u32, upTo } from './field.ts';
import {
  commitmentBytes,
  firstFrameGroupsMs,
  maxDescriptionBytes,
  maxLocalCandidatesBytes,
  maxSignalBytes,
  maxTags,
  maxWorkBits,
  pairKeyBytes,
  resumeTokenBytes,
  tagBytes,
  workNonceBytes,
} from './limits.ts';
import { createWire, type MessageOf, message } from './wire.ts';

/** How two people want to meet. Each mode is a pool of its own. */
export const modes = { video: 0, audio: 1, text: 2 } as const;
export type Mode = keyof typeof modes;

/** Why somebody leaves; `neverConnected` counts against the partner in totals, not by name. */
const leaveReasons = { left: 0, neverConnected: 1 } as const;

/** How two came together, or that they did not. */
export const callWays = { none: 0, direct: 1, relayed: 2 } as const;
export type CallWay = keyof typeof callWays;

/** Why somebody is flagged: a word from this list, and nothing else. */
export const flagReasons = { nudity: 0, minor: 1, harassment: 2, spam: 3, other: 4 } as const;
export type FlagReason = keyof typeof flagReasons;

const wish = {
  mode: oneOf(modes),
  language: u16,
  generation: u8,
  hardNat: flag,
  relayOnly: flag,
  commitment: bytes(commitmentBytes),
  tags: packed(tagBytes, maxTags),
  description: blob(maxDescriptionBytes),
  local: blob(maxLocalCandidatesBytes),
} as const;

/** From the browser to the server. */
export const clientWire = createWire({
  Hello: message(0x01, { version: u8 }, 'the first frame of a new session'),
  Resume: message(
    0x02,
    { version: u8, token: bytes(resumeTokenBytes) },
    'the first frame after a lost socket: the same session goes on',
  ),
  Join: message(0x03, { ticket: u32, ...wish }, 'look for somebody'),
  Next: message(
    0x04,
    { ticket: u32, why: oneOf(leaveReasons), ...wish },
    'leave whoever is there and look for somebody else, in one frame',
  ),
  Refresh: message(
    0x05,
    {
      ticket: u32,
      generation: u8,
      commitment: bytes(commitmentBytes),
      description: blob(maxDescriptionBytes),
      local: blob(maxLocalCandidatesBytes),
    },
    'a newer description, keeping the place in the queue',
  ),
  Leave: message(
    0x06,
    { ticket: u32, why: oneOf(leaveReasons) },
    'stop looking, or leave the pair',
  ),
  Signal: message(
    0x07,
    { ticket: u32, blob: blob(maxSignalBytes) },
    'opaque bytes for the partner',
  ),
  Reattach: message(
    0x08,
    { ticket: u32, key: bytes(pairKeyBytes), partnerHash: bytes(pairKeyBytes) },
    'a call that outlived its server: one of its two sides is here again',
  ),
  AskRelay: message(0x09, {}, 'a name and a password for the relay, please'),
  Flag: message(
    0x0a,
    { ticket: u32, reason: oneOf(flagReasons) },
    'the partner of this pairing, or of one that ended within a minute, did wrong; a pairing that ' +
      'is on is left with it, and the two never meet again',
  ),
  Solve: message(
    0x0b,
    { ticket: u32, expires: u32, bits: upTo(maxWorkBits), nonce: bytes(workNonceBytes) },
    'the answer to `Challenge`: SHA-256(seed || nonce) begins with as many zero bits',
  ),
  Inspect: message(0x0c, {}, 'what is held of this session?'),
  Outcome: message(
    0x0d,
    { ticket: u32, way: oneOf(callWays), group: upTo(firstFrameGroupsMs.length) },
    'how this pairing came about, where `Welcome` asks for it: the way, and in which group of ' +
      'times (G6) the first picture came',
  ),
});

export type ClientMessage = MessageOf<typeof clientWire.shapes>;
