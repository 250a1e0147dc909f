import { callDeadline } from './call.ts';
import { isAsked, outcomeOf } from './call-count.ts';
import { deliver, flag, rememberFormer } from './flagging.ts';
import {
  beginSearch,
  type Encounter,
  type MeetingEffect,
  type MeetingEvent,
  type Quest,
  type Talking,
} from './meeting.ts';
import {
  dropRelayed,
  dropSpare,
  finish,
  giveUp,
  goodbye,
  keepOnly,
  leave,
  sayGoodbye,
} from './meeting-ending.ts';
import { hearPeer, talk, tellSending } from './meeting-partner.ts';
import { repairDeadline, repairOnTime } from './meeting-repair.ts';
import { restart } from './meeting-rounds.ts';
import { hearServer, lineUp } from './meeting-server.ts';
import { isRefused, lapse, refusedByRelay } from './relay-access.ts';
import { isUnproven } from './report.ts';
import {
  advanceSearch,
  canJoin,
  orderableFrom,
  orderSpare,
  searchDeadline,
  startOver,
  wantedUse,
} from './search.ts';
import {
  failSpare,
  freshForMs,
  isSpareDue,
  makingOf,
  noSpare,
  relayUseOf,
  spareDeadline,
} from './spare.ts';

export interface MeetingStep {
  readonly state: Encounter;
  readonly effects: readonly MeetingEffect[];
}

/** The next state, and what the shell has to do to make it true. Pure. */
export function stepMeeting(state: Encounter, event: MeetingEvent, now: number): MeetingStep {
  const effects: MeetingEffect[] = [];
  const relay = lapse(state.relay, now);
  const current = relay === state.relay ? state : { ...state, relay };
  const handled = rememberFormer(current, handle(current, event, now, effects), now);
  const next = settle(deliver(handled, now, effects), now, effects);
  return { state: next, effects };
}

/** When `tick` is next needed; Infinity when nothing waits. */
export function meetingDeadline(state: Encounter): number {
  const { meeting, spare } = state;
  // While connecting, or without a line, a spare is not renewed: only its making has a deadline.
  const isIdle =
    meeting.phase === 'connecting' || (state.line === 'away' && meeting.phase !== 'ended');
  const forSpare =
    makingOf(spare) !== undefined
      ? spareDeadline(spare)
      : isIdle
        ? Number.POSITIVE_INFINITY
        : Math.max(spareDeadline(spare), orderableFrom(state));
  const { grant } = state.relay;
  const forLine = state.lineProvesBy ?? Number.POSITIVE_INFINITY;
  const forAnswers = Math.min(
    grant.state === 'asking' ? grant.until : Number.POSITIVE_INFINITY,
    forLine,
  );
  switch (meeting.phase) {
    case 'searching':
      return Math.min(forSpare, forAnswers, searchDeadline(state, meeting));
    case 'connecting':
      return Math.min(forSpare, forAnswers, meeting.until, repairDeadline(meeting));
    case 'talking':
      return Math.min(forSpare, forAnswers, callDeadline(meeting.call), repairDeadline(meeting));
    case 'none':
    case 'ended':
      return Math.min(forSpare, forLine);
    default:
      return meeting satisfies never;
  }
}

