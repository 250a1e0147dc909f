import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { startRedisCluster } from '@passerby/test-kit/redis-cluster';
import { hasRedis, type RedisServer } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame } from './wish.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

describe.skipIf(!hasRedis)('two nodes on a cluster of three', () => {
  let masters: readonly RedisServer[] = [];
  let nodes: readonly ServerProcess[] = [];

  beforeAll(async () => {
    masters = await startRedisCluster();
    // Whichever of them is named: the others are found.
    nodes = await Promise.all(masters.slice(0, 2).map((master) => startNode(master)));
  }, 60_000);
  afterAll(async () => {
    for (const node of nodes) expect(await node.stop()).toBe(0);
    await Promise.all(masters.map((master) => master.stop()));
  });

  test('[K1] [K3] people meet, talk and part, and each pool is on one master alone', async () => {
    const [one, other] = nodes;
    if (!one || !other) throw new Error('no nodes');
    for (let i = 0; i < 10; i++) {
      const [here, there] = await pairOn(one, other);
      here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(i) });
      expect([...(await there.next('Signal')).blob]).toEqual([i]);
      there.send({ type: 'Leave', ticket: 1, why: 'left' });
      expect(await here.next('PartnerLeft')).toMatchObject({ why: 'left' });
      await Promise.all([here.close(), there.close()]);
    }
    const all = await Promise.all(masters.map((master) => master.ask('KEYS', '*')));
    const pools = all.map(
      (keys) => new Set([...keys.matchAll(/\.(\w+)\}/g)].map(([, pool]) => pool)),
    );
    for (const pool of ['video', 'audio', 'text', 'nodes']) {
      expect(pools.filter((here) => here.has(pool)).length).toBe(1);
    }
    // Not all on the same one: else nothing would have been tried.
    expect(pools.filter(({ size }) => size > 0).length).toBeGreaterThan(1);
  }, 60_000);

  test('[K7] masters that freeze and thaw, one or all: nobody is lost, and who waits is matched', async () => {
    const [one, other] = nodes;
    if (!one || !other) throw new Error('no nodes');
    for (const frozen of [masters.slice(0, 1), masters]) {
      const [here, there] = await pairOn(one, other);
      for (const master of frozen) master.freeze();
      const late = [await personOn(one), await personOn(other)];
      for (const person of late) {
        person.send(joinFrame(1));
        await person.next('Parked');
      }
      // Connections are given up, and those that are made meanwhile as well.
      await Bun.sleep(8_000);
      for (const master of frozen) master.thaw();
      await Promise.all(late.map((person) => person.next('Matched')));
      here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(9) });
      expect([...(await there.next('Signal')).blob]).toEqual([9]);
      expect([...here.waiting, ...there.waiting].map(({ type }) => type)).not.toContain(
        'PartnerLeft',
      );
      await Promise.all([here, there, ...late].map((person) => person.close()));
    }
  }, 90_000);
});
