import type { Departure, ServerMessage } from '@passerby/protocol/server-messages';
import { sharedWords } from './interest.ts';
import type { Encounter, Ended, Meeting, MeetingEffect, Searching } from './meeting.ts';
import { dropSpare, finish, giveUp, sayGoodbye } from './meeting-ending.ts';
import { firstSteps, hearSignal, relayAnswered } from './meeting-repair.ts';
import { repairAgain } from './meeting-rounds.ts';
import { partyOf } from './offerer.ts';
import { answered } from './relay-access.ts';
import { proven, undeliverable, untold } from './report.ts';
import { generationOf, resumeDeadlineMs, startOver } from './search.ts';

/** What the server says, and the line that it says it over. */

/** Both sides give up at the same time, and look for somebody else. */
const connectDeadlineMs = 8_000;
/** The partner's line broke while connecting: it may still come up, but hardly later than this. */
const lostPartnerGraceMs = 3_000;

export function lineUp(
  state: Encounter,
  resumed: boolean,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  const up: Encounter = {
    ...state,
    line: 'open',
    lineProvesBy: undefined,
    joinWith: resumed ? state.joinWith : 'Join',
    // A new session has met nobody.
    former: resumed ? state.former : undefined,
    report: resumed ? untold(state.report) : undeliverable(state.report),
    barred: undefined,
  };
  if (meeting.phase === 'searching') {
    if (!resumed || meeting.place.at !== 'parked') {
      return { ...up, meeting: startOver(meeting, 'left', effects) };
    }
    const place = { at: 'resuming', until: now + resumeDeadlineMs } as const;
    return { ...up, meeting: { ...meeting, place } };
  }
  if ('connection' in meeting) {
    if (resumed) return repairAgain(up, meeting, now, effects);
    // The server forgot us, the call goes on, or comes about: with the keys of the pair it can be known again.
    const ticket = state.lastTicket + 1;
    effects.push({ do: 'send', message: { type: 'Reattach', ticket, ...meeting.keys } });
    return { ...up, joinWith: 'Next', lastTicket: ticket, meeting: { ...meeting, ticket } };
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
  before: Encounter,
  message: ServerMessage,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const state = { ...before, lineProvesBy: undefined };
  if (message.type === 'Relay') {
    const relay = answered(state.relay, message.seconds, now);
    return relayAnswered({ ...state, relay, report: proven(state.report) }, now);
  }
  if (message.type === 'Terminated' || message.type === 'Blocked') {
    return expelled(state, message, now, effects);
  }
  const { meeting } = state;
  if (meeting.phase === 'ended') return learnWhy(state, meeting, message);
  if (meeting.phase === 'none') return state;
  // A frame that names another ticket than the current one changes nothing.
  if (!('ticket' in message) || message.ticket !== meeting.ticket) return state;
  switch (message.type) {
    case 'Challenge':
      // Our place is outside of the pool until the work is done; the search goes on.
      if (meeting.phase !== 'searching') return state;
      effects.push(workOn(message));
      return { ...state, meeting: { ...meeting, working: true } };
    case 'Parked':
      return meeting.phase === 'searching' ? parked(state, meeting, message, effects) : state;
    case 'Matched':
      return meeting.phase === 'searching' ? matched(state, meeting, message, now, effects) : state;
    case 'PartnerLeft':
      return partnerLeft(state, meeting, message.why, now, effects);
    case 'Reattached': {
      if (meeting.phase === 'searching') return state;
      const keys = { key: message.key.slice(), partnerHash: message.partnerHash.slice() };
      const again = { ...meeting, keys };
      return repairAgain({ ...state, meeting: again }, again, now, effects);
    }
    case 'Signal':
      return meeting.phase === 'searching'
        ? state
        : hearSignal(state, meeting, message.blob, now, effects);
    default:
      return message satisfies never;
  }
}

/** Who is sent away hangs up, and that may be here before the server's word of why. */
function learnWhy(state: Encounter, ended: Ended, message: ServerMessage): Encounter {
  if (message.type !== 'PartnerLeft' || message.why !== 'terminated') return state;
  if (message.ticket !== state.lastTicket || !['left', 'lost'].includes(ended.why)) return state;
  return { ...state, meeting: { ...ended, why: 'removed' } };
}

/** We are to go, and do: also from a call that does not need the server. */
function expelled(
  state: Encounter,
  message: Extract<ServerMessage, { type: 'Terminated' | 'Blocked' }>,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const until = now + message.seconds * 1_000;
  const isOurs = message.type === 'Terminated';
  const barred = { until, reason: isOurs ? message.reason : undefined };
  const { meeting } = state;
  const next = { ...dropSpare(state, effects), barred, former: undefined };
  if (meeting.phase === 'none') return next;
  sayGoodbye(meeting, effects);
  const { quest } = meeting;
  const why = isOurs ? 'terminated' : 'blocked';
  return { ...next, meeting: { phase: 'ended', quest, why, conversation: [] } };
}

/** The seed is copied: the frame's memory is not ours beyond this turn. */
const workOn = ({ ticket, expires, bits, seed }: Challenge): MeetingEffect => ({
  do: 'work',
  challenge: { ticket, expires, bits, seed: seed.slice() },
});

type Challenge = Extract<ServerMessage, { type: 'Challenge' }>;

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
    return { ...state, meeting: startOver(searching, 'neverConnected', effects) };
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
    commitment: message.commitment.slice(),
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
      role: message.role,
      keys: { key: message.key.slice(), partnerHash: message.partnerHash.slice() },
      isLocal: message.local.length > 0,
      relay: chosen.relay,
      ...firstSteps(state, partyOf(message.role, chosen, message), chosen.relay, now),
      sharedInterests: sharedWords(quest.interests ?? [], message.sharedTags),
    },
  };
}

function partnerLeft(
  state: Encounter,
  meeting: Exclude<Meeting, { phase: 'none' | 'ended' }>,
  why: Departure,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  switch (meeting.phase) {
    case 'searching': {
      // They were given to us while our line was away, and did not wait.
      return { ...state, meeting: startOver(meeting, 'neverConnected', effects) };
    }
    case 'connecting': {
      if (why !== 'lost') return giveUp(state, meeting, now, effects, 'told');
      const until = Math.min(meeting.until, now + lostPartnerGraceMs);
      return { ...state, meeting: { ...meeting, until } };
    }
    case 'talking':
      // A lost line ends no call: the two do not need the server any more.
      return why === 'lost'
        ? state
        : finish(state, meeting, why === 'left' ? 'left' : 'removed', effects, 'told');
    default:
      return meeting satisfies never;
  }
}
