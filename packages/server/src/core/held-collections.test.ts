import { expect, test } from 'bun:test';
import { type InventoryCounts, kinds } from './inventory.ts';

type Kind = keyof InventoryCounts;
/** `nobody`: it holds nothing that came from a visitor, or nothing longer than the call that makes it. */
type Holds = Kind | 'nobody' | 'whateverUsesIt';

/**
 * Every collection that the server makes, in the order of the file, and the kind of the inventory that
 * its entries are of. A file with one more than stands here fails: it goes into the inventory first.
 */
const collections: Readonly<Record<string, readonly Holds[]>> = {
  'core/cluster/border.ts': ['offers', 'offers'],
  'core/cluster/roster.ts': ['nobody', 'nobody'],
  'core/cluster/shared-pool.ts': ['waiting', 'waiting', 'waiting', 'waiting'],
  'core/deadlines.ts': ['whateverUsesIt'],
  'core/doorkeeper.ts': ['networksAtTheDoor'],
  'core/drain.ts': ['waiting'],
  'core/flag-desk.ts': ['formerPairs', 'formerPairs', 'formerPairs'],
  'core/matchmaker.ts': [
    ...(['waiting', 'waiting', 'waiting', 'waiting'] as const),
    ...(['waiting', 'waiting', 'waiting', 'waiting'] as const),
  ],
  'core/moderation/flag-tally.ts': ['networkStandings', 'nobody'],
  'core/moderation/key-ring.ts': ['networkNames'],
  'core/moderation/network-table.ts': ['networkNames', 'nobody'],
  'core/moderation/standing.ts': ['networkStandings'],
  'core/moderation/stress.ts': ['networkStandings'],
  'core/newcomers.ts': ['newcomers', 'newcomers'],
  'core/parking.ts': ['waiting', 'waiting'],
  'core/reunion-desk.ts': ['reattaching'],
  'core/reunions.ts': ['reattaching', 'reattaching'],
  'core/stun-message.ts': ['nobody'],
  'core/switchboard.ts': ['sessions', 'lingering'],
  'core/waiting-room.ts': ['waiting'],
  'main.ts': ['nobody'],
  'shell/ads.ts': ['nobody', 'nobody', 'nobody', 'nobody', 'nobody', 'nobody'],
  'shell/counters.ts': ['totals'],
  'shell/front-doors.ts': ['nobody'],
  'shell/own-addresses.ts': ['nobody'],
  'shell/redis/bus.ts': ['pairs', 'pairs'],
  'shell/redis/crowd.ts': ['nobody'],
  'shell/redis/directory.ts': ['nobody', 'nobody'],
  'shell/redis/redis-connection.ts': ['nobody'],
  'shell/redis/redis-index.ts': ['waiting', 'nobody'],
  'shell/site-origin.ts': ['nobody'],
  'shell/site.ts': ['nobody'],
  'shell/udp-ports.ts': ['nobody'],
};

const made = /\bnew (?:Map|Set|WeakMap|WeakSet|Deadlines|NumberTable|\w*Queue)\b/g;
const countIn = (text: string) =>
  text.replace(/^\s*(?:\/\/|\*|\/\*).*$/gm, '').match(made)?.length ?? 0;

const root = new URL('../', import.meta.url).pathname;
async function found(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const file of [...new Bun.Glob('**/*.ts').scanSync(root)].sort()) {
    if (/test[.-]/.test(file)) continue;
    const count = countIn(await Bun.file(root + file).text());
    if (count > 0) counts[file] = count;
  }
  return counts;
}

test('[Y3] no collection of the server is missing in the inventory', async () => {
  const listed = Object.entries(collections).map(([file, { length }]) => [file, length]);
  expect(await found()).toEqual(Object.fromEntries(listed));
});

test('[Y3] every kind of the inventory that is a collection is held in one', () => {
  const held = new Set(Object.values(collections).flat());
  // A list of keys, each with the names under it.
  const counted: readonly Kind[] = ['networkKeys'];
  for (const kind of Object.keys(kinds) as Kind[]) {
    expect([kind, held.has(kind) || counted.includes(kind)]).toEqual([kind, true]);
  }
});

test('[Y3] the control: a forgotten map is counted, a word about one is not', () => {
  expect(countIn('  readonly #diary = new Map<number, string>();')).toBe(1);
  expect(countIn('  readonly #late = new Deadlines(5);\n  #seen = new Set();')).toBe(2);
  expect(countIn('  // not a new Map at all')).toBe(0);
});
