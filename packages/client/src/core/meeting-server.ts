import type { ServerMessage } from '@passerby/protocol/server-messages';
import { sharedWords } from './interest.ts';
import type { Encounter, Meeting, MeetingEffect, Searching } from './meeting.ts';
import { finish } from './meeting-ending.ts';
import { generationOf, resumeDeadlineMs } from './search.ts';

/** What the server says, and the line that it says it over. */

const connectDeadlineMs = 15_000;
/** The partner's line broke while connecting: it may still come up, but hardly later than this. */
const lostPartnerGraceMs = 3_000;

export function lineUp(
  state: Encounter,
  resumed: boolean,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  const up: Encounter = { ...state, line: 'open', joinWith: resumed ? state.joinWith : 'Join' };
  if (meeting.phase === 'searching') {
    const place =
      resumed && meeting.place.at === 'parked'
        ? ({ at: 'resuming', until: now + resumeDeadlineMs } as const)
        : ({ at: 'home', leaving: 'left' } as const);
    return { ...up, meeting: { ...meeting, place } };
  }
  // Left while the line was away: the server kept the place or the pair for us, and must not.
  const isOver = meeting.phase === 'none' || meeting.phase === 'ended';
  if (resumed && isOver && state.lastTicket > 0) {
    const ticket = state.lastTicket;
    effects.push({ do: 'send', message: { type: 'Leave', ticket, why: 'left' } });
  }
  return up;
}

export function hearServer(
  state: Encounter,
  message: ServerMessage,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  if (meeting.phase === 'none' || meeting.phase === 'ended') return state;
  // A frame that names another ticket than the current one changes nothing.
  if (!('ticket' in message) || message.ticket !== meeting.ticket) return state;
  switch (message.type) {
    case 'Parked':
      return meeting.phase === 'searching' ? parked(state, meeting, message, effects) : state;
    case 'Matched':
      return meeting.phase === 'searching' ? matched(state, meeting, message, now, effects) : state;
    case 'PartnerLeft':
      return partnerLeft(state, meeting, message.why, now, effects);
    case 'Reattached':
    case 'Signal':
      // Nothing is said over it yet; a stranger who uses it is simply not heard.
      return state;
    default:
      return message satisfies never;
  }
}

function parked(
  state: Encounter,
  searching: Searching,
  { generation }: Extract<ServerMessage, { type: 'Parked' }>,
  effects: MeetingEffect[],
): Encounter {
  const { offered } = searching;
  const at = offered.findIndex(({ connection }) => generationOf(connection) === generation);
  if (at < 0) return state;
  for (const { connection } of offered.slice(0, at)) effects.push({ do: 'discard', connection });
  const isNewest = at === offered.length - 1;
  // An older acknowledgement crossed a Refresh: that one is still on its way.
  const place =
    isNewest || searching.place.at === 'resuming' ? ({ at: 'parked' } as const) : searching.place;
  return { ...state, meeting: { ...searching, place, offered: offered.slice(at) } };
}

function matched(
  state: Encounter,
  searching: Searching,
  message: Extract<ServerMessage, { type: 'Matched' }>,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { quest, offered, ticket } = searching;
  const chosen = offered.find(({ connection }) => generationOf(connection) === message.generation);
  if (chosen === undefined) {
    // The partner got something that we no longer have: nothing can come of it.
    const place = { at: 'home', leaving: 'neverConnected' } as const;
    return { ...state, meeting: { ...searching, place } };
  }
  const { connection } = chosen;
  for (const other of offered) {
    if (other !== chosen) effects.push({ do: 'discard', connection: other.connection });
  }
  effects.push({
    do: 'connect',
    connection,
    mode: quest.wish.mode,
    role: message.role,
    // The frame's memory is not ours beyond this turn.
    description: message.description.slice(),
    local: message.local.slice(),
  });
  return {
    ...state,
    meeting: {
      phase: 'connecting',
      quest,
      ticket,
      connection,
      since: now,
      until: now + connectDeadlineMs,
      sharedInterests: sharedWords(quest.interests ?? [], message.sharedTags),
    },
  };
}

function partnerLeft(
  state: Encounter,
  meeting: Exclude<Meeting, { phase: 'none' | 'ended' }>,
  why: 'left' | 'lost',
  now: number,
  effects: MeetingEffect[],
): Encounter {
  switch (meeting.phase) {
    case 'searching': {
      // They were given to us while our line was away, and did not wait.
      const place = { at: 'home', leaving: 'neverConnected' } as const;
      return { ...state, meeting: { ...meeting, place } };
    }
    case 'connecting': {
      if (why === 'left') return finish(state, meeting, 'left', effects, 'told');
      const until = Math.min(meeting.until, now + lostPartnerGraceMs);
      return { ...state, meeting: { ...meeting, until } };
    }
    case 'talking':
      // A lost line ends no call: the two do not need the server any more.
      return why === 'left' ? finish(state, meeting, 'left', effects, 'told') : state;
    default:
      return meeting satisfies never;
  }
}
