import { describe, expect, test } from 'bun:test';
import { closeCodes } from '@passerby/protocol/close-codes';
import { eventually } from '@passerby/test-kit/eventually';
import { observePairs } from '@passerby/test-kit/pair-observer';
import { hasRedis, startRedis } from '@passerby/test-kit/redis-server';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { Walker } from '@passerby/test-kit/walker';
import { pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame, nextFrame } from './wish.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

const open = ['--sockets-per-network=100000', '--openings-per-second=100000'];

describe.skipIf(!hasRedis)('a node that is to end', () => {
  test('[K9] sends on who waits, keeps who is in a call, takes nobody in, and ends with 0 when all have gone', async () => {
    const redis = await startRedis();
    const draining = [...open, '--drain=30'];
    const [one, other] = [await startNode(redis, draining), await startNode(redis)];
    const [here, there] = await pairOn(one, other);
    const waiting = await personOn(one);
    waiting.send(joinFrame(1, { tags: Uint8Array.of(1, 2, 3, 4, 5, 6) }));
    await waiting.next('Parked');
    const ended = one.stop();
    expect(await waiting.closed).toBe(closeCodes.shuttingDown);
    expect(personOn(one)).rejects.toThrow();
    // Nobody waits there any more, also not for those who take anybody.
    const seeker = await personOn(other);
    seeker.send(joinFrame(1));
    await seeker.next('Parked');
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(6) });
    expect([...(await there.next('Signal')).blob]).toEqual([6]);
    here.send(nextFrame(2));
    expect(await here.closed).toBe(closeCodes.shuttingDown);
    expect(await there.next('PartnerLeft')).toMatchObject({ why: 'left' });
    expect(await ended).toBe(0);
    expect(one.output().stderr).toBe('');
    await Promise.all([there.close(), seeker.close()]);
    expect(await other.stop()).toBe(0);
    await redis.stop();
  }, 30_000);

  test('[K9] does not wait for ever: calls that go on lose their server, and no more', async () => {
    const redis = await startRedis();
    const one = await startNode(redis, ['--drain=2']);
    const other = await startNode(redis);
    const [here, there] = await pairOn(one, other);
    const stopping = startStopwatch();
    expect(await one.stop()).toBe(0);
    expect(stopping.ms).toBeLessThan(6_000);
    expect(await here.closed).toBe(closeCodes.shuttingDown);
    expect(await there.next('PartnerLeft')).toMatchObject({ why: 'lost' });
    await there.close();
    expect(await other.stop()).toBe(0);
    await redis.stop();
  }, 30_000);

  test('[K9] [K1] [I1] three nodes on one port are replaced under load: no call is lost, nobody waits long', async () => {
    const seed = Number(process.env['PASSERBY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    console.log(`seed ${seed} (PASSERBY_SEED gives it again)`);
    const integers = seededRandom(seed);
    const random = () => integers() / 2 ** 32;
    const redis = await startRedis();
    const flags = [...open, '--share-port', '--drain=3'];
    const first = await startNode(redis, flags);
    const fixed = [...flags, `--port=${first.port}`];
    let nodes: ServerProcess[] = [
      first,
      await startNode(redis, fixed),
      await startNode(redis, fixed),
    ];
    const observer = observePairs();
    const given = { url: () => first.url, random, events: observer.events };
    const cycling = Array.from(
      { length: 40 },
      (_, at) => new Walker(at, { ...given, callMs: () => 200 + random() * 800 }),
    );
    const staying = Array.from(
      { length: 20 },
      (_, at) => new Walker(1_000 + at, { ...given, callMs: () => Infinity }),
    );
    const everybody = [...staying, ...cycling];
    for (const walker of staying) {
      void walker.run();
      // One after the other: who comes in one go on one node meets there.
      await eventually(
        'a place',
        () => walker.isInCall || walker.waitedMs(performance.now()) > 20,
        {
          everyMs: 5,
        },
      );
    }
    await eventually('long calls to begin', () => staying.every(({ isInCall }) => isInCall));
    void Promise.all(cycling.map((walker) => walker.run()));
    await Bun.sleep(2_000);
    for (const old of [...nodes]) {
      const replacement = await startNode(redis, fixed);
      expect(await old.stop()).toBe(0);
      nodes = [...nodes.filter((node) => node !== old), replacement];
    }
    await Bun.sleep(1_000);
    const now = performance.now();
    const longestNow = Math.max(...everybody.map((walker) => walker.waitedMs(now)));
    expect(staying.every(({ isInCall }) => isInCall)).toBe(true);
    await Promise.all(everybody.map((walker) => walker.stop()));
    console.log(
      `${observer.pairs} pairs, longest wait ${Math.round(observer.longestWaitMs)} ms, departures ${JSON.stringify(observer.departures)}`,
    );
    expect(observer.faults()).toEqual([]);
    expect(observer.pairs).toBeGreaterThan(100);
    // Else no call would have been between two nodes.
    expect(observer.departures['lost']).toBeGreaterThan(0);
    expect(observer.departures['terminated']).toBeUndefined();
    expect(Math.max(longestNow, observer.longestWaitMs)).toBeLessThan(5_000);
    for (const node of nodes) expect(await node.stop()).toBe(0);
    for (const node of nodes) expect(node.output().stderr).toBe('');
    await redis.stop();
  }, 90_000);
});
