import type { Verdict } from './verdict.ts';

/** What the filter thinks of one's own picture. Only ever a warning: nothing is held back. */
export type OwnPicture =
  | { readonly state: 'unseen' }
  | { readonly state: 'fine'; readonly fails: number }
  /** `passes` in a row since: enough of them and the warning goes. */
  | { readonly state: 'warned'; readonly passes: number };

/** One fail may be a blink of the model, and a false accusation is worse than half a second. */
const failsToWarn = 2;
const passesToForget = 3;

export const newOwnPicture: OwnPicture = { state: 'unseen' };

/** Anything but `passed` and `failed` is no news about oneself. */
export function stepOwnPicture(picture: OwnPicture, verdict: Verdict): OwnPicture {
  if (verdict === 'failed') {
    const fails = (picture.state === 'fine' ? picture.fails : 0) + 1;
    if (picture.state === 'warned' || fails >= failsToWarn) return { state: 'warned', passes: 0 };
    return { state: 'fine', fails };
  }
  if (verdict !== 'passed') return picture;
  if (picture.state !== 'warned') return { state: 'fine', fails: 0 };
  const passes = picture.passes + 1;
  return passes < passesToForget ? { state: 'warned', passes } : { state: 'fine', fails: 0 };
}
