import type { Verdict } from './verdict.ts';

/** Why a picture that is being looked at is still, or again, blurred. */
export type Doubt = 'new' | 'failed' | 'cannotTell' | 'fault' | 'hidden' | 'changed';

/**
 * Whether a stranger's picture is shown, and why. Times are in ms of one monotonic clock. Every
 * state that waits for an answer has a deadline; `paused` waits for the person or the picture,
 * `covered` and `uncovered` for the person alone, `unavailable` for nobody.
 */
export type StrangerPicture =
  | { readonly state: 'loading'; readonly sinceMs: number }
  | {
      readonly state: 'checking';
      readonly because: Doubt;
      /** In a row. */
      readonly passes: number;
      readonly passesNeeded: number;
      /** Errors and time-outs in a row. */
      readonly faults: number;
      /** Pictures taken before this say nothing about what is there now. */
      readonly sinceMs: number;
      readonly heardMs: number;
    }
  | {
      readonly state: 'watching';
      readonly passesNeeded: number;
      /** In a row, while it was clear. */
      readonly doubts: number;
      readonly sinceMs: number;
      readonly heardMs: number;
    }
  | {
      readonly state: 'paused';
      readonly because: 'hidden' | 'noPicture';
      /** What to say when it goes on: a first picture that is late has not changed. */
      readonly doubt: Doubt;
      readonly passesNeeded: number;
    }
  | { readonly state: 'unavailable'; readonly why: 'failed' | 'slow' }
  | { readonly state: 'covered' }
  | { readonly state: 'uncovered' };

export type StrangerPictureEvent =
  | { readonly type: 'ready' }
  | { readonly type: 'startFailed' }
  | { readonly type: 'verdict'; readonly verdict: Verdict; readonly takenMs: number }
  /** The tab is hidden, or there is no picture to look at. */
  | { readonly type: 'paused'; readonly because: 'hidden' | 'noPicture' }
  | { readonly type: 'resumed' }
  /** Another track, another camera: whatever was seen before counts no more. */
  | { readonly type: 'changed' }
  | { readonly type: 'look' }
  | { readonly type: 'cover' }
  | { readonly type: 'tick' };

export const passesAtFirst = 3;
/** Twice as many after each fail in the same call, up to this: no flicker at the threshold. */
export const mostPasses = 12;
/** So often in a row it may not be able to tell before a clear picture is blurred again. */
export const doubtsAllowed = 3;
/** So many errors or time-outs in a row mean that the filter is of no use on this device. */
export const faultsAllowed = 3;
/** Loading 3.5 MB over a slow line and compiling it. */
export const startLimitMs = 30_000;
export const answerLimitMs = 5_000;
/** One picture is looked at in this time: twice a second until it is clear, then once. */
const checkEveryMs = 500;
const watchEveryMs = 1_000;

/** Where every call begins: blurred. */
export const newStrangerPicture = (nowMs: number): StrangerPicture => ({
  state: 'loading',
  sinceMs: nowMs,
});

/** How long from one look at the picture to the next; undefined where nobody looks. */
export function lookEveryMs(picture: StrangerPicture): number | undefined {
  if (picture.state === 'checking') return checkEveryMs;
  return picture.state === 'watching' ? watchEveryMs : undefined;
}

/** The whole policy: fails closed, and the person has the last word. */
export function stepStrangerPicture(
  picture: StrangerPicture,
  event: StrangerPictureEvent,
  nowMs: number,
): StrangerPicture {
  if (event.type === 'look') return { state: 'uncovered' };
  if (event.type === 'cover') return { state: 'covered' };
  switch (picture.state) {
    case 'loading':
      return stepLoading(picture, event, nowMs);
    case 'checking':
    case 'watching':
      return stepLooking(picture, event, nowMs);
    case 'paused':
      return stepPaused(picture, event, nowMs);
    // What the person chose lasts for the call, and what does not work is not tried again in it.
    case 'unavailable':
    case 'covered':
    case 'uncovered':
      return picture;
    default:
      return picture satisfies never;
  }
}

type Looking = Extract<StrangerPicture, { state: 'checking' | 'watching' }>;
type Of<S extends StrangerPicture['state']> = Extract<StrangerPicture, { state: S }>;

