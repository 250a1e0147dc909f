import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import type { WireClient } from '@passerby/test-kit/wire-client';
import { pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame } from './wish.ts';

/*
 * A firewall has forgotten a connection, a machine in between is gone: nothing comes through any more, and
 * nobody says so. Redis is well, and so is every new connection.
 */

if (!hasRedis) console.log('skipped: there is no redis-server here');

const awayAndBack = 'passerby crowdAway\npasserby crowdBack\n';

describe.skipIf(!hasRedis)('[K7] a connection to Redis that is dead and looks alive', () => {
  let redis: RedisServer;
  let proxy: SourceProxy;
  let one: ServerProcess;
  let other: ServerProcess;

  beforeEach(async () => {
    redis = await startRedis();
    proxy = await createSourceProxy({ targetPort: redis.port, from: '127.0.0.1' });
    [one, other] = await Promise.all([
      startNode({ url: `redis://127.0.0.1:${proxy.port}` }),
      startNode(redis),
    ]);
  });
  afterEach(async () => {
    await Promise.all([one.stop(), other.stop()]);
    await proxy.close();
    await redis.stop();
  }, 20_000);

  /** Each hears the other, and was never told that they are lost. */
  async function expectTalk(here: WireClient, there: WireClient): Promise<void> {
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(4) });
    there.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(5) });
    expect([...(await there.next('Signal')).blob]).toEqual([4]);
    expect([...(await here.next('Signal')).blob]).toEqual([5]);
    const rest = [...here.waiting, ...there.waiting].map(({ type }) => type);
    expect(rest).not.toContain('PartnerLeft');
  }

  test('is given up and made anew before anybody takes the node for dead, and who waits is matched', async () => {
    const [here, there] = await pairOn(one, other);
    proxy.stall();
    const sinceDead = startStopwatch();
    const late = [await personOn(one), await personOn(other)];
    for (const person of late) {
      person.send(joinFrame(1));
      await person.next('Parked');
    }
    await Promise.all(late.map((person) => person.next('Matched')));
    expect(sinceDead.ms).toBeLessThan(8_000);
    expect(one.output().stderr).toBe(awayAndBack);
    expect(other.output().stderr).toBe('');
    await expectTalk(here, there);
  }, 40_000);

  test('the one that only listens, too', async () => {
    const [here, there] = await pairOn(one, other);
    // It was opened after the one that asks.
    proxy.stall('newest');
    await eventually('it to be noticed and mended', () => one.output().stderr === awayAndBack);
    await expectTalk(here, there);
  }, 40_000);
});
