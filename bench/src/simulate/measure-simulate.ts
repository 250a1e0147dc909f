import { hasRedis } from '@passerby/test-kit/redis-server';
import { progress } from '../connect/progress.ts';
import { quantile } from '../quantile.ts';
import { type Figure, figure } from '../table.ts';
import type { Lived } from './crowd.ts';
import { liveDays } from './days.ts';
import { earlier, given } from './given.ts';
import {
  changeFigures,
  costFigures,
  limitFigures,
  limitsOf,
  needFigures,
  scriptsOfMatch,
} from './need-figures.ts';
import { behaviourOf } from './needs.ts';
import { measureNodeCosts } from './node-costs.ts';
import { type Division, divisions } from './pools.ts';
import { measureRedisCosts } from './redis-costs.ts';
import { measureRelayCost } from './relay-cost.ts';
import { changes } from './what-if.ts';
import { type Habits, usualHabits } from './world.ts';

const seed = 20_261_126;
const sizes = [100, 1_000, 10_000, 100_000];
/** What changes with the habits is seen here: large enough for regions, small enough to be quick. */
const sizeOfChanges = 20_000;

/**
 * Crowds of growing size in virtual time through the server's own matchmaker, divided in several ways; what one
 * operation costs a real Redis and real nodes; and from both what one, ten and a hundred million take.
 */
export async function measureSimulate(): Promise<Figure[]> {
  const figures: Figure[] = [figure('seed', String(seed), 'the same seed, the same crowd')];
  let world: Lived | undefined;
  for (const people of sizes) {
    const lived = (division: Division) => {
      progress(`${people} at once: ${division.name}`);
      return liveDays(division, { people, seed, habits: usualHabits });
    };
    world = lived(divisions.world);
    figures.push(...crowdFigures(people, divisions.world, world));
    for (const division of Object.values(divisions).slice(1)) {
      figures.push(...crowdFigures(people, division, lived(division), world));
    }
  }
  if (world === undefined) return figures;
  if (!hasRedis) {
    console.error('There is no redis-server here: nothing to work the rest out from.');
    return figures;
  }
  const redis = await measureRedisCosts(seed);
  const node = await measureNodeCosts();
  const redisFactor = Math.max(1, node.redisMatchMicros / scriptsOfMatch(redis, node, given));
  const costs = { redis, node, redisFactor, ...earlier };
  const relay = await measureRelayCost();
  const does = behaviourOf(world);
  figures.push(...costFigures(costs, does, given, relay));
  figures.push(...needFigures(does, costs, given));
  figures.push(...limitFigures(limitsOf(does, costs, given)));
  const livedWith = (habits: Habits) =>
    behaviourOf(liveDays(divisions.world, { people: sizeOfChanges, seed, habits }));
  const usual = limitsOf(livedWith(usualHabits), costs, given);
  for (const { name, habits, changed } of changes) {
    progress(`if ${name}`);
    const other = livedWith({ ...usualHabits, ...habits });
    const changedLimits = limitsOf(other, costs, { ...given, ...changed });
    figures.push(...changeFigures(name, changedLimits, usual));
  }
  return figures;
}

function crowdFigures(
  people: number,
  { name }: Division,
  lived: Lived,
  world: Lived = lived,
): Figure[] {
  const of = `${people.toLocaleString('en')} at once, ${name}`;
  const wait = (part: number) => quantile(lived.waits, part);
  const most = Math.max(...lived.joinsByPool);
  const mean = lived.joinsByPool.reduce((sum, joins) => sum + joins, 0) / lived.joinsByPool.length;
  return [
    figure(
      `wait, 99 of 100 within: ${of}`,
      inSeconds(wait(0.99)),
      `half within ${inSeconds(wait(0.5))}`,
      wait(0.99) / quantile(world.waits, 0.99),
    ),
    figure(
      `met at first sight: ${of}`,
      percent(lived.atOnce / lived.joins),
      `gave up ${percent(lived.gaveUp / lived.joins)}`,
      lived.atOnce / lived.joins / (world.atOnce / world.joins),
    ),
    figure(
      `pairs across regions: ${of}`,
      percent(lived.abroad / lived.pairs),
      `a shared interest ${percent(lived.sharedTag / lived.pairs)}, a language ${percent(lived.sharedLanguage / lived.pairs)}`,
    ),
    figure(
      `scripts for a join: ${of}`,
      ((lived.asked.kept + lived.asked.taken) / lived.joins).toFixed(2),
      `the busiest pool ${(most / mean).toFixed(2)} of the mean`,
    ),
  ];
}

const inSeconds = (ms: number): string =>
  ms < 1_000 ? `${ms.toFixed(0)} ms` : `${(ms / 1_000).toFixed(1)} s`;
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
