import { expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { observePairs } from '@passerby/test-kit/pair-observer';
import { hasRedis, startRedis } from '@passerby/test-kit/redis-server';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { Walker } from '@passerby/test-kit/walker';
import { startNode } from './node-scene.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

const flags = [
  '--sockets-per-network=100000',
  '--openings-per-second=100000',
  '--share-port',
  '--drain=0',
];

test.skipIf(!hasRedis)(
  '[K2] [K6] [K7] [I1] [I3] [I4] nodes and Redis are killed and frozen under load: what people are told fits together',
  async () => {
    const seed = Number(process.env['PASSERBY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`seed ${seed} (PASSERBY_SEED gives it again)`);
    const integers = seededRandom(seed);
    const random = () => integers() / 2 ** 32;
    let redis = await startRedis();
    const first = await startNode(redis, flags);
    const fixed = [...flags, `--port=${first.port}`];
    const nodes = [first, await startNode(redis, fixed), await startNode(redis, fixed)];
    const observer = observePairs();
    const walkers = Array.from(
      { length: 40 },
      (_, at) =>
        new Walker(at, {
          url: () => first.url,
          random,
          events: observer.events,
          callMs: () => 200 + random() * 800,
        }),
    );
    void Promise.all(walkers.map((walker) => walker.run()));
    const faults = {
      async killNode() {
        const at = integers() % nodes.length;
        await nodes[at]?.kill();
        nodes[at] = await startNode(redis, fixed);
      },
      async killRedis() {
        await redis.kill();
        await Bun.sleep(random() * 3_000);
        redis = await redis.restart();
      },
      async freezeRedis() {
        redis.freeze();
        await Bun.sleep(random() * 4_000);
        redis.thaw();
      },
    };
    const names = Object.keys(faults) as (keyof typeof faults)[];
    for (let i = 0; i < 6; i++) {
      const name = names[i % names.length] ?? 'killNode';
      await faults[name]();
      const pairsBefore = observer.pairs;
      const sinceBack = startStopwatch();
      await eventually('pairs again', () => observer.pairs > pairsBefore + 3);
      expect(sinceBack.ms).toBeLessThan(5_000);
      await Bun.sleep(500 + random() * 1_000);
    }
    // Leases end, and whoever lost a partner with a node has been told.
    await Bun.sleep(8_000);
    await Promise.all(walkers.map((walker) => walker.stop()));
    console.log(
      `${observer.pairs} pairs, longest wait ${Math.round(observer.longestWaitMs)} ms, departures ${JSON.stringify(observer.departures)}`,
    );
    expect(observer.faults({ lastOnly: true })).toEqual([]);
    for (const node of nodes) expect(await node.stop()).toBe(0);
    await redis.stop();
  },
  120_000,
);
