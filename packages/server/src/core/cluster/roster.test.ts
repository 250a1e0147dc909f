import { describe, expect, test } from 'bun:test';
import { Roster } from './roster.ts';

const graceMs = 6_000;

interface Circumstances {
  readonly isMissed?: boolean;
  readonly knewUs?: boolean;
  readonly jumpMs?: number;
  readonly afterMs?: number;
}

/** A roster that hears of these nodes at its first beat, and then what the test says. */
function openRoster(...first: readonly number[]) {
  const roster = new Roster(graceMs);
  let [now, clockMs] = [10, 5_000];
  const beat = (nodes: readonly number[], circumstances: Circumstances = {}) => {
    const { isMissed = false, knewUs = true, jumpMs = 0, afterMs = 1_000 } = circumstances;
    if (isMissed) roster.missed();
    now += afterMs;
    clockMs += afterMs + jumpMs;
    return roster.take({ there: new Set(nodes), knewUs, clockMs }, now);
  };
  return { roster, first: beat(first, { knewUs: false }), beat, now: () => now };
}

describe('[K6] a node that is there', () => {
  test('is gone, once, when the directory does not list it any more', () => {
    const { roster, first, beat } = openRoster(2, 3);
    expect(first).toMatchObject({ mayHaveForgotten: false, gone: [] });
    expect(beat([3])).toMatchObject({ mayHaveForgotten: false, gone: [2] });
    expect(beat([3]).gone).toEqual([]);
    expect([...roster.there]).toEqual([3]);
  });
});

describe('[K7] a directory that', () => {
  test.each<readonly [string, Circumstances]>([
    ['did not answer a beat', { isMissed: true }],
    ['did not answer for long', { afterMs: 2_000 }],
    ['has another time of day', { jumpMs: 86_400_000 }],
    // Killed and back between two beats, each of which was answered.
    ['knows this node no more', { knewUs: false }],
  ])(
    '%s may have forgotten all: they have time to say that they are there',
    (_what, circumstances) => {
      const { roster, beat } = openRoster(2, 3);
      expect(beat([], circumstances)).toMatchObject({ mayHaveForgotten: true, gone: [] });
      for (let ms = 1_000; ms < graceMs; ms += 1_000) {
        expect(beat([3])).toMatchObject({ mayHaveForgotten: false, gone: [] });
        expect([...roster.there].sort()).toEqual([2, 3]);
      }
      expect(beat([3]).gone).toEqual([2]);
    },
  );

  test('has forgotten nothing may be asked whether somebody is still there', () => {
    const { roster, beat, now } = openRoster(2);
    expect([2, 3].map((node) => roster.mayBeThere(node, now()))).toEqual([true, false]);
    beat([2], { knewUs: false });
    expect([2, 3].map((node) => roster.mayBeThere(node, now()))).toEqual([true, true]);
  });
});

describe('[K10] what holds is asked of', () => {
  test('whoever has been found, once', () => {
    const { first, beat } = openRoster(2);
    expect(first).toMatchObject({ toAsk: [2], isWhole: false });
    expect(beat([2])).toMatchObject({ toAsk: [], isWhole: false });
    expect(beat([2, 3]).toAsk).toEqual([3]);
    expect(beat([2]).toAsk).toEqual([]);
    expect(beat([2, 3]).toAsk).toEqual([3]);
  });

  test('all when the directory is back, and when all have had time to be back as well', () => {
    const { beat } = openRoster(2, 3);
    expect(beat([2], { isMissed: true })).toMatchObject({ toAsk: [2, 3], isWhole: false });
    for (let ms = 1_000; ms < graceMs; ms += 1_000) {
      expect(beat([2, 3])).toMatchObject({ toAsk: [], isWhole: false });
    }
    expect(beat([2, 3])).toMatchObject({ toAsk: [2, 3], isWhole: true });
    expect(beat([2, 3])).toMatchObject({ toAsk: [], isWhole: false });
  });

  test('others by one whose first beat was missed, when it finds them', () => {
    const roster = new Roster(graceMs);
    roster.missed();
    const listing = { there: new Set([2]), knewUs: false, clockMs: 5 };
    expect(roster.take(listing, 10).toAsk).toEqual([2]);
  });
});
