import { callDeadline } from './call.ts';
import type { Encounter, MeetingEffect, MeetingEvent, Quest } from './meeting.ts';
import { dropSpare, finish, leave, sayGoodbye } from './meeting-ending.ts';
import { hearPeer, talk, tellSending } from './meeting-partner.ts';
import { hearServer, lineUp } from './meeting-server.ts';
import { advanceSearch, beginSearch, canJoin, orderSpare, searchDeadline } from './search.ts';
import { failSpare, isSpareDue, makingOf, spareDeadline } from './spare.ts';

export interface MeetingStep {
  readonly state: Encounter;
  readonly effects: readonly MeetingEffect[];
}

/** The next state, and what the shell has to do to make it true. Pure. */
export function stepMeeting(state: Encounter, event: MeetingEvent, now: number): MeetingStep {
  const effects: MeetingEffect[] = [];
  const next = settle(handle(state, event, now, effects), now, effects);
  return { state: next, effects };
}

/** When `tick` is next needed; Infinity when nothing waits. */
export function meetingDeadline(state: Encounter): number {
  const { meeting, spare } = state;
  // While connecting, or without a line, a spare is not renewed: only its making has a deadline.
  const isIdle =
    meeting.phase === 'connecting' || (state.line === 'away' && meeting.phase !== 'ended');
  const forSpare =
    isIdle && makingOf(spare) === undefined ? Number.POSITIVE_INFINITY : spareDeadline(spare);
  switch (meeting.phase) {
    case 'none':
      return Number.POSITIVE_INFINITY;
    case 'searching':
      return Math.min(forSpare, searchDeadline(state, meeting));
    case 'connecting':
      return Math.min(forSpare, meeting.until);
    case 'talking':
      return Math.min(forSpare, callDeadline(meeting.call));
    case 'ended':
      return forSpare;
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
      return { ...state, meeting: beginSearch(quest, 'left', now) };
    }
    case 'next':
      return next(state, now, effects);
    case 'end':
      return end(state, effects);
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
      return { ...state, spare: { state: 'ready', made } };
    }
    case 'makeFailed':
      return makingOf(state.spare) === event.connection ? failMaking(state, now, effects) : state;
    case 'lineUp':
      return lineUp({ ...state, relaxAfterMs: event.relaxAfterMs }, event.resumed, now, effects);
    case 'lineDown':
      return { ...state, line: 'away' };
    case 'server':
      return hearServer(state, event.message, now, effects);
    case 'peer':
      return hearPeer(state, event.connection, event.event, now, effects);
    case 'sending':
      return tellSending({ ...state, sending: event.sending }, now, effects);
    case 'say':
    case 'typing':
      return talk(state, event, now, effects);
    case 'tick':
      return tick(state, now, effects);
    default:
      return event satisfies never;
  }
}

/** What is due after every event, whatever it was. */
function settle(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting, spare } = state;
  switch (meeting.phase) {
    case 'none':
      return dropSpare(state, effects);
    case 'searching':
      return advanceSearch(state, meeting, now, effects);
    case 'connecting':
      // Everything the machine has goes into this call first.
      return state;
    case 'talking':
      return state.line === 'open' && isSpareDue(spare, now)
        ? orderSpare(state, now, effects)
        : state;
    case 'ended':
      // Somebody who goes on presses Next soon; somebody who went away costs nothing for long.
      return isSpareDue(spare, now) ? dropSpare(state, effects) : state;
    default:
      return meeting satisfies never;
  }
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
  const failed = { ...dropSpare(state, effects), spare: failSpare(now) };
  // Nothing to offer and no way to make it: this browser cannot do it, and waiting will not help.
  if (meeting.phase !== 'searching' || meeting.offered.length > 0) return failed;
  return finish(failed, meeting, 'failed', effects);
}

function tick(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const { meeting, spare } = state;
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
      return { ...state, meeting: { ...meeting, place: { at: 'home', leaving: 'left' } } };
    }
    case 'connecting':
      return now >= meeting.until ? finish(state, meeting, 'failed', effects) : state;
    case 'talking':
      return talk(state, { type: 'tick' }, now, effects);
    default:
      return meeting satisfies never;
  }
}
