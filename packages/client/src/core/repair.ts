import type { PackedDescription } from './description.ts';
import type { Party } from './offerer.ts';
import { type Allowance, type Bucket, fullBucket, takeToken } from './token-bucket.ts';

/**
 * What a round puts right: a `restart` the way (ICE) of a connection whose DTLS lives; a `renewal` all of
 * it, by a new connection under the same certificate. Once one side needs the latter, every round is
 * one until the call is connected again.
 */
export type Way = 'restart' | 'renewal';

/**
 * The rounds of one call. Round 0 is what was parked; every ICE restart (RFC 8445 section 2.4) and
 * every renewal is a round more, and a real offer with its answer. One side alone offers
 * (`offerer.ts`), so no two offers ever cross; the other asks for a round. (Both could offer, as they do
 * in round 0: but then both claim to control, and a Chromium that yields has missed the nomination that
 * Firefox does not repeat: it goes on sending over the old pair for seconds.)
 */
export interface Repair {
  readonly party: Party;
  readonly way: Way;
  readonly round: number;
  /**
   * `asking`: the answerer waits for an offer. `offering` and `answering`: our half of the round is
   * not there yet, or theirs is not.
   */
  readonly state: 'settled' | 'asking' | 'offering' | 'answering';
  readonly startedAt: number;
  /** What the stranger may still make us do: a round, or a half told again. */
  readonly heard: Bucket;
}

export type RepairAction =
  | { readonly do: 'offer'; readonly round: number; readonly way: Way }
  | {
      readonly do: 'answer';
      readonly round: number;
      readonly way: Way;
      readonly theirs: PackedDescription;
    }
  | { readonly do: 'apply'; readonly theirs: PackedDescription }
  | { readonly do: 'tell'; readonly round: number }
  /** Our half of this round once more, if it is there: the stranger has not heard it. */
  | { readonly do: 'tellAgain'; readonly round: number }
  | { readonly do: 'ask'; readonly round: number; readonly way: Way };

export interface RepairStep {
  readonly repair: Repair;
  readonly action: RepairAction | undefined;
}

/** More than any honest call needs; a stranger who wants more is not followed. */
export const maxRounds = 60;
/** So many that were lost on their way can lie between two offers that are heard, in an honest call. */
const maxRoundJump = 8;
/** A round that did not get through is not given up before this. */
export const roundPauseMs = 2_000;
/** While nothing gets through, a new round as often as this. */
const roundEveryMs = 4_000;

/** One every two seconds at most, over two ways; a line that was held up brings some of them at once. */
const roundAllowance: Allowance = { burst: 8, perSecond: 2_000 / roundPauseMs };

export const firstRound = (party: Party, now: number): Repair => ({
  party,
  way: 'restart',
  round: 0,
  state: 'settled',
  startedAt: now,
  heard: fullBucket(roundAllowance, now),
});

/** When the next round is due while nothing gets through; undefined when there is none left. */
export const nextRoundAt = ({ round, startedAt }: Repair): number | undefined =>
  round < maxRounds ? startedAt + roundEveryMs : undefined;

/**
 * Begins a round, or asks for one; not while one is young, since it may yet get through, unless it is
 * known that it did not (`anew`).
 */
export function beginRound(repair: Repair, now: number, anew?: 'anew'): RepairStep {
  const { party, round, way } = repair;
  const isYoung = round > 0 && now < repair.startedAt + roundPauseMs && anew === undefined;
  if (round >= maxRounds || isYoung) return stay(repair);
  const next = round + 1;
  return party === 'offerer'
    ? {
        repair: { ...repair, round: next, state: 'offering', startedAt: now },
        action: { do: 'offer', round: next, way },
      }
    : {
        repair: { ...repair, state: 'asking', startedAt: now },
        action: { do: 'ask', round, way },
      };
}

/** No restart brings this connection back, ours or the other side's: rounds renew it from now on. */
export function renew(repair: Repair, now: number): RepairStep {
  return beginRound({ ...repair, way: 'renewal' }, now, 'anew');
}

/** The call is connected: what breaks it next may be put right by a restart. */
export const mended = (repair: Repair): Repair =>
  repair.state === 'settled' ? { ...repair, way: 'restart' } : repair;

/** Our half is ready. */
export function halfMade(repair: Repair, round: number): RepairStep {
  if (round !== repair.round) return stay(repair);
  switch (repair.state) {
    case 'offering':
      return { repair, action: { do: 'tell', round } };
    case 'answering':
      return { repair: { ...repair, state: 'settled' }, action: { do: 'tell', round } };
    case 'asking':
    case 'settled':
      return stay(repair);
    default:
      return repair.state satisfies never;
  }
}

/**
 * The answerer, in `round`, would like another. If ours is newer, ours did not reach it, or the request
 * is late. If it is in ours, it knows that this one leads nowhere, whatever its age: its answer may be
 * lost, or may name an address that is gone.
 */
export function roundAsked(
  repair: Repair,
  { round, way }: { readonly round: number; readonly way: Way },
  now: number,
): RepairStep {
  const isLate = repair.state === 'settled' && round < repair.round;
  if (repair.party === 'answerer' || isLate) return stay(repair);
  const heard = takeToken(repair.heard, roundAllowance, now);
  if (heard === undefined) return stay(repair);
  const next = { ...repair, heard };
  if (way === 'renewal' && repair.way === 'restart') return renew(next, now);
  return round < repair.round
    ? { repair: next, action: { do: 'tellAgain', round: repair.round } }
    : beginRound(next, now, 'anew');
}

/** The offerer's half is here. The one that we have answered comes again if our answer was lost. */
export function offerHeard(
  repair: Repair,
  { round, way }: { readonly round: number; readonly way: Way },
  theirs: PackedDescription,
  now: number,
): RepairStep {
  const isAnswered = round === repair.round && round > 0 && repair.state === 'settled';
  const isNew = round > repair.round && round <= Math.min(repair.round + maxRoundJump, maxRounds);
  if (repair.party === 'offerer' || !(isNew || isAnswered)) return stay(repair);
  const heard = takeToken(repair.heard, roundAllowance, now);
  if (heard === undefined) return stay(repair);
  if (isAnswered) return { repair: { ...repair, heard }, action: { do: 'tellAgain', round } };
  // They do not know yet that it takes more.
  if (way === 'restart' && repair.way === 'renewal') return renew({ ...repair, heard }, now);
  return {
    repair: { ...repair, way, round, state: 'answering', startedAt: now, heard },
    action: { do: 'answer', round, way, theirs },
  };
}

/** The answerer's half is here. */
export function answerHeard(
  repair: Repair,
  { round, way }: { readonly round: number; readonly way: Way },
  theirs: PackedDescription,
): RepairStep {
  if (round !== repair.round || way !== repair.way || repair.state !== 'offering') {
    return stay(repair);
  }
  return { repair: { ...repair, state: 'settled' }, action: { do: 'apply', theirs } };
}

const stay = (repair: Repair): RepairStep => ({ repair, action: undefined });
