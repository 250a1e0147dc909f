import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame, nextFrame } from './wish.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

describe.skipIf(!hasRedis)('two nodes on one Redis', () => {
  let redis: RedisServer;
  let one: ServerProcess;
  let other: ServerProcess;

  beforeAll(async () => {
    redis = await startRedis();
    [one, other] = await Promise.all([startNode(redis), startNode(redis)]);
  });
  afterAll(async () => {
    for (const node of [one, other]) expect(await node.stop()).toBe(0);
    await redis.stop();
  });

  test('[K1] [K3] two people on different nodes meet, talk, part, and are kept apart after that', async () => {
    const [here, there] = [await personOn(one), await personOn(other)];
    here.send(joinFrame(1, { description: Uint8Array.of(1, 1, 1) }));
    await here.next('Parked');
    there.send(joinFrame(7, { description: Uint8Array.of(2, 2), generation: 5 }));
    const toThere = await there.next('Matched');
    const toHere = await here.next('Matched');
    expect([...toThere.description]).toEqual([1, 1, 1]);
    expect([...toHere.description]).toEqual([2, 2]);
    expect(toThere.generation).toBe(5);
    expect([toHere.role, toThere.role]).toEqual(['initiator', 'responder']);
    expect(toHere.partnerHash).toEqual(hashOf(toThere.key));
    expect(toThere.partnerHash).toEqual(hashOf(toHere.key));
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(9, 9) });
    expect([...(await there.next('Signal')).blob]).toEqual([9, 9]);
    there.send({ type: 'Signal', ticket: 7, blob: Uint8Array.of(8) });
    expect([...(await here.next('Signal')).blob]).toEqual([8]);
    here.send({ type: 'Leave', ticket: 1, why: 'left' });
    expect(await there.next('PartnerLeft')).toMatchObject({ ticket: 7, why: 'left' });
    here.send(nextFrame(2));
    there.send(nextFrame(8));
    await Promise.all([here.next('Parked'), there.next('Parked')]);
    // Longer than the relax time: whoever would do by then is still not the one they had.
    await Bun.sleep(5_000);
    expect([...here.waiting, ...there.waiting].filter(({ type }) => type === 'Matched')).toEqual(
      [],
    );
    const third = await personOn(one);
    third.send(joinFrame(1));
    await third.next('Matched');
    for (const person of [here, there, third]) await person.close();
  }, 30_000);

  test('[K1] interests are found across nodes, and told by bits of one’s own', async () => {
    const tag = (number: number) => [0, 0, 0, 0, 0, number];
    const here = await personOn(one);
    const there = await personOn(other);
    here.send(joinFrame(1, { tags: Uint8Array.from([...tag(1), ...tag(2)]) }));
    await here.next('Parked');
    there.send(joinFrame(1, { tags: Uint8Array.from([...tag(3), ...tag(4), ...tag(2)]) }));
    expect((await there.next('Matched')).sharedTags).toBe(0b100);
    expect((await here.next('Matched')).sharedTags).toBe(0b10);
    for (const person of [here, there]) await person.close();
  });

  test('[K3] [I4] both press Next at once, again and again: nobody waits for a ghost', async () => {
    for (let round = 0; round < 20; round++) {
      const pair = await pairOn(one, other);
      for (const person of pair) person.send(nextFrame(2));
      const others = [await personOn(one), await personOn(other)];
      for (const person of others) person.send(joinFrame(1));
      const all = [...pair, ...others];
      // The two have met already, and so have nobody but these.
      await Promise.all(all.map((person) => person.next('Matched')));
      await Promise.all(all.map((person) => person.close()));
    }
  }, 60_000);

  test('[K1] [M9] people are told how many there are on all nodes, in eighths', async () => {
    const [here, there] = [await personOn(one), await personOn(other)];
    // One here and one there: what is told is neither, and both. Who was here before is counted a second longer.
    await eventually('both nodes to be counted', async () => {
      const { here: count } = await here.next('Presence');
      expect(count % 8).toBe(0);
      return count === 16;
    });
    for (const person of [here, there]) await person.close();
  });

  test('[K3] a closed tab on one node is told on the other', async () => {
    const [here, there] = await pairOn(one, other);
    await here.close();
    expect(await there.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'left' });
    await there.close();
  });
});

const hashOf = (key: Uint8Array): Uint8Array =>
  new Uint8Array(new Bun.CryptoHasher('sha256').update(key).digest().subarray(0, 16));
