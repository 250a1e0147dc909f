import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { closeCodes } from '@passerby/protocol/close-codes';
import { eventually } from '@passerby/test-kit/eventually';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { personOn, startNode } from './node-scene.ts';
import { joinFrame, nextFrame } from './wish.ts';

/** A network has no more than so many openings. */
const seldom = { everyMs: 1_000 };

if (!hasRedis) console.log('skipped: there is no redis-server here');

describe.skipIf(!hasRedis)('moderation across nodes', () => {
  let redis: RedisServer;
  let one: ServerProcess;
  let other: ServerProcess;
  let proxies: SourceProxy[] = [];

  beforeEach(async () => {
    redis = await startRedis();
    one = await startNode(redis, ['--min-shared=0', '--work-bits=0']);
    other = await startNode(redis, ['--min-shared=0', '--work-bits=0']);
  });
  afterEach(async () => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
    proxies = [];
    await Promise.all([one.stop(), other.stop()]);
    await redis.stop();
  }, 20_000);

  /** An address of a node as somebody on that network would reach it. */
  async function from(address: string, node: ServerProcess): Promise<{ readonly url: string }> {
    const proxy = await createSourceProxy({ targetPort: node.port, from: address });
    proxies.push(proxy);
    return proxy;
  }

  /** Somebody on a network of their own meets them. */
  async function victimOf(bad: WireClient, network: number, node: ServerProcess) {
    const victim = await personOn(await from(`127.${10 + network}.0.1`, node));
    victim.send(joinFrame(1));
    await victim.next('Matched');
    await bad.next('Matched');
    return victim;
  }

  /** People on as many networks of one node meet somebody on the other, and flag them. */
  async function flagTimes(count: number, bad: WireClient): Promise<void> {
    for (let i = 1; i <= count; i++) {
      const victim = await victimOf(bad, i, other);
      victim.send({ type: 'Flag', ticket: 1, reason: 'harassment' });
      if (i < 3) {
        await bad.next('PartnerLeft');
        bad.send(nextFrame(i + 1));
      }
      await victim.close();
    }
  }

  /** Whether a node lets in whoever comes from the network of the bad one. */
  async function letsIn(node: ServerProcess): Promise<boolean> {
    const again = await openWireClient(await from('127.50.0.1', node));
    // While all come from one network it is taken for a proxy (A11): somebody else is there as well.
    const somebody = await personOn(await from('127.60.0.1', node));
    again.send({ type: 'Hello', version: 1 });
    const isIn = await again.next('Welcome').then(
      () => true,
      () => false,
    );
    await Promise.all([again.close(), somebody.close()]);
    return isIn;
  }

  test('[K10] [A6] [A7] three voices on one node end a session on another, and its network is away on both, and on a third', async () => {
    const bad = await personOn(await from('127.50.0.1', one));
    bad.send(joinFrame(1));
    await bad.next('Parked');
    await flagTimes(3, bad);
    expect(await bad.next('Terminated')).toMatchObject({ reason: 'harassment' });
    expect(await bad.closed).toBe(closeCodes.terminated);
    const third = await startNode(redis);
    // The network that is away is another address of no other: all three know it by the same name.
    for (const node of [one, other, third]) {
      const again = await openWireClient(await from('127.50.0.1', node));
      // While all come from one network it is taken for a proxy (A11): somebody else is there as well.
      const somebody = await personOn(await from('127.60.0.1', node));
      again.send({ type: 'Hello', version: 1 });
      const { seconds } = await again.next('Blocked');
      expect(seconds).toBeGreaterThan(800);
      expect(await again.closed).toBe(closeCodes.blocked);
      await somebody.close();
    }
    process.kill(third.pid, 'SIGUSR2');
    await eventually('the block to be lifted everywhere', async () => {
      const again = await openWireClient(await from('127.50.0.1', one));
      again.send({ type: 'Hello', version: 1 });
      const isIn = await again.next('Welcome').then(
        () => true,
        () => false,
      );
      await again.close();
      return isIn;
    });
    expect(await third.stop()).toBe(0);
  }, 60_000);

  test('[K7] [K10] what is blocked or lifted while Redis is away is so everywhere when it is back', async () => {
    const bad = await personOn(await from('127.50.0.1', one));
    bad.send(joinFrame(1));
    await bad.next('Parked');
    await flagTimes(2, bad);
    const third = await victimOf(bad, 3, one);
    await redis.kill();
    third.send({ type: 'Flag', ticket: 1, reason: 'harassment' });
    await bad.next('Terminated');
    expect([await letsIn(one), await letsIn(other)]).toEqual([false, true]);
    redis = await redis.restart();
    await eventually('the block to be known', async () => !(await letsIn(other)), seldom);

    await redis.kill();
    process.kill(other.pid, 'SIGUSR2');
    await eventually('the word to be taken', () => other.output().stderr.includes('blocksLifted'));
    expect([await letsIn(one), await letsIn(other)]).toEqual([false, true]);
    redis = await redis.restart();
    await eventually('the lift to be known', () => letsIn(one), seldom);
    // When all have told each other what holds, nobody has brought the block back.
    await Bun.sleep(8_000);
    expect([await letsIn(one), await letsIn(other)]).toEqual([true, true]);
  }, 60_000);

  test('[K10] [A1] one who flags and one who was flagged never meet again, nor does one flag end anybody', async () => {
    const bad = await personOn(await from('127.50.0.1', one));
    const victim = await personOn(await from('127.11.0.1', other));
    bad.send(joinFrame(1));
    victim.send(joinFrame(1));
    await Promise.all([bad.next('Matched'), victim.next('Matched')]);
    victim.send({ type: 'Flag', ticket: 1, reason: 'spam' });
    await bad.next('PartnerLeft');
    bad.send(nextFrame(2));
    victim.send(nextFrame(2));
    await Promise.all([bad.next('Parked'), victim.next('Parked')]);
    await Bun.sleep(5_000);
    const seen = [...bad.waiting, ...victim.waiting].map(({ type }) => type);
    expect(seen).not.toContain('Matched');
    expect(seen).not.toContain('Terminated');
    await Promise.all([bad.close(), victim.close()]);
  }, 30_000);

  test('[K10] [M4] one network has one name on two nodes, another one another', async () => {
    // Here everybody is local, and two such meet at once: that names count elsewhere the suite of pools shows.
    const here = await personOn(await from('127.70.0.1', one));
    const there = await personOn(await from('127.70.0.1', other));
    here.send(joinFrame(1));
    await here.next('Parked');
    const tickets = (await redis.ask('KEYS', '*:tickets')).split('\n')[0] ?? '';
    there.send(joinFrame(1, { language: 9, tags: Uint8Array.of(1, 1, 1, 1, 1, 1) }));
    await there.next('Parked');
    const records = (await redis.ask('HVALS', tickets)).split('\n').map((text) => JSON.parse(text));
    expect(records.length).toBe(2);
    expect(records[0].n).toBe(records[1].n);
    const elsewhere = await personOn(await from('127.71.0.1', other));
    elsewhere.send(joinFrame(1, { language: 8, tags: Uint8Array.of(2, 1, 1, 1, 1, 1) }));
    await elsewhere.next('Parked');
    const all = (await redis.ask('HVALS', tickets)).split('\n').map((text) => JSON.parse(text));
    expect(new Set(all.map(({ n }) => n)).size).toBe(2);
    await Promise.all([here, there, elsewhere].map((person) => person.close()));
  }, 30_000);
});
