import type { EndReason } from './call.ts';
import { isAsked, noCall } from './call-count.ts';
import {
  beginSearch,
  type Connecting,
  type Encounter,
  type LeaveReason,
  type Meeting,
  type MeetingEffect,
  type Talking,
} from './meeting.ts';
import { type RelayUse, withoutPass } from './relay-access.ts';
import { connectionsOf, noSpare, relayUseOf } from './spare.ts';

/** How a meeting ends: for the partner, for the server, and for the connections that it held. */

export const goodbye = ({ connection }: Talking): MeetingEffect => ({
  do: 'tell',
  connection,
  message: { type: 'Bye' },
});

export function sayGoodbye(meeting: Meeting, effects: MeetingEffect[]): void {
  if (meeting.phase === 'talking') effects.push(goodbye(meeting));
  discardHeld(meeting, effects);
}

/** Every connection that a meeting holds. */
export function discardHeld(meeting: Meeting, effects: MeetingEffect[]): void {
  const inUse = 'connection' in meeting ? [meeting] : [];
  const held = meeting.phase === 'searching' ? meeting.offered : inUse;
  for (const { connection } of held) effects.push({ do: 'discard', connection });
}

export function leave(
  state: Encounter,
  meeting: Meeting,
  why: LeaveReason,
  effects: MeetingEffect[],
): void {
  // A session that is new knows no ticket of ours (SPEC M7).
  if (state.line === 'away' || state.joinWith === 'Join') return;
  if (meeting.phase === 'none' || meeting.phase === 'ended') return;
  const { ticket } = meeting;
  if (ticket !== 0) effects.push({ do: 'send', message: { type: 'Leave', ticket, why } });
}

/** So many strangers in a row who cannot be reached: it is our own line, and looking on is no use. */
const maxMisses = 4;

/** The stranger cannot be reached: look for somebody else. `told`: the server said that they went. */
export function giveUp(
  state: Encounter,
  pair: Connecting,
  now: number,
  effects: MeetingEffect[],
  server?: 'told',
): Encounter {
  const misses = state.misses + 1;
  if (isAsked(state) && server !== 'told') {
    effects.push({ do: 'send', message: noCall(pair) });
  }
  if (misses >= maxMisses) return finish({ ...state, misses: 0 }, pair, 'failed', effects, server);
  effects.push({ do: 'discard', connection: pair.connection });
  const leaving = server === 'told' ? 'left' : 'neverConnected';
  if (server !== 'told') leave(state, pair, leaving, effects);
  const { quest } = pair;
  return { ...state, misses, meeting: beginSearch(quest, leaving, now, 'missed') };
}

/** The end of a meeting, by its own doing or the partner's. `told`: the server said so itself. */
export function finish(
  state: Encounter,
  meeting: Exclude<Meeting, { phase: 'none' | 'ended' }>,
  why: EndReason,
  effects: MeetingEffect[],
  server?: 'told',
): Encounter {
  discardHeld(meeting, effects);
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

/**
 * Another server, or one that began anew: its relay may know nothing of what the last one's carried,
 * nor of the pass.
 */
export function dropRelayed(before: Encounter, effects: MeetingEffect[]): Encounter {
  const state = keepOnly('none', before, effects);
  return { ...state, relay: withoutPass(before.relay) };
}

/** What is to be offered to strangers was made with this, and with nothing else. */
export function keepOnly(use: RelayUse, before: Encounter, effects: MeetingEffect[]): Encounter {
  const fits = [use, undefined].includes(relayUseOf(before.spare));
  const state = fits ? before : dropSpare(before, effects);
  const { meeting } = state;
  if (meeting.phase !== 'searching') return state;
  const offered = meeting.offered.filter(({ connection, relay }) => {
    if (relay !== use) effects.push({ do: 'discard', connection });
    return relay === use;
  });
  return { ...state, meeting: { ...meeting, offered } };
}
