import { sever } from './call.ts';
import { type PackedDescription, unpackDescription } from './description.ts';
import type { Encounter, MeetingEffect, Talking } from './meeting.ts';
import { kept, type Pair, shareable, tell, tellByLine } from './meeting-signal.ts';
import { asked, isGranted } from './relay-access.ts';
import {
  answerHeard,
  beginRound,
  halfMade,
  offerHeard,
  type RepairStep,
  renew,
  roundAsked,
  type Way,
} from './repair.ts';
import type { SignalMessage } from './signal-messages.ts';

/** The rounds of `repair.ts` as steps of a meeting: what they tell, and what they do to the connection. */

/** As long as an answer over the line may take before it counts as dead. */
const lineAnswersWithinMs = 2_000;

/** Nothing gets through, or the device is on another network: try all ways anew. */
export function restart(
  state: Encounter,
  pair: Pair,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  return begin(state, pair, beginRound(pair.repair, now), now, effects);
}

/** The connection is beyond repair: another one for the same call, under the same certificate. */
export function renewCall(
  state: Encounter,
  pair: Talking,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  return begin(state, pair, renew(pair.repair, now), now, effects);
}

/** What breaks a call may have broken the line too: each round that begins asks whether it lives. */
function begin(
  state: Encounter,
  pair: Pair,
  step: RepairStep,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const probed = step.action === undefined ? state : probeLine(state, now, effects);
  return follow(probed, pair, step, now, effects);
}

/** The line is there again: what was said over the one before, or over a broken call, may be lost. */
export function repairAgain(
  state: Encounter,
  pair: Pair,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { repair, said } = pair;
  const { round } = repair;
  switch (repair.state) {
    case 'settled':
      return pair.phase === 'connecting' || pair.call.interruptedUntil === undefined
        ? state
        : follow(state, pair, beginRound(repair, now, 'anew'), now, effects);
    case 'asking':
      tellByLine(state, pair, { type: words[repair.way].ask, round }, effects);
      return state;
    case 'offering':
      if (said?.round === round) {
        // It was made between two networks.
        if (isBare(said.half)) {
          return follow(state, pair, beginRound(repair, now, 'anew'), now, effects);
        }
        tellByLine(state, pair, asMessage(pair, said), effects);
      }
      return state;
    case 'answering':
      return state;
    default:
      return repair.state satisfies never;
  }
}

type Said = NonNullable<Pair['said']>;

export type RoundMessage = Extract<SignalMessage, { type: keyof typeof wayOf }>;

const wayOf = {
  Restart: 'restart',
  Restarted: 'restart',
  AskRestart: 'restart',
  Renew: 'renewal',
  Renewed: 'renewal',
  AskRenewal: 'renewal',
} as const satisfies Record<string, Way>;

/** What the rounds are called on the wire. */
const words = {
  restart: { offerer: 'Restart', answerer: 'Restarted', ask: 'AskRestart' },
  renewal: { offerer: 'Renew', answerer: 'Renewed', ask: 'AskRenewal' },
} as const satisfies Record<Way, unknown>;

function asMessage(pair: Pair, { round, way, half }: Said): SignalMessage {
  return { type: words[way][pair.repair.party], round, ...shareable(pair, half) };
}

/** Without a single candidate nobody finds us by it. */
function isBare(half: PackedDescription): boolean {
  const unpacked = unpackDescription(half);
  return unpacked.ok && unpacked.value.candidates.length === 0;
}

/** A line may be broken, unnoticed: whoever lives answers this. */
export function probeLine(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  if (state.line === 'away' || state.lineProvesBy !== undefined) return state;
  effects.push({ do: 'send', message: { type: 'AskRelay' } });
  const relay = isGranted(state.relay, now) ? state.relay : asked(state.relay, now);
  return { ...state, relay, lineProvesBy: now + lineAnswersWithinMs };
}

/** Our half of a round is ready: tell the stranger. */
export function ownHalf(
  state: Encounter,
  pair: Pair,
  { round, half }: { readonly round: number; readonly half: PackedDescription },
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const step = halfMade(pair.repair, round);
  if (step.action?.do !== 'tell') return follow(state, pair, step, now, effects);
  const said: Said = { round, way: pair.repair.way, half };
  tell(state, pair, asMessage(pair, said), effects);
  return follow(state, { ...pair, said }, step, now, effects);
}

/** What the stranger's client says of a round. */
export function hearRound(
  state: Encounter,
  pair: Pair,
  message: RoundMessage,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { repair } = pair;
  const said = { round: message.round, way: wayOf[message.type] };
  // There is nothing to renew before there was something.
  if (said.way === 'renewal' && pair.phase !== 'talking') return state;
  switch (message.type) {
    case 'Restart':
    case 'Renew': {
      const step = offerHeard(repair, said, kept(shareable(pair, message)), now);
      return follow(state, pair, step, now, effects);
    }
    case 'Restarted':
    case 'Renewed': {
      const step = answerHeard(repair, said, kept(shareable(pair, message)));
      return follow(state, pair, step, now, effects);
    }
    case 'AskRestart':
    case 'AskRenewal':
      return follow(state, pair, roundAsked(repair, said, now), now, effects);
    default:
      return message satisfies never;
  }
}

/** Does what a round asks for. */
export function follow(
  state: Encounter,
  before: Pair,
  { repair, action }: RepairStep,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { connection } = before;
  // What there was is given up on this side too.
  const isRenewed = action !== undefined && 'way' in action && action.way === 'renewal';
  const pair: Pair =
    isRenewed && before.phase === 'talking'
      ? { ...before, repair, call: sever(before.call, now) }
      : { ...before, repair };
  switch (action?.do) {
    case 'offer':
    case 'answer': {
      const { round, way } = action;
      const relay = pair.relay === 'only' ? 'only' : isGranted(state.relay, now) ? 'also' : 'none';
      const theirs = action.do === 'answer' ? action.theirs : undefined;
      effects.push({ do: 'restart', connection, round, way, relay, theirs });
      break;
    }
    case 'apply':
      effects.push({ do: 'applyAnswer', connection, ...action.theirs });
      break;
    case 'ask':
      tell(state, pair, { type: words[action.way].ask, round: action.round }, effects);
      break;
    case 'tellAgain':
      if (pair.said?.round === action.round) {
        tell(state, pair, asMessage(pair, pair.said), effects);
      }
      break;
    default:
      break;
  }
  return { ...state, meeting: pair };
}
