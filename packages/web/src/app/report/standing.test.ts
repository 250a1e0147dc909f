import { describe, expect, test } from 'bun:test';
import type { Meeting } from '@passerby/client';
import { lastStranger, standing } from './standing.ts';

const wish = { mode: 'video', interests: [], language: '', relayOnly: false } as const;
const talkingTo = (pairing: number): Meeting => ({
  phase: 'talking',
  pairing,
  wish,
  since: 0,
  sharedInterests: [],
  remote: {} as MediaStream,
  partner: { camera: true, microphone: true, typing: false },
  interrupted: false,
  route: 'direct',
  quality: 'good',
  addressHidden: false,
  verification: { state: 'none' },
  conversation: [],
});
const ended: Meeting = { phase: 'ended', wish, why: 'left', conversation: [] };

describe('whom a report is about', () => {
  test('[A1] the stranger on the screen is here', () => {
    expect(standing({ meeting: talkingTo(3), former: undefined }, 3, 0)).toBe('here');
  });

  test('[A1] who left while the list was open can be reported for a minute, and then no more', () => {
    const left = { meeting: ended, former: { pairing: 3, until: 60_000 } };
    expect(standing(left, 3, 59_999)).toBe('gone');
    expect(standing(left, 3, 60_000)).toBe('forgotten');
  });

  test('[A1] the next stranger is never taken for the one before', () => {
    const next = { meeting: talkingTo(4), former: { pairing: 3, until: 60_000 } };
    expect(standing(next, 3, 0)).toBe('gone');
    expect(standing({ ...next, former: undefined }, 3, 0)).toBe('forgotten');
  });

  test('[A1] the last stranger is the one before, for as long as the server knows them', () => {
    const former = { pairing: 3, until: 60_000 };
    expect(lastStranger({ former }, 0)).toBe(3);
    expect(lastStranger({ former }, 60_000)).toBeUndefined();
    expect(lastStranger({ former: undefined }, 0)).toBeUndefined();
  });
});
