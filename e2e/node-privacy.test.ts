import { describe, expect, test } from 'bun:test';
import { fileURLToPath } from 'node:url';
import { commitmentBytes } from '@passerby/protocol/limits';
import { type Canaries, createCanaries } from '@passerby/test-kit/canaries';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { canScanMemory, scanMemory } from '@passerby/test-kit/memory-scan';
import { monitorRedis, type RedisMonitor } from '@passerby/test-kit/redis-monitor';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import type { WireClient } from '@passerby/test-kit/wire-client';
import { nodePassword, pairOn, personOn, startNode } from './node-scene.ts';
import { joinFrame } from './wish.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');
if (!canScanMemory()) console.log('skipped: raw memory cannot be read by this user');

const leakyLink = fileURLToPath(import.meta.resolve('./leaky-link.ts'));

/** Two people from known addresses, on two nodes, who say everything that goes from node to node. */
async function playPair(nodes: readonly ServerProcess[], canaries: Canaries): Promise<void> {
  const people: {
    readonly person: WireClient;
    readonly proxy: SourceProxy;
    readonly wish: Parameters<typeof joinFrame>[1];
  }[] = [];
  const tag = canaries.tag('Join.tags');
  for (const [at, node] of nodes.entries()) {
    const from = `127.${100 + at}.77.${33 + at}`;
    canaries.learn('address', Buffer.from(from));
    const proxy = await createSourceProxy({ targetPort: node.port, from });
    const person = await personOn({ url: proxy.url });
    const wish = {
      tags: tag,
      description: canaries.bytes('Join.description', 400),
      commitment: canaries.bytes('Join.commitment', commitmentBytes),
      local: canaries.bytes('Join.local', 48),
    };
    people.push({ person, proxy, wish });
  }
  for (const { person, wish } of people) {
    person.send(joinFrame(1, wish));
    await person.next('Parked').catch(() => undefined);
  }
  for (const { person } of people) {
    const { key, partnerHash } = await person.next('Matched');
    canaries.learn('Matched.key', key);
    canaries.learn('Matched.partnerHash', partnerHash);
  }
  for (const { person } of people) {
    person.send({ type: 'Signal', ticket: 1, blob: canaries.bytes('Signal.blob', 300) });
  }
  for (const { person } of people) await person.next('Signal');
  for (const { person, proxy } of people) {
    await person.close();
    await proxy.close();
  }
}

async function whatRedisHeard(preload?: string) {
  const redis = await startRedis();
  const options = {
    flags: ['--stun-ports=none', '--site=/nowhere'],
    environment: { REDIS_URL: redis.url, PASSERBY_NODE_PASSWORD: nodePassword },
    ...(preload !== undefined && { preload }),
  };
  const monitor = await monitorRedis(redis);
  const nodes = [await startServerProcess(options), await startServerProcess(options)];
  const canaries = createCanaries();
  try {
    for (let i = 0; i < 5; i++) await playPair(nodes, canaries);
    const heard = monitor.heard();
    const finds = createNeedleSearch(canaries.needles).in(heard);
    const inMemory = canScanMemory() ? scanMemory(redis.pid, canaries.needles).finds : [];
    const secret = Buffer.from(nodePassword);
    expect(Buffer.from(heard).includes(secret)).toBe(false);
    return { heard: heard.length, finds: [...finds, ...inMemory].map(({ field }) => field) };
  } finally {
    await monitor.stop();
    for (const node of nodes) await node.stop();
    await redis.stop();
  }
}

