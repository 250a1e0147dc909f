import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { connect } from 'node:net';
import { createNodeIdentity } from '@passerby/server/shell/redis/node-identity';
import { eventually } from '@passerby/test-kit/eventually';
import { monitorRedis } from '@passerby/test-kit/redis-monitor';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import type { ServerProcess } from '@passerby/test-kit/server-process';
import { nodePassword, personOn, startNode } from './node-scene.ts';
import { expectTwoToMeet, whileTwoTalk } from './two-who-talk.ts';

/*
 * Somebody who has all of Redis, and not the operator's secret, writes there what they like. They can stop
 * matching, as they could by turning Redis off; they can make no node fall, and none do as they say.
 */

if (!hasRedis) console.log('skipped: there is no redis-server here');

type Word = string | Uint8Array;

/** Commands one after the other, as bytes; resolves when all are done. What they answer is nothing to us. */
async function tell(redis: RedisServer, commands: readonly (readonly Word[])[]): Promise<void> {
  const done = 'all of it is done';
  const said = [...commands, ['ECHO', done]].flatMap((words) => [
    Buffer.from(`*${words.length}\r\n`),
    ...words.flatMap((word) => [
      Buffer.from(`$${Buffer.byteLength(word)}\r\n`),
      Buffer.from(word as Uint8Array),
      Buffer.from('\r\n'),
    ]),
  ]);
  await new Promise<void>((resolve, reject) => {
    let heard = '';
    const tcp = connect(redis.port, '127.0.0.1', () => tcp.write(Buffer.concat(said)));
    tcp.on('error', reject);
    tcp.on('data', (chunk) => {
      heard = (heard + chunk.toString('latin1')).slice(-64);
      if (!heard.endsWith(`${done}\r\n`)) return;
      tcp.destroy();
      resolve();
    });
  });
}

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

function changed(frame: Uint8Array, change: (bytes: Uint8Array) => void): Uint8Array {
  const other = frame.slice();
  change(other);
  return other;
}

/** Everything that can be made of a true frame without the key that sealed it. */
function forgeriesOf(frame: Uint8Array): readonly Uint8Array[] {
  const withSender = (node: number) =>
    changed(frame, (bytes) => new DataView(bytes.buffer).setUint32(1, node));
  return [
    frame,
    ...Array.from({ length: frame.length }, (_, at) => frame.slice(0, at)),
    ...Array.from({ length: frame.length }, (_, at) =>
      changed(frame, (bytes) => {
        bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8));
      }),
    ),
    // A counter that is far from used up.
    changed(frame, (bytes) => bytes.fill(0x7f, 5, 13)),
    ...[0, 1, 2 ** 32 - 1].map(withSender),
    Buffer.concat([frame, new Uint8Array(1)]),
    Buffer.concat([frame, frame]),
  ];
}

