import { maxSayCharacters } from '@passerby/protocol/limits';
import { type PartnerMessage, partnerWire } from '@passerby/protocol/partner-messages';
import { type Allowance, type Bucket, fullBucket, takeToken } from './token-bucket.ts';
import { decodeUtf8 } from './utf8.ts';

/**
 * A hostile stranger sits at the other end of the data channel. Whoever breaks a rule here is not
 * argued with: the call ends.
 */
export interface PartnerConduct {
  readonly frames: Bucket;
  readonly says: Bucket;
}

/** What an honest client sends at most (see `call.ts`), times what a stalled line saves up. */
const frameAllowance: Allowance = { burst: 120, perSecond: 10 };
const sayAllowance: Allowance = { burst: 60, perSecond: 4 };

/** What a well-behaved stranger sent, with text already decoded. */
export type Heard =
  | Exclude<PartnerMessage, { type: 'Say' }>
  | { readonly type: 'Say'; readonly text: string };

export type Judgement =
  | { readonly ok: true; readonly heard: Heard; readonly conduct: PartnerConduct }
  | { readonly ok: false };

export const newConduct = (now: number): PartnerConduct => ({
  frames: fullBucket(frameAllowance, now),
  says: fullBucket(sayAllowance, now),
});

/** Rate, then size and form, then content; one fault is enough. */
export function judgeFrame(conduct: PartnerConduct, frame: Uint8Array, now: number): Judgement {
  const frames = takeToken(conduct.frames, frameAllowance, now);
  if (frames === undefined) return { ok: false };
  const decoded = partnerWire.decode(frame);
  if (!decoded.ok) return { ok: false };
  const { value } = decoded;
  if (value.type !== 'Say') return { ok: true, heard: value, conduct: { ...conduct, frames } };
  const says = takeToken(conduct.says, sayAllowance, now);
  const text = decodeUtf8(value.text);
  if (says === undefined || text === undefined) return { ok: false };
  if (text.length === 0 || text.length > maxSayCharacters) return { ok: false };
  return { ok: true, heard: { type: 'Say', text }, conduct: { frames, says } };
}