function stepLoading(
  picture: Of<'loading'>,
  event: StrangerPictureEvent,
  nowMs: number,
): StrangerPicture {
  if (event.type === 'ready') return check('new', passesAtFirst, 0, nowMs);
  if (event.type === 'startFailed') return { state: 'unavailable', why: 'failed' };
  const late = event.type === 'tick' && nowMs - picture.sinceMs >= startLimitMs;
  return late ? { state: 'unavailable', why: 'slow' } : picture;
}

function stepLooking(
  picture: Looking,
  event: StrangerPictureEvent,
  nowMs: number,
): StrangerPicture {
  switch (event.type) {
    case 'verdict':
      return event.takenMs < picture.sinceMs ? picture : hear(picture, event.verdict, nowMs);
    case 'tick':
      return nowMs - picture.heardMs >= answerLimitMs ? hear(picture, 'timeout', nowMs) : picture;
    case 'changed':
      return check(doubtAfter(picture, 'changed'), picture.passesNeeded, 0, nowMs);
    case 'paused': {
      const { because } = event;
      const doubt = doubtAfter(picture, because === 'hidden' ? 'hidden' : 'changed');
      return { state: 'paused', because, doubt, passesNeeded: picture.passesNeeded };
    }
    case 'startFailed':
      return { state: 'unavailable', why: 'failed' };
    case 'ready':
    case 'resumed':
    case 'look':
    case 'cover':
      return picture;
    default:
      return event satisfies never;
  }
}

function stepPaused(
  picture: Of<'paused'>,
  event: StrangerPictureEvent,
  nowMs: number,
): StrangerPicture {
  if (event.type === 'paused') {
    return event.because === picture.because ? picture : { ...picture, because: event.because };
  }
  if (event.type === 'startFailed') return { state: 'unavailable', why: 'failed' };
  if (event.type !== 'resumed') return picture;
  return check(picture.doubt, picture.passesNeeded, 0, nowMs);
}

/** What was never seen can neither have changed nor have been left. */
function doubtAfter(picture: Looking, doubt: Doubt): Doubt {
  return picture.state === 'checking' && picture.because === 'new' ? 'new' : doubt;
}

function hear(picture: Looking, verdict: Verdict, nowMs: number): StrangerPicture {
  const { passesNeeded } = picture;
  switch (verdict) {
    case 'passed':
      return pass(picture, nowMs);
    case 'failed':
      return check('failed', Math.min(passesNeeded * 2, mostPasses), 0, nowMs);
    case 'cannotTell': {
      if (picture.state === 'checking') {
        // A fail is the better answer to "why": a dark picture after it does not excuse it.
        const because = picture.because === 'failed' ? 'failed' : 'cannotTell';
        return check(because, passesNeeded, 0, nowMs);
      }
      const doubts = picture.doubts + 1;
      if (doubts >= doubtsAllowed) return check('cannotTell', passesNeeded, 0, nowMs);
      return { ...picture, doubts, heardMs: nowMs };
    }
    case 'error':
    case 'timeout': {
      const faults = (picture.state === 'checking' ? picture.faults : 0) + 1;
      if (faults < faultsAllowed) return check('fault', passesNeeded, faults, nowMs);
      return { state: 'unavailable', why: verdict === 'timeout' ? 'slow' : 'failed' };
    }
    default:
      return verdict satisfies never;
  }
}

function pass(picture: Looking, nowMs: number): StrangerPicture {
  if (picture.state === 'watching') return { ...picture, doubts: 0, heardMs: nowMs };
  const passes = picture.passes + 1;
  if (passes < picture.passesNeeded) return { ...picture, passes, faults: 0, heardMs: nowMs };
  const { passesNeeded, sinceMs } = picture;
  return { state: 'watching', passesNeeded, doubts: 0, sinceMs, heardMs: nowMs };
}

function check(
  because: Doubt,
  passesNeeded: number,
  faults: number,
  nowMs: number,
): StrangerPicture {
  return {
    state: 'checking',
    because,
    passes: 0,
    passesNeeded,
    faults,
    sinceMs: nowMs,
    heardMs: nowMs,
  };
}
