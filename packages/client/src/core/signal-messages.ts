import { blob, list, u8 } from '@passerby/protocol/field';
import { maxDescriptionBytes, maxLocalCandidatesBytes } from '@passerby/protocol/limits';
import { createWire, type MessageOf, message } from '@passerby/protocol/wire';
import { candidate } from './description-fields.ts';

/** One side's half of an exchange: its whole description, since engines renumber codecs as they go. */
const half = {
  description: blob(maxDescriptionBytes),
  local: blob(maxLocalCandidatesBytes),
} as const;

/**
 * What two clients tell each other of their connection, besides the descriptions that they parked.
 * For the server it is the opaque blob of a `Signal`; once the data channel is open it can travel in
 * a `Describe` instead (SPEC N).
 */
export const signalWire = createWire({
  Restart: message(
    0x01,
    { round: u8, ...half },
    'an offer that restarts ICE, from the one who offers',
  ),
  Restarted: message(0x02, { round: u8, ...half }, 'its answer'),
  AskRestart: message(
    0x03,
    { round: u8 },
    'the one who answers, in this round, would like another',
  ),
  Candidates: message(
    0x04,
    { round: u8, candidates: list(candidate('public'), 12) },
    'candidates that came late',
  ),
  AskOffer: message(0x05, {}, 'what was parked cannot be applied here: offer, please'),
  Offer: message(0x06, half, 'a new connection under the same certificate, really offered'),
  Answer: message(0x07, half, 'and its answer'),
  Renew: message(
    0x08,
    { round: u8, ...half },
    'as Restart, for a call: an offer of a new connection under the same certificate',
  ),
  Renewed: message(0x09, { round: u8, ...half }, 'its answer'),
  AskRenewal: message(0x0a, { round: u8 }, 'as AskRestart, when no restart would help'),
});

export type SignalMessage = MessageOf<typeof signalWire.shapes>;
