import type { EndReason, Meeting, Wish } from '@passerby/client';
import { stillPicture } from './still-picture.ts';

type Phase<P extends Meeting['phase']> = Extract<Meeting, { phase: P }>;

const wish: Wish = { mode: 'video', interests: [], language: '', relayOnly: false };

const whatWasSaid = [
  { from: 'stranger', text: 'Hello. Is it late where you are?', key: 1 },
  { from: 'you', text: 'Past midnight. The last train has just gone.', key: 2 },
  { from: 'stranger', text: 'Here the sun is coming up 🌅', key: 3 },
] as const;

interface SearchTold {
  readonly forMs?: number;
  readonly interests?: readonly string[];
}

export function searching({ forMs = 0, interests = [] }: SearchTold): Phase<'searching'> {
  return {
    phase: 'searching',
    wish: { ...wish, interests },
    since: performance.now() - forMs,
    relaxAfterMs: 4_000,
    missed: false,
    working: false,
  };
}

interface CallTold {
  readonly mode?: Wish['mode'];
  readonly camera?: boolean;
  readonly microphone?: boolean;
  readonly interrupted?: boolean;
  readonly quality?: 'good' | 'poor';
}

/** A call that has gone on for a while. */
export function talking(told: CallTold): Phase<'talking'> {
  const { mode = 'video', interrupted = false, quality = 'good' } = told;
  const { camera = mode === 'video', microphone = true } = told;
  return {
    phase: 'talking',
    pairing: 1,
    wish: { ...wish, mode },
    since: performance.now(),
    sharedInterests: ['chess'],
    remote: camera ? stillPicture('stranger') : new MediaStream(),
    partner: { camera, microphone, typing: mode === 'text' },
    interrupted,
    route: 'direct',
    quality,
    addressHidden: false,
    verification:
      mode === 'text' ? { state: 'none' } : { state: 'ready', emoji: [3, 17, 28, 41, 60] },
    conversation: whatWasSaid,
  };
}

export function ended(why: EndReason): Phase<'ended'> {
  return { phase: 'ended', wish, why, conversation: [] };
}

/** An ending with what was written before it, which can still be read. */
export function endedText(why: EndReason): Phase<'ended'> {
  return { ...ended(why), wish: { ...wish, mode: 'text' }, conversation: whatWasSaid };
}

export const barredUntil = (seconds: number): number => performance.now() + seconds * 1_000;