describe.skipIf(!hasRedis)('what Redis learns', () => {
  test('[K8] [K4] nothing of what anybody sent, nor where from: not said, and not in its memory', async () => {
    const { heard, finds } = await whatRedisHeard();
    expect(heard).toBeGreaterThan(20_000);
    expect(finds).toEqual([]);
  }, 60_000);

  test('[K8] the control: a node that also says it in the clear is found out', async () => {
    const { finds } = await whatRedisHeard(leakyLink);
    expect(new Set(finds)).toContain('Join.description');
    expect(new Set(finds)).toContain('Signal.blob');
  }, 60_000);

  test('[K8] every key expires, and says nothing but numbers', async () => {
    const redis = await startRedis();
    const node = await startNode(redis);
    const person = await personOn(node);
    person.send(joinFrame(1, { language: 5, tags: Uint8Array.of(1, 2, 3, 4, 5, 6) }));
    await person.next('Parked');
    const keys = (await redis.ask('KEYS', '*')).split('\n').sort();
    const shapes = keys.map((key) => key.replace(/\{[\da-f]{8}\./, '{').replace(/\d{4,}/, 'N'));
    expect(shapes).toEqual([
      'passerby:{audio}:nodes',
      'passerby:{nodes}:lease',
      'passerby:{nodes}:live',
      'passerby:{text}:nodes',
      'passerby:{video}:nodes',
      'passerby:{video}:q:tag:N',
      'passerby:{video}:tickets',
    ]);
    for (const key of keys) {
      const leftMs = Number(await redis.ask('PTTL', key));
      expect(leftMs).toBeGreaterThan(0);
      expect(leftMs).toBeLessThanOrEqual(60_000);
    }
    const tickets = keys.find((key) => key.endsWith(':tickets')) ?? '';
    const [id, record] = (await redis.ask('HGETALL', tickets)).split('\n');
    expect(id).toMatch(/^\d+\.\d+\.1$/);
    expect(record).toMatch(
      /^\{"r":false,"l":5,"t":\[\d+\],"n":"[\da-f]{12}","p":true,"h":false,"o":false,"a":\[\],"s":\d+\}$/,
    );
    await person.close();
    expect(await node.stop()).toBe(0);
    expect(await redis.ask('KEYS', '*:tickets')).toBe('');
    expect(await redis.ask('HLEN', keys[1] ?? '')).toBe('0');
    await redis.stop();
  }, 30_000);
});

describe.skipIf(!hasRedis)('who has Redis and not the secret', () => {
  let redis: RedisServer;

  test('[K4] a node with another secret meets nobody of the crowd, and is in nobody’s way', async () => {
    redis = await startRedis();
    const [one, other] = [await startNode(redis), await startNode(redis)];
    const foreign = await startNode(redis, [], 'another-secret-altogether');
    const alone = await personOn(foreign);
    alone.send(joinFrame(1));
    await alone.next('Parked');
    for (let i = 0; i < 5; i++) {
      const pair = await pairOn(one, other);
      for (const person of pair) await person.close();
    }
    expect(alone.waiting.some(({ type }) => type === 'Matched')).toBe(false);
    await alone.close();
    for (const node of [one, other, foreign]) expect(await node.stop()).toBe(0);
    await redis.stop();
  }, 30_000);

  test('[K4] [K5] frames that are repeated, turned around, changed or made up change nothing', async () => {
    redis = await startRedis();
    const [one, other] = [await startNode(redis), await startNode(redis)];
    const monitor = await monitorRedis(redis);
    const [here, there] = await pairOn(one, other);
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(1) });
    await there.next('Signal');
    const frames = published(monitor);
    expect(frames.length).toBeGreaterThanOrEqual(3);
    const channels = new Set(frames.map(({ channel }) => channel));
    expect(channels.size).toBe(2);
    for (const { frame } of frames) {
      for (const channel of channels) {
        await publish(redis, channel, frame);
        const changed = frame.slice();
        changed[20] = (changed[20] ?? 0) ^ 1;
        await publish(redis, channel, changed);
        // A counter that has not been used: only who has the key can say something under it.
        const later = frame.slice();
        later[8] = 0xff;
        await publish(redis, channel, later);
      }
    }
    for (const length of [0, 1, 12, 13, 29, 40, 20_000]) {
      for (const channel of channels) {
        await publish(redis, channel, crypto.getRandomValues(new Uint8Array(length)));
      }
    }
    // What is real still gets through, and nothing came before it.
    here.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(2) });
    there.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(3) });
    expect([...(await there.next('Signal')).blob]).toEqual([2]);
    expect([...(await here.next('Signal')).blob]).toEqual([3]);
    expect(
      here.waiting
        .concat(there.waiting)
        .filter(({ type }) => type !== 'Presence' && type !== 'Parked'),
    ).toEqual([]);
    expect(one.output().stderr + other.output().stderr).toBe('');
    await monitor.stop();
    for (const node of [one, other]) expect(await node.stop()).toBe(0);
    await redis.stop();
  }, 30_000);
});

interface Published {
  readonly channel: string;
  readonly frame: Uint8Array;
}

/** Frames that went from node to node, out of what a monitor heard. */
const published = (monitor: RedisMonitor): Published[] =>
  monitor
    .commands()
    .filter(([command]) => command?.toString() === 'SPUBLISH')
    .map(([, channel = Buffer.alloc(0), frame = Buffer.alloc(0)]) => ({
      channel: channel.toString(),
      frame: new Uint8Array(frame),
    }))
    // Without what a node says to itself.
    .filter(({ frame }) => frame.length > 1);

async function publish(redis: RedisServer, channel: string, frame: Uint8Array): Promise<void> {
  const cli = Bun.spawn(['redis-cli', '-p', String(redis.port), '-x', 'SPUBLISH', channel], {
    stdin: frame.length === 0 ? new Blob(['']) : new Blob([frame.slice()]),
    stdout: 'ignore',
  });
  await cli.exited;
}