describe.skipIf(!hasRedis)('[E129] who has Redis and not the secret', () => {
  let redis: RedisServer;
  let nodes: readonly [ServerProcess, ServerProcess];
  beforeEach(async () => {
    redis = await startRedis();
    nodes = [await startNode(redis), await startNode(redis)];
  });
  afterEach(async () => {
    for (const node of nodes) {
      expect(await node.stop()).toBe(0);
      expect(node.output().stderr).toBe('');
    }
    await redis.stop();
  });

  test('[K4] [K5] says again, cuts, bends, swells and makes up what goes from node to node', async () => {
    const [one, other] = nodes;
    const monitor = await monitorRedis(redis);
    const published = () =>
      monitor
        .commands()
        .filter(([command]) => command?.toString() === 'SPUBLISH')
        .map(([, channel = Buffer.alloc(0), frame = Buffer.alloc(0)]) => ({
          channel: channel.toString(),
          frame: new Uint8Array(frame),
        }))
        // Without what a node says to itself.
        .filter(({ frame }) => frame.length > 1);
    await whileTwoTalk(
      one,
      async () => {
        await eventually('some words to go over Redis', () => published().length > 6);
        const heard = published();
        await monitor.stop();
        const channels = [...new Set(heard.map(({ channel }) => channel))];
        expect(channels).toHaveLength(2);
        for (const { frame } of heard) {
          const forged = forgeriesOf(frame);
          const all = channels.flatMap((channel) =>
            forged.map((bytes) => ['SPUBLISH', channel, bytes]),
          );
          await tell(redis, all);
        }
        const strangers = Array.from({ length: 3_000 }, () =>
          changed(random(200), (bytes) => {
            bytes[0] = 1;
          }),
        );
        const swollen = changed(random(65_536), (bytes) => {
          bytes[0] = 1;
        });
        for (const channel of channels) {
          const made = [...strangers, swollen];
          await tell(
            redis,
            made.map((frame) => ['SPUBLISH', channel, frame]),
          );
        }
      },
      other,
    );
  }, 40_000);

  test('[K4] writes itself, and others, among the nodes that are there', async () => {
    const [one, other] = nodes;
    const idle = await personOn(one);
    await whileTwoTalk(
      one,
      async () => {
        const keys = (await redis.ask('KEYS', 'passerby:*nodes}:*')).split('\n');
        const lease = keys.find((key) => key.endsWith(':lease')) ?? '';
        const live = keys.find((key) => key.endsWith(':live')) ?? '';
        const listed = (await redis.ask('HGETALL', lease)).split('\n');
        const [own = '', proof = ''] = listed;
        const many = ' 9999992 9999992';
        const made = (node: number) => createNodeIdentity(node, 'not-that-secret').lease;
        const forged: readonly (readonly [string, string])[] = [
          ['7', `${made(7)}${many}`],
          // A true lease under another name, a made one under a true name, and what is none. (The totals
          // beside a lease are not sealed: whoever is known already is believed in them.)
          ['8', `${proof.split(' ')[0]}${many}`],
          [own, made(Number(own))],
          ['9', many],
          ['10', 'x'.repeat(100_000)],
          ['-1', proof],
          ['1e9', proof],
          ['not a number', proof],
          ['', ''],
        ];
        const until = String(Date.now() + 60_000);
        for (let i = 0; i < 20; i++) {
          await tell(
            redis,
            forged.flatMap(([name, value]) => [
              ['HSET', lease, name, value],
              ['ZADD', live, until, name],
            ]),
          );
          await Bun.sleep(100);
        }
        // Who comes among them finds the true ones, and is found.
        const third = await startNode(redis);
        await expectTwoToMeet(one, third);
        expect(await third.stop()).toBe(0);
        expect(third.output().stderr).toBe('');
      },
      other,
    );
    const shown = idle.waiting.flatMap((one) => (one.type === 'Presence' ? [one.here] : []));
    expect(shown.length).toBeGreaterThan(0);
    expect(Math.max(...shown)).toBeLessThan(100);
    await idle.close();
  }, 60_000);

  test('[K2] [K5] puts people among those who wait whom there are none of, and what is no record', async () => {
    const [one, other] = nodes;
    await whileTwoTalk(
      one,
      async () => {
        const keys = (await redis.ask('KEYS', 'passerby:*.video}:nodes')).split('\n');
        const pool = (keys[0] ?? '').replace(/:nodes$/, '');
        const nodesThere = (await redis.ask('ZRANGE', keys[0] ?? '', '0', '-1')).split('\n');
        const record = (session: number) =>
          JSON.stringify({
            r: true,
            l: 0,
            t: [],
            n: 'ab',
            p: true,
            h: false,
            o: false,
            a: [],
            s: session,
          });
        const forged: readonly (readonly [string, string])[] = [
          ['5.1.1', record(1)],
          [`${nodesThere[0]}.77.1`, record(77)],
          [`${nodesThere[1]}.78.1`, record(78)],
          ...[
            '',
            'x',
            '5',
            '[]',
            '{}',
            '{"t":5}',
            '{"t":[[]],"a":[],"l":[]}',
            '{"t":[],"a":{},"r":1}',
          ].map((raw, i) => [`${nodesThere[i % 2]}.${80 + i}.1`, raw] as const),
          ['no id', record(79)],
          ['', record(80)],
        ];
        const queues = ['anyone', 'untagged', 'language:0', 'tag:1'];
        await tell(redis, [
          ['ZADD', `${pool}:nodes`, String(Date.now() + 60_000), '5'],
          ...forged.flatMap(([id, raw]) => [
            ['HSET', `${pool}:tickets`, id, raw],
            ...queues.map((queue) => ['ZADD', `${pool}:q:${queue}`, '0', id]),
          ]),
        ]);
        // The oldest in every queue: whoever looks comes upon them first.
        for (let i = 0; i < 3; i++) await expectTwoToMeet(one, other);
      },
      other,
    );
  }, 60_000);

  test('the control: who has the secret as well is one of them', async () => {
    const third = await startNode(redis, [], nodePassword);
    await expectTwoToMeet(nodes[0], third);
    expect(await third.stop()).toBe(0);
  }, 30_000);
});