function handle(
  state: Encounter,
  event: MeetingEvent,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { meeting } = state;
  switch (event.type) {
    case 'start': {
      if (meeting.phase !== 'none' && meeting.phase !== 'ended') return state;
      effects.push({ do: 'hash', wish: event.wish });
      const quest = { wish: event.wish, interests: undefined };
      const next = { ...state, misses: 0, meeting: beginSearch(quest, 'left', now) };
      // One that was made for another wish gives away too much, or too little.
      const fits = relayUseOf(state.spare) === wantedUse(next);
      return fits ? next : dropSpare(next, effects);
    }
    case 'next':
      return next(state, now, effects);
    case 'end':
      return end(state, effects);
    case 'distrust':
      if (meeting.phase !== 'talking') return state;
      effects.push(goodbye(meeting));
      return finish(state, meeting, 'distrusted', effects);
    case 'hashed': {
      if (meeting.phase !== 'searching' || meeting.quest.wish !== event.wish) return state;
      const quest: Quest = { wish: event.wish, interests: event.interests };
      return { ...state, meeting: { ...meeting, quest } };
    }
    case 'made': {
      const { connection } = event.made;
      if (makingOf(state.spare) !== connection) {
        effects.push({ do: 'discard', connection });
        return state;
      }
      if (state.spare.state === 'renewing') {
        effects.push({ do: 'discard', connection: state.spare.made.connection });
      }
      const made = { ...event.made, madeAt: now };
      const isRelayShut = made.relay === 'none' && relayUseOf(state.spare) === 'also';
      const next = {
        ...state,
        // With a relay not every port of the STUN server is asked: that would not show it.
        hardNat: relayUseOf(state.spare) === 'none' ? made.hardNat : state.hardNat,
        relay: isRelayShut ? refusedByRelay(state.relay, now) : state.relay,
      };
      if (wantedUse(next) !== made.relay && !isRefused(next.relay, now)) {
        effects.push({ do: 'discard', connection });
        return { ...next, spare: noSpare };
      }
      return { ...next, spare: { state: 'ready', made } };
    }
    case 'makeFailed':
      return makingOf(state.spare) === event.connection ? failMaking(state, now, effects) : state;
    case 'lineUp': {
      const { resumed, relaxAfterMs, countsCalls } = event;
      const known = resumed ? state : dropRelayed(state, effects);
      const told = {
        ...known,
        relaxAfterMs,
        countsCalls,
        relay: { ...known.relay, offer: event.relay },
      };
      // This server may demand what the last one did not: nothing goes out that was made before that.
      const fit = wantedUse(told) === 'only' ? keepOnly('only', told, effects) : told;
      return lineUp(fit, resumed, now, effects);
    }
    case 'lineDown':
      return { ...state, line: 'away', lineProvesBy: undefined };
    case 'server':
      return hearServer(state, event.message, now, effects);
    case 'peer':
      return hearPeer(state, event.connection, event.event, now, effects);
    case 'sending':
      return tellSending({ ...state, sending: event.sending }, now, effects);
    case 'say':
    case 'typing':
      return talk(state, event, now, effects);
    case 'flag':
      return flag(state, event, now, effects);
    case 'worked': {
      const { ticket } = event.solution;
      if (meeting.phase !== 'searching' || meeting.ticket !== ticket) return state;
      // A place that is gone needs no work, and a new session knows no ticket of it (SPEC M7).
      if (state.line === 'open' && meeting.place.at !== 'home') {
        effects.push({ do: 'send', message: event.solution });
      }
      return { ...state, meeting: { ...meeting, working: false } };
    }
    case 'networkChanged':
      return move(state, now, effects);
    case 'tick':
      return tick(state, now, effects);
    default:
      return event satisfies never;
  }
}

/** What is due after every event, whatever it was. */
function settle(before: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting, spare } = before;
  const isOver = meeting.phase === 'none' || meeting.phase === 'ended';
  // Nobody waits for the line to prove itself any more.
  const state =
    isOver && !isUnproven(before.report) ? { ...before, lineProvesBy: undefined } : before;
  switch (meeting.phase) {
    case 'none':
      return dropSpare(state, effects);
    case 'searching':
      return advanceSearch(state, meeting, now, effects);
    case 'connecting':
      // Everything the machine has goes into this call first.
      return state;
    case 'talking': {
      const counted = countCall(state, meeting, effects);
      return counted.line === 'open' && isSpareDue(spare, now)
        ? orderSpare(counted, now, effects)
        : counted;
    }
    case 'ended':
      // Somebody who goes on presses Next soon; somebody who went away costs nothing for long.
      return isSpareDue(spare, now) ? dropSpare(state, effects) : state;
    default:
      return meeting satisfies never;
  }
}

