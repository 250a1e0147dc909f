import type { Connecting, Encounter, MeetingEffect } from './meeting.ts';
import { giveUp } from './meeting-ending.ts';
import { follow, hearRound, restart } from './meeting-rounds.ts';
import { kept, type Pair, shareable, tell } from './meeting-signal.ts';
import type { Party } from './offerer.ts';
import { asked, isGranted, mayAsk, type RelayUse, refusedByRelay } from './relay-access.ts';
import { beginRound, firstRound, nextRoundAt } from './repair.ts';
import { signalWire } from './signal-messages.ts';
import { silenceDeadline } from './silence.ts';

/** How two who cannot reach each other (any more) find another way. */

/** A call that has not connected by then gets a relay: the password is asked for a little earlier. */
const askRelayAfterMs = 1_000;
const relayAfterMs = 1_500;
/** Late candidates of an honest call are a handful. */
const maxHeardCandidates = 48;

/** What a new pair starts with; `relay` is what its connection was made with. */
export function firstSteps(
  state: Encounter,
  party: Party,
  relay: RelayUse,
  now: number,
): Pick<
  Connecting,
  'repair' | 'said' | 'matchedAt' | 'pictureAt' | 'heardCandidates' | 'fallback' | 'relayStep'
> {
  const canAdd = relay === 'none' && state.relay.offer === 'choice';
  return {
    repair: firstRound(party, now),
    said: undefined,
    matchedAt: now,
    pictureAt: undefined,
    heardCandidates: 0,
    fallback: 'unused',
    relayStep: canAdd ? { do: 'ask', at: now + askRelayAfterMs } : undefined,
  };
}

/** When something of this is next due; Infinity when nothing is. */
export function repairDeadline(pair: Pair): number {
  if (pair.phase === 'connecting') return pair.relayStep?.at ?? Number.POSITIVE_INFINITY;
  const { call, silence, repair } = pair;
  return call.interruptedUntil === undefined
    ? silenceDeadline(silence, call)
    : (nextRoundAt(repair) ?? Number.POSITIVE_INFINITY);
}

/** Does what is due by the clock. */
export function repairOnTime(
  state: Encounter,
  pair: Pair,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  if (now < repairDeadline(pair)) return state;
  if (pair.phase === 'talking') {
    const { silence, call } = pair;
    const isSilent = silence !== undefined && call.interruptedUntil === undefined;
    const counted = isSilent
      ? { ...pair, silence: { ...silence, rounds: silence.rounds + 1 } }
      : pair;
    return restart(state, counted, now, effects);
  }
  const { relayStep, since } = pair;
  if (relayStep === undefined) return state;
  if (relayStep.do === 'ask') {
    const next = { ...pair, relayStep: { do: 'restart', at: since + relayAfterMs } } as const;
    return askRelay({ ...state, meeting: next }, now, effects);
  }
  const waits = (at: number | undefined): Encounter => ({
    ...state,
    meeting: { ...pair, relayStep: at === undefined ? undefined : { do: 'restart', at } },
  });
  if (isGranted(state.relay, now)) {
    const step = beginRound(pair.repair, now);
    // The stranger's round is young: it may have been enough.
    if (step.action === undefined) return waits(nextRoundAt(pair.repair));
    return follow(waits(undefined), { ...pair, relayStep: undefined }, step, now, effects);
  }
  return waits(state.relay.grant.state === 'asking' ? state.relay.grant.until : undefined);
}

/** The password is here, or it is not to be had. */
export function relayAnswered(state: Encounter, now: number): Encounter {
  const { meeting } = state;
  if (meeting.phase !== 'connecting' || meeting.relayStep?.do !== 'restart') return state;
  const at = Math.max(now, meeting.since + relayAfterMs);
  const relayStep = isGranted(state.relay, now) ? ({ do: 'restart', at } as const) : undefined;
  return { ...state, meeting: { ...meeting, relayStep } };
}

