import { beginCall, type CallEvent, stepCall } from './call.ts';
import {
  type Connecting,
  type Encounter,
  type Meeting,
  type MeetingEffect,
  type PeerEvent,
  sendingIn,
  type Talking,
} from './meeting.ts';
import { finish, giveUp } from './meeting-ending.ts';
import { checksFailed, fallBack, hearSignal, relayShut } from './meeting-repair.ts';
import { ownHalf, renewCall, restart } from './meeting-rounds.ts';
import { shareable, tell } from './meeting-signal.ts';
import { mended } from './repair.ts';
import { silenceFrom, waitedFrom } from './silence.ts';

/** What a connection reports, and what goes over it. */

export function hearPeer(
  state: Encounter,
  connection: number,
  event: PeerEvent,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  if (!('connection' in meeting) || meeting.connection !== connection) return state;
  switch (event.type) {
    case 'halfMade':
      return ownHalf(state, meeting, event, now, effects);
    case 'found': {
      const { candidates } = event;
      tell(
        state,
        meeting,
        { type: 'Candidates', round: meeting.repair.round, candidates },
        effects,
      );
      return state;
    }
    case 'route':
      return meeting.phase === 'talking'
        ? { ...state, meeting: { ...meeting, route: event.route } }
        : state;
    case 'arrived':
      return meeting.phase === 'talking'
        ? { ...state, meeting: { ...meeting, silence: silenceFrom(now) } }
        : state;
    case 'quality':
      return meeting.phase === 'talking'
        ? { ...state, meeting: { ...meeting, quality: event.quality } }
        : state;
    case 'offered':
    case 'answered': {
      const type = event.type === 'offered' ? 'Offer' : 'Answer';
      tell(state, meeting, { type, ...shareable(meeting, event) }, effects);
      return state;
    }
    case 'verified':
      return meeting.phase === 'talking' && meeting.verification.state === 'pending'
        ? {
            ...state,
            meeting: { ...meeting, verification: { state: 'ready', emoji: event.emoji } },
          }
        : state;
    case 'intercepted':
      return finish(state, meeting, 'intercepted', effects);
    case 'relayShut':
      return relayShut(state, meeting, now);
    case 'severed':
      return meeting.phase === 'talking'
        ? renewCall(state, meeting, now, effects)
        : giveUp(state, meeting, now, effects);
    case 'unusable':
      return meeting.phase === 'connecting'
        ? fallBack(state, meeting, now, effects, 'unusable')
        : state;
    default:
      break;
  }
  if (meeting.phase === 'talking') {
    const next = talk({ ...state, meeting: noted(meeting, event, now) }, event, now, effects);
    const isBroken =
      event.type === 'transport' && (event.state === 'interrupted' || event.state === 'failed');
    return isBroken && next.meeting.phase === 'talking'
      ? restart(next, next.meeting, now, effects)
      : next;
  }
  const isUp =
    event.type === 'channelOpened' || (event.type === 'transport' && event.state === 'connected');
  if (isUp) return talk(beginTalking(state, meeting, now), event, now, effects);
  // A check that has not succeeded yet is no interruption.
  if (event.type === 'transport' && event.state === 'interrupted') return state;
  if (event.type === 'pictureArrived') {
    return { ...state, meeting: { ...meeting, pictureAt: meeting.pictureAt ?? now } };
  }
  if (event.type === 'transport' && event.state === 'failed') {
    return checksFailed(state, meeting, now, effects);
  }
  return giveUp(state, meeting, now, effects);
}

/** What a call remembers of an event, besides what it does about it. */
function noted(meeting: Talking, event: PeerEvent, now: number): Talking {
  if (event.type === 'pictureArrived' && meeting.pictureAt === undefined) {
    return { ...meeting, pictureAt: now };
  }
  return event.type === 'transport' && event.state === 'connected'
    ? { ...meeting, repair: mended(meeting.repair) }
    : meeting;
}

function beginTalking(state: Encounter, connecting: Connecting, now: number): Encounter {
  const { phase: _, until: _until, relayStep: _step, fallback: _fallback, ...pair } = connecting;
  const { mode } = connecting.quest.wish;
  const call = beginCall(sendingIn(mode, state.sending), mode !== 'text', now);
  const meeting: Meeting = {
    ...pair,
    phase: 'talking',
    since: now,
    call,
    silence: undefined,
    route: 'unknown',
    quality: 'good',
    verification: { state: mode === 'text' ? 'none' : 'pending' },
    isCounted: false,
  };
  return { ...state, misses: 0, meeting };
}

export function tellSending(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting } = state;
  if (meeting.phase !== 'talking') return state;
  const sending = sendingIn(meeting.quest.wish.mode, state.sending);
  return talk(state, { type: 'sending', sending }, now, effects);
}

/** Passes an event to the call; outside of one there is nobody to hear it. */
export function talk(
  state: Encounter,
  event: CallEvent,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  if (meeting.phase !== 'talking') return state;
  const step = stepCall(meeting.call, event, now);
  if (!step.ok) return finish(state, meeting, step.why, effects);
  const { connection } = meeting;
  // Before anything else: the stranger's commitment came with the match, and is in our hands.
  if (event.type === 'channelOpened' && meeting.call.channel.state === 'opening') {
    effects.push({ do: 'reveal', connection });
  }
  if (step.revealed !== undefined) {
    effects.push({ do: 'verify', connection, nonce: step.revealed.slice() });
  }
  effects.push(...step.tell.map((message) => ({ do: 'tell', connection, message }) as const));
  const silence = isWaitedFrom(event) ? waitedFrom(meeting.silence, now) : meeting.silence;
  const isSame = step.call === meeting.call && silence === meeting.silence;
  const next: Talking = isSame ? meeting : { ...meeting, call: step.call, silence };
  const heard = next === meeting ? state : { ...state, meeting: next };
  return step.described === undefined
    ? heard
    : hearSignal(heard, next, step.described, now, effects);
}

/** What should come has changed, or may come from now on, or some of it is here. */
const isWaitedFrom = ({ type }: CallEvent): boolean =>
  type === 'received' || type === 'transport' || type === 'sending';
