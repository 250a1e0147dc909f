import { afterAll, beforeAll, describe } from 'bun:test';
import type { Seated } from '@passerby/server/core/cluster/pool-index';
import { SharedPool } from '@passerby/server/core/cluster/shared-pool';
import type { Pair } from '@passerby/server/core/pool';
import { type PoolUnderTest, poolContract } from '@passerby/server/core/test-pool-contract';
import { openRedis, type RedisConnection } from '@passerby/server/shell/redis/redis-connection';
import { createRedisIndex } from '@passerby/server/shell/redis/redis-index';
import { eventually } from '@passerby/test-kit/eventually';
import { startRedisCluster } from '@passerby/test-kit/redis-cluster';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';

const relaxAfterMs = 4_000;
/** Longer than any test: here it is not about leases. */
const leaseMs = 600_000;

if (!hasRedis) console.log('skipped: there is no redis-server here');

describe.skipIf(!hasRedis)('the shared pool', () => {
  let servers: readonly RedisServer[] = [];
  let single: RedisConnection;
  let cluster: RedisConnection;

  beforeAll(async () => {
    const alone = await startRedis();
    const several = await startRedisCluster();
    servers = [alone, ...several];
    [single, cluster] = await Promise.all([connected(alone), connected(several[0])]);
  }, 60_000);
  afterAll(async () => {
    for (const connection of [single, cluster]) connection.close();
    await Promise.all(servers.map((server) => server.stop()));
  });

  const emptied = async () => {
    await Promise.all(servers.map((server) => server.ask('FLUSHALL')));
  };
  poolContract('on one node', async () => {
    await emptied();
    return openPools(single, 1);
  });
  poolContract('over three nodes', async () => {
    await emptied();
    return openPools(single, 3);
  });
  poolContract('over three nodes, on a cluster', async () => {
    await emptied();
    return openPools(cluster, 3);
  });
});

async function connected(server: RedisServer | undefined): Promise<RedisConnection> {
  const opened = await openRedis(server?.url ?? '');
  if (!opened.ok) throw new Error(opened.code);
  return opened.value;
}

/** As many nodes as are wanted; each session is on one of them. They ask each other directly here. */
async function openPools(redis: RedisConnection, count: number): Promise<PoolUnderTest> {
  const pairs: [number, number][] = [];
  const nodes: SharedPool[] = [];
  let now = 0;
  let asked = 0;
  const counted: Pick<RedisConnection, 'run' | 'command'> = {
    command: redis.command,
    run: (...of) => {
      asked++;
      return redis.run(...of).finally(() => {
        asked--;
      });
    },
  };
  const nodeOf = (session: number) => nodes[session % count] as SharedPool;
  const met = ({ first, second }: Pair) => pairs.push([first.session, second.session]);
  for (let node = 0; node < count; node++) {
    const index = createRedisIndex({
      node,
      name: 'test',
      redis: counted,
      isThere: () => true,
      networkOf: ({ network }) => String(network),
    });
    await index.renew(leaseMs);
    const pool: SharedPool = new SharedPool(
      {
        index,
        met,
        found(ticket, stranger: Seated) {
          const theirs = nodes[stranger.node]?.promise(stranger.session, stranger.number);
          if (theirs === undefined) {
            pool.again(ticket.session, ticket.number, now);
            return;
          }
          pool.settle(ticket.session);
          met(
            ticket.since < theirs.since
              ? { first: ticket, second: theirs }
              : { first: theirs, second: ticket },
          );
        },
        release: ({ session, number }) => nodeOf(session).released(session, number, now),
      },
      relaxAfterMs,
      () => now,
    );
    nodes.push(pool);
  }
  const rest = () => eventually('all answers', () => asked === 0, { everyMs: 1 });
  return {
    join: (ticket) => nodeOf(ticket.session).join(ticket, now),
    leave: (session) => nodeOf(session).leave(session),
    async pass(ms) {
      await rest();
      now += ms;
      for (const node of nodes) node.sweep(now);
      await rest();
    },
    async pairs() {
      await rest();
      return pairs;
    },
    waiting: () => nodes.reduce((sum, { size }) => sum + size, 0),
  };
}
