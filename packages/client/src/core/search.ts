import { packLanguage } from '@passerby/protocol/language';
import type { Encounter, LeaveReason, MeetingEffect, Searching } from './meeting.ts';
import { discardHeld, finish } from './meeting-ending.ts';
import { askRelay } from './meeting-repair.ts';
import { isGranted, isRefused, type RelayUse, relayUse } from './relay-access.ts';
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

/** Whether everything is there to join at this moment. */
export function canJoin(state: Encounter, { quest }: Searching, now: number): boolean {
  if (state.line === 'away' || quest.interests === undefined) return false;
  return usableOf(state.spare, now) !== undefined;
}

/**
 * The place in the queue is lost, or may be. So may the word have been that somebody has what was parked:
 * nobody else gets it (SPEC V1).
 */
export function startOver(
  searching: Searching,
  leaving: LeaveReason,
  effects: MeetingEffect[],
): Searching {
  discardHeld(searching, effects);
  return { ...searching, place: { at: 'home', leaving }, offered: [], working: false };
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
  const isOurMove = place.at === 'home' || place.at === 'parked';
  const isCovered = canJoin(next, searching, now) || isUsable(offered, now);
  if (isOutOfReach(next, now) && !isCovered && isOurMove) {
    return finish(next, searching, 'relayUnavailable', effects);
  }
  return isNewerDue(state, offered, now) ? orderSpare(next, now, effects) : next;
}

/** When a search is next due to do something by itself; Infinity when nothing waits. */
export function searchDeadline(state: Encounter, { place, offered }: Searching): number {
  if (state.line === 'away') return Number.POSITIVE_INFINITY;
  if (place.at === 'asking' || place.at === 'resuming') return place.until;
  const newest = offered.at(-1);
  const isWaiting = place.at === 'parked' && state.spare.state === 'none';
  return isWaiting && newest !== undefined
    ? Math.max(newest.madeAt + freshForMs, orderableFrom(state))
    : Number.POSITIVE_INFINITY;
}

/**
 * Has a connection made that takes the spare's place. Where it needs a relay and none was promised
 * yet, the relay is asked for instead; the answer brings us here again.
 */
export function orderSpare(state: Encounter, now: number, effects: MeetingEffect[]): Encounter {
  const wanted = wantedUse(state);
  const needsRelay = wanted !== 'none' && !isGranted(state.relay, now);
  if (needsRelay && !isRefused(state.relay, now)) return askRelay(state, now, effects);
  // Nothing becomes direct by itself that was to be hidden.
  if (needsRelay && wanted === 'only') return state;
  const relay = needsRelay ? 'none' : wanted;
  const connection = state.lastConnection + 1;
  effects.push({ do: 'make', connection, relay });
  return {
    ...state,
    lastConnection: connection,
    spare: makeSpare(state.spare, connection, relay, now),
  };
}

/** What the next connection is to be made with. */
export function wantedUse({ meeting, relay, hardNat }: Encounter): RelayUse {
  return meeting.phase === 'none' ? 'none' : relayUse(relay, meeting.quest.wish, hardNat);
}

/** When a connection can be ordered: one that needs a relay waits for an answer, or out a refusal. */
export function orderableFrom(state: Encounter): number {
  const { offer, grant } = state.relay;
  const wanted = wantedUse(state);
  if (wanted === 'none') return Number.NEGATIVE_INFINITY;
  if (grant.state === 'asking') return grant.until;
  if (wanted === 'also') return Number.NEGATIVE_INFINITY;
  if (offer === 'none') return Number.POSITIVE_INFINITY;
  return grant.state === 'refused' ? grant.until : Number.NEGATIVE_INFINITY;
}

/** Reached through a relay or not at all, and the relay is not to be had. */
const isOutOfReach = (state: Encounter, now: number): boolean =>
  wantedUse(state) === 'only' && !isGranted(state.relay, now) && isRefused(state.relay, now);

function isNewerDue(state: Encounter, offered: readonly Made[], now: number): boolean {
  const newest = offered.at(-1);
  const isCovered = newest !== undefined && now < newest.madeAt + freshForMs;
  return state.spare.state === 'none' ? !isCovered : isSpareDue(state.spare, now);
}

const isUsable = (offered: readonly Made[], now: number): boolean => {
  const newest = offered.at(-1);
  return newest !== undefined && now < newest.madeAt + usableForMs;
};

/** What the server, and then a stranger, gets to know of a connection. */
const offerOf = ({ connection, commitment, description, local }: Made) => ({
  generation: generationOf(connection),
  commitment,
  description,
  local,
});

function join(
  state: Encounter,
  searching: Searching,
  leaving: LeaveReason,
  now: number,
  effects: MeetingEffect[],
): Encounter {
  const { quest } = searching;
  const { spare, joinWith } = state;
  const made = usableOf(spare, now);
  if (made === undefined || quest.interests === undefined) return { ...state, meeting: searching };
  const ticket = state.lastTicket + 1;
  const { mode, language } = quest.wish;
  const wish = {
    ticket,
    mode,
    language: packLanguage(language),
    hardNat: state.hardNat,
    relayOnly: quest.wish.relayOnly,
    tags: Uint8Array.from(quest.interests.flatMap(({ tag }) => [...tag])),
    ...offerOf(made),
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
      spare.state === 'renewing'
        ? {
            state: 'making',
            connection: spare.connection,
            relay: spare.relay,
            until: spare.until,
          }
        : noSpare,
    joinWith: 'Next',
    lastTicket: ticket,
    meeting: {
      ...searching,
      ticket,
      place: { at: 'asking', until: now + answerDeadlineMs },
      offered: [made],
      working: false,
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
  effects.push({ do: 'send', message: { type: 'Refresh', ticket, ...offerOf(made) } });
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