/** The relay did not let us in. With a pass that was old it is tried once more, with a new one. */
export function relayShut(state: Encounter, pair: Pair, now: number): Encounter {
  const relay = refusedByRelay(state.relay, now);
  const canRenew = pair.phase === 'connecting' && mayAsk(relay, now) && pair.relay === 'none';
  const relayStep = { do: 'ask', at: now } as const;
  return { ...state, relay, meeting: canRenew ? { ...pair, relayStep } : pair };
}

/** Checking all pairs of candidates led nowhere. */
export function checksFailed(
  state: Encounter,
  pair: Connecting,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  // A restart is under way, or the relay is about to be tried: that is worth waiting for.
  if (pair.repair.state !== 'settled' || pair.relayStep?.do === 'restart') return state;
  if (pair.relayStep?.do === 'ask') {
    const relayStep = { do: 'restart', at: now } as const;
    const next = askRelay({ ...state, meeting: { ...pair, relayStep } }, now, effects);
    return next;
  }
  return giveUp(state, pair, now, effects);
}

/** What the stranger's client says of the connection. What it must not say is not heard. */
export function hearSignal(
  state: Encounter,
  pair: Pair,
  blob: Uint8Array,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const decoded = signalWire.decode(blob);
  if (!decoded.ok) return state;
  const { value } = decoded;
  const { connection } = pair;
  switch (value.type) {
    case 'Restart':
    case 'Restarted':
    case 'AskRestart':
    case 'Renew':
    case 'Renewed':
    case 'AskRenewal':
      return hearRound(state, pair, value, now, effects);
    case 'Candidates': {
      const { candidates, round } = value;
      const heardCandidates = pair.heardCandidates + candidates.length;
      if (round !== pair.repair.round || heardCandidates > maxHeardCandidates) return state;
      effects.push({ do: 'addCandidates', connection, candidates });
      return { ...state, meeting: { ...pair, heardCandidates } };
    }
    case 'AskOffer':
      return pair.phase === 'connecting' ? fallBack(state, pair, now, effects, 'asked') : state;
    case 'Offer':
    case 'Answer': {
      const isOurs = value.type === 'Offer' ? pair.role === 'responder' : pair.role === 'initiator';
      if (pair.phase !== 'connecting' || !isOurs) return state;
      // An offer is taken once, and an answer only to an offer.
      if ((pair.fallback === 'used') !== (value.type === 'Answer')) return state;
      effects.push({
        do: value.type === 'Offer' ? 'answer' : 'applyAnswer',
        connection,
        ...kept(shareable(pair, value)),
      });
      return { ...state, meeting: { ...pair, fallback: 'used' } };
    }
    default:
      return value satisfies never;
  }
}

/**
 * What was parked cannot be applied, here (or there: `asked`). The initiator offers; the responder
 * can only ask for it. A second time nothing is left to try.
 */
export function fallBack(
  state: Encounter,
  pair: Connecting,
  now: number,
  effects: MeetingEffect[],
  why: 'unusable' | 'asked',
): Encounter {
  const { connection, role, fallback } = pair;
  if (role === 'initiator' && fallback === 'unused') {
    effects.push({ do: 'offer', connection });
    return { ...state, meeting: { ...pair, fallback: 'used' } };
  }
  if (why === 'asked') return state;
  if (role === 'responder' && fallback === 'unused' && state.line === 'open') {
    tell(state, pair, { type: 'AskOffer' }, effects);
    return { ...state, meeting: { ...pair, fallback: 'asked' } };
  }
  return giveUp(state, pair, now, effects);
}

/** Asks for the relay's password unless it is there, on its way or refused. */
export function askRelay(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  if (state.line === 'away' || isGranted(state.relay, now) || !mayAsk(state.relay, now)) {
    return state;
  }
  effects.push({ do: 'send', message: { type: 'AskRelay' } });
  return { ...state, relay: asked(state.relay, now) };
}
