import { beginCall, type CallEvent, stepCall } from './call.ts';
import {
  type Connecting,
  type Encounter,
  type Meeting,
  type MeetingEffect,
  type PeerEvent,
  sendingIn,
} from './meeting.ts';
import { finish } from './meeting-ending.ts';

/** What a connection reports, and what goes over it. */

export function hearPeer(
  state: Encounter,
  connection: number,
  event: PeerEvent,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  if (meeting.phase !== 'connecting' && meeting.phase !== 'talking') return state;
  if (meeting.connection !== connection) return state;
  if (meeting.phase === 'talking') {
    return event.type === 'unusable' ? state : talk(state, event, now, effects);
  }
  const isUp =
    event.type === 'channelOpened' || (event.type === 'transport' && event.state === 'connected');
  if (isUp) return talk(beginTalking(state, meeting, now), event, now, effects);
  // A check that has not succeeded yet is no interruption.
  if (event.type === 'transport' && event.state === 'interrupted') return state;
  if (event.type === 'pictureArrived') return state;
  return finish(state, meeting, 'failed', effects);
}

function beginTalking(state: Encounter, connecting: Connecting, now: number): Encounter {
  const { quest, ticket, connection, sharedInterests } = connecting;
  const { mode } = quest.wish;
  const call = beginCall(sendingIn(mode, state.sending), mode !== 'text', now);
  const meeting: Meeting = {
    phase: 'talking',
    quest,
    ticket,
    connection,
    sharedInterests,
    since: now,
    call,
  };
  return { ...state, meeting };
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
  effects.push(...step.tell.map((message) => ({ do: 'tell', connection, message }) as const));
  return step.call === meeting.call
    ? state
    : { ...state, meeting: { ...meeting, call: step.call } };
}
