import { measureAds } from './ads/measure-ads.ts';
import { measureCollectionCost } from './collection-cost.ts';
import { measureConnect } from './connect/measure-connect.ts';
import { measureIdleMemory } from './idle-memory.ts';
import { measureJoinCost } from './join-cost.ts';
import { measureMatchCycle } from './match-cycle.ts';
import { measureModeration } from './moderation.ts';
import { measureNatMix } from './nat-mix.ts';
import { measureServers } from './servers/measure-servers.ts';
import { measureSimulate } from './simulate/measure-simulate.ts';
import { type Figure, table } from './table.ts';

const given = process.argv.slice(2);
/** Where `server` draws its chart, if anywhere. */
const chartFile = argumentOf('--chart');

const benchmarks: Readonly<Record<string, () => Figure[] | Promise<Figure[]>>> = {
  join: measureJoinCost,
  cycle: measureMatchCycle,
  memory: measureIdleMemory,
  collection: measureCollectionCost,
  nat: measureNatMix,
  connect: measureConnect,
  moderation: measureModeration,
  ads: measureAds,
  server: () => measureServers(chartFile),
  simulate: measureSimulate,
};

const wanted = given.filter(
  (argument, i) => !argument.startsWith('--') && given[i - 1] !== '--chart',
);
const unknown = wanted.find((name) => !(name in benchmarks));
if (unknown !== undefined) {
  console.error(`There is no such benchmark. There are: ${Object.keys(benchmarks).join(', ')}.`);
  process.exit(1);
}

const figures: Figure[] = [];
for (const [name, measure] of Object.entries(benchmarks)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`measuring: ${name}`);
  figures.push(...(await measure()));
}
console.log(given.includes('--json') ? JSON.stringify(figures, null, 2) : table(figures));

function argumentOf(flag: string): string | undefined {
  const at = given.indexOf(flag);
  return at < 0 ? undefined : given[at + 1];
}