/** Tells a server that asks for it how the call came about, once. */
function countCall(state: Encounter, meeting: Talking, effects: MeetingEffect[]): Encounter {
  if (meeting.isCounted || !isAsked(state)) return state;
  const message = outcomeOf(meeting);
  if (message === undefined) return state;
  effects.push({ do: 'send', message });
  return { ...state, meeting: { ...meeting, isCounted: true } };
}

function next(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting } = state;
  if (meeting.phase === 'none' || meeting.phase === 'searching') return state;
  const leaving = meeting.phase === 'connecting' ? 'neverConnected' : 'left';
  sayGoodbye(meeting, effects);
  const search = beginSearch(meeting.quest, leaving, now);
  // `Next` leaves and joins in one frame; when it cannot go out yet, the partner is told now.
  if (!canJoin(state, search, now)) leave(state, meeting, leaving, effects);
  if (meeting.quest.interests === undefined) {
    effects.push({ do: 'hash', wish: meeting.quest.wish });
  }
  return { ...state, meeting: search };
}

function end(state: Encounter, effects: MeetingEffect[]): Encounter {
  const { meeting } = state;
  sayGoodbye(meeting, effects);
  leave(state, meeting, 'left', effects);
  return { ...state, meeting: { phase: 'none' } };
}

function failMaking(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting } = state;
  // Where only a relay will do, it is the relay that could not be reached.
  const isRelay = relayUseOf(state.spare) === 'only';
  const relay = isRelay ? refusedByRelay(state.relay, now) : state.relay;
  const dropped = { ...dropSpare(state, effects), relay };
  // With a newer pass the same relay may let us in.
  if (isRelay && !isRefused(relay, now)) return dropped;
  const failed = { ...dropped, spare: failSpare(now) };
  // Nothing to offer and no way to make it: this browser cannot do it, and waiting will not help.
  if (meeting.phase !== 'searching' || meeting.offered.length > 0) return failed;
  return finish(failed, meeting, isRelay ? 'relayUnavailable' : 'failed', effects);
}

/** Everything that goes over the network begins anew: the line, and the connection if there is one. */
function move(before: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  effects.push({ do: 'renewLine' });
  // What lies ready, or is parked, names addresses that are no longer ours.
  const state: Encounter = {
    ...dropSpare(before, effects),
    line: 'away',
    lineProvesBy: undefined,
  };
  const { meeting } = state;
  switch (meeting.phase) {
    case 'talking':
    case 'connecting':
      return restart(state, meeting, now, effects);
    case 'searching': {
      const offered = meeting.offered.map((made) => ({ ...made, madeAt: now - freshForMs }));
      return { ...state, meeting: { ...meeting, offered } };
    }
    case 'none':
    case 'ended':
      return state;
    default:
      return meeting satisfies never;
  }
}

function tick(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting, spare } = state;
  if (state.lineProvesBy !== undefined && now >= state.lineProvesBy) {
    effects.push({ do: 'abandonLine' });
    return { ...state, line: 'away', lineProvesBy: undefined };
  }
  if ((spare.state === 'making' || spare.state === 'renewing') && now >= spare.until) {
    return failMaking(state, now, effects);
  }
  switch (meeting.phase) {
    case 'none':
    case 'ended':
      return state;
    case 'searching': {
      const { place } = meeting;
      if (state.line === 'away' || !('until' in place) || now < place.until) return state;
      if (place.at === 'asking') {
        effects.push({ do: 'abandonLine' });
        return { ...state, line: 'away' };
      }
      return { ...state, meeting: startOver(meeting, 'left', effects) };
    }
    case 'connecting':
      return now >= meeting.until
        ? giveUp(state, meeting, now, effects)
        : repairOnTime(state, meeting, now, effects);
    case 'talking': {
      const next = talk(state, { type: 'tick' }, now, effects);
      return next.meeting.phase === 'talking'
        ? repairOnTime(next, next.meeting, now, effects)
        : next;
    }
    default:
      return meeting satisfies never;
  }
}
