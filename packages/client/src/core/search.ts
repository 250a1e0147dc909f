import { packLanguage } from '@passerby/protocol/language';
import type { Encounter, LeaveReason, MeetingEffect, Quest, Searching } from './meeting.ts';
import {
  freshForMs,
  isSpareDue,
  type Made,
  makeSpare,
  noSpare,
  usableForMs,
  usableOf,
} from './spare.ts';

/** `Join`, `Next` and `Refresh` are answered at once, by `Parked` or by `Matched`. */
export const answerDeadlineMs = 5_000;
/** After a resume the answer comes without being asked for. */
export const resumeDeadlineMs = 2_000;

/** The number that stands for a connection in `Parked` and `Matched`. */
export const generationOf = (connection: number): number => connection % 256;

/** A search at its beginning: nothing sent yet. */
export function beginSearch(quest: Quest, leaving: LeaveReason, now: number): Searching {
  return {
    phase: 'searching',
    quest,
    since: now,
    ticket: 0,
    place: { at: 'home', leaving },
    offered: [],
  };
}

/** Whether everything is there to join at this moment. */
export function canJoin(state: Encounter, { quest, offered }: Searching, now: number): boolean {
  if (state.line === 'away' || quest.interests === undefined) return false;
  return usableOf(state.spare, now) !== undefined || newestUsable(offered, now) !== undefined;
}

/**
 * Does what a search is due to do: join when it can, offer a newer connection when one is ready, or
 * have one made.
 */
export function advanceSearch(
  state: Encounter,
  searching: Searching,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  if (state.line === 'away') return { ...state, meeting: searching };
  const { place, offered } = searching;
  if (place.at === 'home') {
    if (canJoin(state, searching, now)) return join(state, searching, place.leaving, now, effects);
  } else if (place.at === 'parked' && state.spare.state === 'ready') {
    return refresh(state, searching, state.spare.made, now, effects);
  }
  const next = { ...state, meeting: searching };
  return isNewerDue(state, offered, now) ? orderSpare(next, now, effects) : next;
}

/** When a search is next due to do something by itself; Infinity when nothing waits. */
export function searchDeadline(state: Encounter, { place, offered }: Searching): number {
  if (state.line === 'away') return Number.POSITIVE_INFINITY;
  if (place.at === 'asking' || place.at === 'resuming') return place.until;
  const newest = offered.at(-1);
  const isWaiting = place.at === 'parked' && state.spare.state === 'none';
  return isWaiting && newest !== undefined ? newest.madeAt + freshForMs : Number.POSITIVE_INFINITY;
}

/** Has a connection made that takes the spare's place. */
export function orderSpare(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const connection = state.lastConnection + 1;
  effects.push({ do: 'make', connection });
  return {
    ...state,
    lastConnection: connection,
    spare: makeSpare(state.spare, connection, now),
  };
}

function isNewerDue(state: Encounter, offered: readonly Made[], now: number): boolean {
  const newest = offered.at(-1);
  const isCovered = newest !== undefined && now < newest.madeAt + freshForMs;
  return state.spare.state === 'none' ? !isCovered : isSpareDue(state.spare, now);
}

const newestUsable = (offered: readonly Made[], now: number): Made | undefined => {
  const newest = offered.at(-1);
  return newest !== undefined && now < newest.madeAt + usableForMs ? newest : undefined;
};

function join(
  state: Encounter,
  searching: Searching,
  leaving: LeaveReason,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { quest, offered } = searching;
  const { spare, joinWith } = state;
  const ready = usableOf(spare, now);
  const made = ready ?? newestUsable(offered, now);
  if (made === undefined || quest.interests === undefined) return { ...state, meeting: searching };
  for (const { connection } of offered) {
    if (connection !== made.connection) effects.push({ do: 'discard', connection });
  }
  const ticket = state.lastTicket + 1;
  const { mode, language } = quest.wish;
  const wish = {
    ticket,
    mode,
    language: packLanguage(language),
    generation: generationOf(made.connection),
    hardNat: made.hardNat,
    relayOnly: quest.wish.relayOnly,
    commitment: made.commitment,
    tags: Uint8Array.from(quest.interests.flatMap(({ tag }) => [...tag])),
    description: made.description,
    local: made.local,
  };
  effects.push({
    do: 'send',
    message:
      joinWith === 'Join' ? { type: 'Join', ...wish } : { type: 'Next', why: leaving, ...wish },
  });
  return {
    ...state,
    // One that is being made goes on being made, and will be the next to offer.
    spare:
      ready === undefined
        ? spare
        : spare.state === 'renewing'
          ? { state: 'making', connection: spare.connection, until: spare.until }
          : noSpare,
    joinWith: 'Next',
    lastTicket: ticket,
    meeting: {
      ...searching,
      ticket,
      place: { at: 'asking', until: now + answerDeadlineMs },
      offered: [made],
    },
  };
}

function refresh(
  state: Encounter,
  searching: Searching,
  made: Made,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { ticket } = searching;
  const { commitment, description, local } = made;
  const generation = generationOf(made.connection);
  effects.push({
    do: 'send',
    message: { type: 'Refresh', ticket, generation, commitment, description, local },
  });
  return {
    ...state,
    spare: noSpare,
    meeting: {
      ...searching,
      place: { at: 'asking', until: now + answerDeadlineMs },
      offered: [...searching.offered, made],
    },
  };
}
