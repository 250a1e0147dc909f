import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { monitorRedis } from '@passerby/test-kit/redis-monitor';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame, nextFrame } from './wish.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

describe.skipIf(!hasRedis)('what breaks', () => {
  let redis: RedisServer;
  let one: ServerProcess;
  let other: ServerProcess;

  beforeEach(async () => {
    redis = await startRedis();
    [one, other] = await Promise.all([startNode(redis), startNode(redis)]);
  });
  afterEach(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await redis.stop();
  }, 20_000);

  test('[K6] a node is killed: its tickets go, partners of its people have lost them, and find others', async () => {
    const [here, there] = await pairOn(one, other);
    const waiting = await personOn(one);
    waiting.send(joinFrame(1));
    await waiting.next('Parked');
    // Whoever waits there has a place until now, and a head start on everybody.
    await one.kill();
    const sinceKilled = startStopwatch();
    const left = await there.next('PartnerLeft');
    expect(left).toMatchObject({ ticket: 1, why: 'lost' });
    expect(sinceKilled.ms).toBeLessThan(5_000);
    await eventually('its tickets to be purged', async () => {
      const keys = await redis.ask('KEYS', '*');
      return !keys.includes(':tickets') && !keys.includes(':q:');
    });
    expect(sinceKilled.ms).toBeLessThan(6_000);
    there.send(nextFrame(2));
    await there.next('Parked');
    const somebody = await personOn(other);
    somebody.send(joinFrame(1));
    await somebody.next('Matched');
    await there.next('Matched');
    await Promise.all([here.closed, waiting.closed]);
  }, 30_000);

  test('[K6] a node is killed while the pools do not answer: its people are known to be lost all the same', async () => {
    const [, there] = await pairOn(one, other);
    const pool = (await redis.ask('KEYS', 'passerby:*.video}:nodes')).split('\n')[0] ?? '';
    // No list of leases: whatever has to do with this pool fails from now on, and nothing else.
    await redis.ask('SET', pool, 'something else');
    await eventually('the pools to be missed', () => other.output().stderr !== '');
    await one.kill();
    const sinceKilled = startStopwatch();
    expect(await there.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'lost' });
    expect(sinceKilled.ms).toBeLessThan(5_000);
    await redis.ask('DEL', pool);
    await eventually('the pools to be back', () => other.output().stderr.includes('crowdBack'));
    expect(other.output().stderr).toBe('passerby crowdAway\npasserby crowdBack\n');
  }, 30_000);

  test('[K7] Redis is killed and comes back empty: pairs stay pairs, and who waited is matched', async () => {
    const [here, there] = await pairOn(one, other);
    await redis.kill();
    const late = [await personOn(one), await personOn(other)];
    for (const person of late) {
      person.send(joinFrame(1));
      await person.next('Parked');
    }
    await Bun.sleep(4_000);
    redis = await redis.restart();
    const sinceBack = startStopwatch();
    await Promise.all(late.map((person) => person.next('Matched')));
    expect(sinceBack.ms).toBeLessThan(5_000);
    // Longer than any lease: nobody was taken for dead.
    await Bun.sleep(7_000);
    expect([...here.waiting, ...there.waiting]).not.toContainEqual(
      expect.objectContaining({ type: 'PartnerLeft' }),
    );
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(4) });
    expect([...(await there.next('Signal')).blob]).toEqual([4]);
    expect(one.output().stderr).toBe('passerby crowdAway\npasserby crowdBack\n');
  }, 40_000);

  test('[K6] [K7] Redis is killed and back, empty, between two beats: nobody is taken for dead', async () => {
    const [here, there] = await pairOn(one, other);
    const waiting = await personOn(one);
    waiting.send(joinFrame(1));
    await waiting.next('Parked');
    await justAfterABeat(redis);
    redis = await redis.restart();
    // Longer than any lease, and than the time that all have to say that they are there.
    await Bun.sleep(8_000);
    expect([...here.waiting, ...there.waiting].map(({ type }) => type)).not.toContain(
      'PartnerLeft',
    );
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(4) });
    expect([...(await there.next('Signal')).blob]).toEqual([4]);
    const somebody = await personOn(other);
    somebody.send(joinFrame(1));
    await Promise.all([somebody.next('Matched'), waiting.next('Matched')]);
  }, 40_000);

  test('[K7] who leaves while Redis is away is known to have left when it is back', async () => {
    const [here, there] = await pairOn(one, other);
    await redis.kill();
    await here.close();
    await Bun.sleep(1_000);
    redis = await redis.restart();
    expect(await there.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'left' });
  }, 30_000);

  test('[K2] [K7] Redis freezes and thaws: one pair each, and nobody waits for ever', async () => {
    const [here, there] = await pairOn(one, other);
    redis.freeze();
    const late = [
      await personOn(one),
      await personOn(other),
      await personOn(one),
      await personOn(other),
    ];
    for (const person of late) {
      person.send(joinFrame(1));
      await person.next('Parked');
    }
    await Bun.sleep(5_000);
    redis.thaw();
    const sinceBack = startStopwatch();
    await Promise.all(late.map((person) => person.next('Matched')));
    expect(sinceBack.ms).toBeLessThan(5_000);
    await Bun.sleep(2_000);
    const extra = late.flatMap(({ waiting }) => waiting.filter(({ type }) => type !== 'Presence'));
    expect(extra).toEqual([]);
    expect(here.waiting.concat(there.waiting).some(({ type }) => type === 'PartnerLeft')).toBe(
      false,
    );
  }, 40_000);
});

/** One of the nodes has said just now that it is there: for a second it will not say so again. */
async function justAfterABeat(redis: RedisServer): Promise<void> {
  const monitor = await monitorRedis(redis);
  const isBeat = ([, , , key]: readonly Buffer[]) => key?.toString().endsWith('.nodes}:live');
  await eventually('a beat', () => monitor.commands().some(isBeat), { everyMs: 5 });
  await monitor.stop();
}
