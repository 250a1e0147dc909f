import type { EndReason } from './call.ts';
import type { Encounter, LeaveReason, Meeting, MeetingEffect } from './meeting.ts';
import { connectionsOf, noSpare } from './spare.ts';

/** How a meeting ends: for the partner, for the server, and for the connections that it held. */

export function sayGoodbye(meeting: Meeting, effects: MeetingEffect[]): void {
  if (meeting.phase === 'talking') {
    const { connection } = meeting;
    effects.push({ do: 'tell', connection, message: { type: 'Bye' } });
  }
  if (meeting.phase === 'talking' || meeting.phase === 'connecting') {
    effects.push({ do: 'discard', connection: meeting.connection });
  }
  if (meeting.phase === 'searching') {
    for (const { connection } of meeting.offered) effects.push({ do: 'discard', connection });
  }
}

export function leave(
  state: Encounter,
  meeting: Meeting,
  why: LeaveReason,
  effects: MeetingEffect[],
): void {
  if (state.line === 'away' || meeting.phase === 'none' || meeting.phase === 'ended') return;
  const { ticket } = meeting;
  if (ticket !== 0) effects.push({ do: 'send', message: { type: 'Leave', ticket, why } });
}

/** The end of a meeting, by its own doing or the partner's. `told`: the server said so itself. */
export function finish(
  state: Encounter,
  meeting: Exclude<Meeting, { phase: 'none' | 'ended' }>,
  why: EndReason,
  effects: MeetingEffect[],
  server?: 'told',
): Encounter {
  if (meeting.phase === 'searching') {
    for (const { connection } of meeting.offered) effects.push({ do: 'discard', connection });
  } else {
    effects.push({ do: 'discard', connection: meeting.connection });
  }
  if (server !== 'told') {
    leave(state, meeting, meeting.phase === 'connecting' ? 'neverConnected' : 'left', effects);
  }
  const conversation = meeting.phase === 'talking' ? meeting.call.conversation : [];
  return { ...state, meeting: { phase: 'ended', quest: meeting.quest, why, conversation } };
}

export function dropSpare(state: Encounter, effects: MeetingEffect[]): Encounter {
  for (const connection of connectionsOf(state.spare)) effects.push({ do: 'discard', connection });
  return state.spare === noSpare ? state : { ...state, spare: noSpare };
}
