import { type Brigade, type Day, lieInWait, simulateDay } from './moderation/simulation.ts';
import type { Without } from './moderation/town.ts';
import { type Figure, figure } from './table.ts';

const seeds = [1, 2, 3];
const tries = 20;

const brigades: readonly Brigade[] = ['nobody', 'one network', 'twenty networks', 'trolls'];

const defences: readonly (readonly [Without, Brigade])[] = [
  ['flags on networks', 'nobody'],
  ['one voice for each network', 'one network'],
  ['reporter weight', 'twenty networks'],
  ['flag budget', 'twenty networks'],
  ['proportion to pairings', 'twenty networks'],
  ['minimum shared time', 'one network'],
  ['work and the budget of matches', 'nobody'],
];

/**
 * A simulated day through the real core (issue: how many people an abuser reaches before the block, and
 * how many honest people are blocked), with each defence switched off in turn. What is assumed of people
 * stands in `moderation/people.ts`.
 */
export function measureModeration(): Figure[] {
  const figures: Figure[] = [];
  const withAll = new Map(brigades.map((brigade) => [brigade, run(brigade)]));
  for (const [brigade, days] of withAll) figures.push(...told(brigade, days));
  for (const [without, brigade] of defences) {
    // One day, beside the same day with everything.
    const what = `${brigade}, without ${without}`;
    const [victims, , , wronged] = told(what, [simulateDay(1, brigade, without)]);
    const [victimsWith, , , wrongedWith] = told(what, withAll.get(brigade)?.slice(0, 1) ?? []);
    for (const [one, other] of [
      [victims, victimsWith],
      [wronged, wrongedWith],
    ] as const) {
      if (!one || !other) continue;
      figures.push(
        figure(one.what, `${one.value}; ${one.beside}`, `with it ${other.value}; ${other.beside}`),
      );
    }
  }
  for (const friends of [3, 5, 10, 20]) {
    const { ended, blocked } = lieInWait(1, friends, tries);
    figures.push(
      figure(
        `${friends} friends lie in wait for one, under an interest that nobody else has`,
        `blocked ${share(blocked, tries)}`,
        `session ended ${share(ended, tries)}`,
      ),
    );
  }
  return figures;
}

const run = (brigade: Brigade): readonly Day[] => seeds.map((seed) => simulateDay(seed, brigade));

function told(what: string, days: readonly Day[]): Figure[] {
  const abusers = days.flatMap((day) => day.abusers);
  const hoppers = days.flatMap((day) => day.hoppers);
  const bots = days.flatMap((day) => day.bots);
  const blocked = abusers.filter(({ blockedAt }) => blockedAt !== undefined);
  const victims = abusers.filter((one) => one.firstAt !== undefined).map((one) => one.victims);
  const times = blocked.map(({ firstAt = 0, blockedAt = 0 }) => (blockedAt - firstAt) / 60_000);
  const sum = (of: (day: Day) => number) => days.reduce((total, day) => total + of(day), 0);
  const honest = sum((day) => day.honest);
  return [
    figure(
      `${what}: people an abuser reaches before the block`,
      `median ${median(victims)}, mean ${mean(victims).toFixed(1)}`,
      `blocked ${share(blocked.length, abusers.length)}`,
    ),
    figure(`${what}: minutes to the block`, `median ${median(times).toFixed(1)}`, ''),
    figure(
      `${what}: people it reaches in an hour`,
      mean(abusers.map((one) => one.allVictims)).toFixed(1),
      '',
    ),
    figure(
      `${what}: honest sessions ended or turned away`,
      share(
        sum((day) => day.wronged),
        honest,
      ),
      `on a network of their own ${share(
        sum((day) => day.wrongedAlone),
        honest,
      )}`,
    ),
    figure(
      `${what}: people that a hopper in a /48 reaches before the block`,
      `median ${median(hoppers.map((one) => one.victims))}`,
      '',
    ),
    figure(
      `${what}: people that a bot reaches in an hour`,
      mean(bots.map((one) => one.reached)).toFixed(1),
      '',
    ),
  ];
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(2)} %`;
