import { describe, expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import fc from 'fast-check';
import { Block } from './block.ts';
import { Budget } from './budget.ts';
import { Conduct } from './conduct.ts';
import { FlagTally } from './flag-tally.ts';
import { Moderation } from './moderation.ts';
import type { ModerationOptions } from './moderation-options.ts';
import type { Lineage } from './network-table.ts';
import { reporterWeight } from './reporter-weight.ts';
import { Standings } from './standing.ts';
import { Stress } from './stress.ts';

const hourMs = 3_600_000;

const options: ModerationOptions = {
  flagThreshold: 3,
  minSharedMs: 3_000,
  pauseMs: 60_000,
  blockMs: [900_000, 3_600_000, 14_400_000],
  blockShare: 0.25,
  flagsPerVoice: 6,
  matchesPerMinute: 60,
  workBits: 16,
  calmPerSecond: 100,
};

function createScene(lineages: ReadonlyMap<number, Lineage> = new Map()) {
  const moderation = new Moderation({ lineageOf: (network) => lineages.get(network) }, options);
  const flag = (accused: number, reporter: number, now: number, tally = new FlagTally()) =>
    moderation.flag(
      {
        reason: 'other',
        reporterNetwork: reporter,
        accusedNetwork: accused,
        reporterConduct: new Conduct(),
        accusedTally: tally,
        sharedInterest: false,
        counts: true,
      },
      now,
    );
  const meet = (one: number, other: number, now: number) => {
    moderation.paired(one, other, new Conduct(), now);
    moderation.paired(other, one, new Conduct(), now);
  };
  return { moderation, flag, meet };
}

describe('[A2] [A3] a tally', () => {
  test('however often they flag, it never weighs more than its voices, and nothing after an hour', () => {
    const flags = fc.array(
      fc.record({
        voice: fc.nat(5),
        weight: fc.double({ min: 0, max: 1, noNaN: true }),
        after: fc.nat(600_000),
      }),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(flags, (given) => {
        const tally = new FlagTally();
        let now = 0;
        for (const { voice, weight, after } of given) {
          now += after;
          tally.add(voice, weight, 0, false, now);
          expect(tally.weight(now)).toBeLessThanOrEqual(new Set(given.map((f) => f.voice)).size);
        }
        let before = tally.weight(now);
        for (let later = now; later <= now + hourMs; later += 300_000) {
          expect(tally.weight(later)).toBeLessThanOrEqual(before);
          before = tally.weight(later);
        }
        expect(tally.weight(now + hourMs)).toBe(0);
        tally.sweep(now + hourMs);
        expect(tally.size).toBe(0);
      }),
    );
  });

  test('[A18] it remembers 64 voices', () => {
    const tally = new FlagTally();
    for (let voice = 0; voice < 1_000; voice++) tally.add(voice, 1, 0, false, 0);
    expect(tally.size).toBe(64);
  });
});

describe('[A4] who reports', () => {
  test('an honest share weighs 1, flagging everyone soon next to nothing', () => {
    expect(reporterWeight(1, 1)).toBe(1);
    expect(reporterWeight(3, 20)).toBe(1);
    expect(reporterWeight(4, 4)).toBeLessThan(0.4);
    expect(reporterWeight(20, 20)).toBeLessThan(0.1);
  });

  test('those who could choose whom they met weigh together no more than they may', () => {
    const tally = new FlagTally();
    for (let voice = 0; voice < 9; voice++) tally.add(voice, 1, 0, true, 0);
    expect(tally.weight(0)).toBe(9);
    expect(tally.weight(0, 2)).toBe(2);
    tally.add(9, 1, 0, false, 0);
    expect(tally.weight(0, 2)).toBe(3);
  });

  test('trolls who flag everybody they meet do not block anybody who meets others too', () => {
    const { moderation, flag, meet } = createScene();
    const [trolls, honest] = [20, 200];
    const random = seededRandom(1);
    let now = 0;
    for (let turn = 0; turn < 4_000; turn++) {
      now += 500;
      const target = 1_000 + (random() % honest);
      const other = random() % 4 === 0 ? random() % trolls : 1_000 + (random() % honest);
      meet(target, other, now);
      if (other < trolls) flag(target, other, now);
    }
    expect(moderation.totals(now).blocks).toBeLessThanOrEqual(honest / 100);
  });

  test('accomplices who meet each other over and over make nobody experienced', () => {
    const { moderation, flag, meet } = createScene();
    for (let i = 0; i < 50; i++) meet(1, 2, 0);
    // Five strangers: what 1 met is two of them, so three flags are share enough.
    for (const voice of [11, 12, 13]) {
      meet(1, voice, 0);
      flag(1, voice, 0);
    }
    expect(moderation.secondsAway(1, 0)).toBe(900);
  });
});

describe('[A8] IPv6', () => {
  /** Every /64 has a /56 of its own here, all in one /48. */
  const tunnel = new Map<number, Lineage>(
    Array.from({ length: 300 }, (_, i) => [
      1_000 + i,
      { blockable: [1_000 + i, 2_000 + i, 9], voice: 9, exempt: false },
    ]),
  );

  test('a tunnel’s /48 is one network in the end, however many it is used as', () => {
    const { moderation, flag, meet } = createScene(tunnel);
    for (let i = 0; i < 3; i++) {
      meet(1_000 + i, i, 0);
      flag(1_000 + i, i, 0);
    }
    expect(moderation.secondsAway(1_200, 0)).toBe(900);
  });

  test('one part that misbehaves does not block the rest', () => {
    const { moderation, flag, meet } = createScene(tunnel);
    for (let i = 0; i < 3; i++) {
      meet(1_000, i, 0);
      flag(1_000, i, 0);
    }
    expect(moderation.secondsAway(1_000, 0)).toBe(900);
    expect(moderation.secondsAway(1_001, 0)).toBe(0);
  });

  test('as reporters it is one voice', () => {
    const { moderation, flag, meet } = createScene(tunnel);
    for (let i = 0; i < 100; i++) {
      meet(5, 1_000 + i, 0);
      flag(5, 1_000 + i, 0);
    }
    expect(moderation.secondsAway(5, 0)).toBe(0);
  });
});

describe('[A13] matches of a minute', () => {
  test('who has a whole /48 has not as many budgets as it has parts', () => {
    const lineages = new Map<number, Lineage>();
    for (let i = 0; i < 4_096; i++) {
      const blockable = [i, 10_000 + (i >> 8), 20_000];
      lineages.set(i, { blockable, voice: 20_000, exempt: false });
    }
    lineages.set(9_000, { blockable: [9_000, 19_000, 29_000], voice: 29_000, exempt: false });
    const { moderation } = createScene(lineages);
    const taken = (worked: boolean) =>
      Array.from({ length: 8_192 }, (_, i) => i % 4_096).filter((network) =>
        moderation.takeMatch(network, worked, 0),
      ).length;
    const { matchesPerMinute } = options;
    expect(taken(false)).toBeLessThanOrEqual(16 * matchesPerMinute);
    // Nobody is locked out: whoever works goes on, up to a bound.
    expect(moderation.join(4_000, new Conduct(), 0).bits).toBeGreaterThan(0);
    const more = taken(true);
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(7 * 16 * matchesPerMinute);
    expect(moderation.takeMatch(9_000, false, 0)).toBe(true);
  });

  test('one part of a /48 takes its own budget, and hardly touches that of the others', () => {
    const lineages = new Map(
      [1, 2].map((i) => [
        i,
        { blockable: [i, 100 + i, 200], voice: 200, exempt: false } satisfies Lineage,
      ]),
    );
    const { moderation } = createScene(lineages);
    for (let i = 0; i < 60; i++) expect(moderation.takeMatch(1, false, 0)).toBe(true);
    expect(moderation.takeMatch(1, false, 0)).toBe(false);
    for (let i = 0; i < 60; i++) expect(moderation.takeMatch(2, false, 0)).toBe(true);
    for (let i = 0; i < 60; i++) moderation.giveMatchBack(2, 0);
    for (let i = 0; i < 60; i++) expect(moderation.takeMatch(2, false, 0)).toBe(true);
  });
});

describe('[A15] stress', () => {
  test('who joins and leaves as fast as it can makes nobody else work, from many addresses neither', () => {
    const lineages = new Map<number, Lineage>();
    for (let i = 0; i < 100; i++) {
      lineages.set(i, { blockable: [i], voice: 1_000, exempt: false });
    }
    const { moderation } = createScene(lineages);
    for (let i = 0; i < 10_000; i++) moderation.join(i % 100, new Conduct(), i);
    expect(moderation.join(5_000, new Conduct(), 10_000).bits).toBe(0);
    // As many from as many voices is stress.
    for (let i = 0; i < 1_000; i++) moderation.join(10_000 + i, new Conduct(), 11_000);
    expect(moderation.join(5_000, new Conduct(), 11_000).bits).toBeGreaterThan(0);
  });

  test('behind a proxy, where all have one voice, everybody counts', () => {
    const lineages = new Map([[1, { blockable: [1], voice: 1, exempt: true }]]);
    const { moderation } = createScene(lineages);
    for (let i = 0; i < 1_000; i++) moderation.join(1, new Conduct(), 0);
    expect(moderation.join(2, new Conduct(), 0).bits).toBeGreaterThan(0);
  });

  test('calm is 0, and each doubling one more; it is over after two windows', () => {
    const stress = new Stress({ sockets: 10, joins: 10, flags: 10 }, 5);
    for (let i = 0; i < 50; i++) stress.count('joins', 100);
    expect(stress.level(100)).toBe(0);
    stress.count('joins', 100);
    expect(stress.level(100)).toBe(1);
    for (let i = 0; i < 150; i++) stress.count('joins', 200);
    expect(stress.level(5_200)).toBe(3);
    expect(stress.level(10_000)).toBe(0);
  });
});

test('[A10] what is left of a block is its length when it begins, at whatever fraction of a millisecond', () => {
  const random = seededRandom(20_261_125);
  for (let i = 0; i < 10_000; i++) {
    // Rounded where the sum needs another binary digit than its first term: soon after the start.
    const now = ((random() >>> 0) % 20_000_000_000) / 1e6;
    const block = new Block([3_000]);
    block.strike(now);
    expect(block.secondsLeft(now)).toBe(3);
    expect(block.secondsLeft(now + 2_999.9)).toBe(1);
    expect(block.secondsLeft(now + 3_000.1)).toBe(0);
  }
});

test('[K10] [A7] a block that another node knows of is as long here, and the next one longer', () => {
  const durations = [1_000, 2_000, 4_000];
  const [here, there] = [new Block(durations), new Block(durations)];
  here.strike(0);
  here.pause(5_000, 0);
  there.merge(here.state(400), 10_400);
  expect(there.isBlocked(10_999)).toBe(true);
  expect(there.isBlocked(11_000)).toBe(false);
  expect(there.secondsLeft(11_000)).toBe(4);
  // Told twice, or told of less, it is the same.
  there.merge(here.state(400), 10_400);
  there.merge({ strikes: 0, leftMs: 1, pausedMs: 0, ageMs: 0 }, 10_500);
  expect(there.strikes).toBe(1);
  expect(there.strike(11_000)).toBe(2_000);
});

test('[K10] [A2] of two numbers that turn out to be one network the flags count together, and the longer block', () => {
  const { moderation, flag, meet } = createScene();
  for (const voice of [10, 11, 12]) meet(1, voice, 0);
  flag(1, 10, 0);
  flag(2, 10, 0);
  flag(2, 11, 0);
  moderation.unite(2, 1, 0);
  expect(moderation.secondsAway(1, 0)).toBe(0);
  expect(moderation.remembers(2)).toBe(false);
  flag(1, 12, 0);
  expect(moderation.secondsAway(1, 0)).toBe(900);
  const state = { strikes: 2, leftMs: 3_600_000, pausedMs: 0, ageMs: 0 };
  moderation.takeBlock({ network: 3, state }, 0);
  moderation.unite(3, 1, 0);
  expect(moderation.secondsAway(1, 0)).toBe(3_600);
  moderation.unite(4, 1, 0);
  expect(moderation.blocks(1, 0)).toMatchObject([{ state: { strikes: 2 } }]);
});

test('[A7] a block that is on does not grow, and a lifted one is as if it had never been', () => {
  const block = new Block([1_000, 5_000]);
  expect(block.strike(0)).toBe(1_000);
  expect(block.strike(500)).toBe(500);
  expect(block.secondsLeft(999)).toBe(1);
  expect(block.secondsLeft(1_000)).toBe(0);
  expect(block.strike(2_000)).toBe(5_000);
  block.lift(2_000);
  expect(block.secondsLeft(2_000)).toBe(0);
  expect(block.strike(3_000)).toBe(1_000);
});

test('[A13] a budget refills evenly, and never beyond its most', () => {
  const budget = new Budget({ most: 2, perMs: 0.001 }, 0);
  budget.take(0);
  budget.take(0);
  budget.take(0);
  expect(budget.left(0)).toBe(-1);
  expect(budget.left(2_000)).toBe(1);
  budget.giveBack(2_000);
  budget.giveBack(2_000);
  expect(budget.left(1e9)).toBe(2);
});

test('[A18] a flood of networks pushes out clean standings, not blocks', () => {
  const standings = new Standings({ most: 1, perMs: 1 }, [900_000], 100);
  for (let network = 0; network < 10; network++) standings.getOrMake(network, 0).block.strike(0);
  for (let network = 10; network < 10_000; network++) standings.getOrMake(network, 0);
  expect(standings.size).toBe(100);
  for (let network = 0; network < 10; network++) expect(standings.has(network)).toBe(true);
});

test('[A3] [A18] whatever happened, hours later nothing is known', () => {
  const random = seededRandom(3);
  const runs = depth({ quick: 20, deep: 400, of: 'random days of moderation' });
  for (let run = 0; run < runs; run++) {
    const { moderation, flag, meet } = createScene();
    let now = 0;
    for (let i = 0; i < 500; i++) {
      now += random() % 20_000;
      const [one, other] = [random() % 30, random() % 30];
      const event = random() % 4;
      if (event === 0) flag(one, other, now);
      else if (event === 1) meet(one, other, now);
      else if (event === 2) moderation.takeMatch(one, random() % 2 === 0, now);
      else moderation.sweep(now);
      const seconds = moderation.secondsAway(one, now);
      expect(seconds >= 0 && seconds <= 14_400).toBe(true);
    }
    expect(moderation.size).toBeGreaterThan(0);
    moderation.sweep(now + 8 * hourMs);
    expect(moderation.size).toBe(0);
  }
});
