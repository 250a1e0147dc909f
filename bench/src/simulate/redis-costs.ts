import type { Ticket } from '@passerby/server/core/ticket';
import { Directory } from '@passerby/server/shell/redis/directory';
import { createNodeIdentity } from '@passerby/server/shell/redis/node-identity';
import { openRedis, type RedisConnection } from '@passerby/server/shell/redis/redis-connection';
import { createRedisIndex, type RedisIndex } from '@passerby/server/shell/redis/redis-index';
import { type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import { createChance } from '../chance.ts';
import { progress } from '../connect/progress.ts';
import { frameCosts } from './frame-cost.ts';
import { drawPerson, nextTicket } from './person.ts';
import { type Cost, costOf, many, memoryOf } from './redis-meter.ts';
import { usualHabits } from './world.ts';

/** Measured through the product's own index, directory and bus. */
export interface RedisCosts {
  /** A look that finds nobody: the first one of a ticket, and one that it is looked for anew. */
  readonly kept: Cost;
  readonly again: Cost;
  readonly taken: Cost;
  readonly removed: Cost;
  /** One node's renewal, each second: by itself, and for each node that there is. */
  readonly beat: Cost;
  readonly beatOfNode: Cost;
  /** A sealed frame with a description, from one node to another. */
  readonly frame: Cost;
  readonly frameBytes: number;
  /** What one who waits takes of Redis' memory. */
  readonly ticketBytes: number;
  /** What a node does once for each other node: keys agreed. */
  readonly acquaintanceMicros: number;
}

const times = 20_000;
const waitingMany = 20_000;
const lastingMs = 600_000;

/** Starts a Redis of its own on the loopback and asks it many times. */
export async function measureRedisCosts(seed: number): Promise<RedisCosts> {
  const server = await startRedis();
  try {
    const opened = await openRedis(server.url);
    if (!opened.ok) throw new Error(`Redis: ${opened.code}`);
    const redis = opened.value;
    try {
      const crowd = { redis, server, seed };
      const looks = await lookCosts(crowd);
      const beats = await beatCosts(crowd);
      const frames = await frameCosts(crowd);
      return { ...looks, ...beats, ...frames };
    } finally {
      redis.close();
    }
  } finally {
    await server.stop();
  }
}

interface Given {
  readonly redis: RedisConnection;
  readonly server: RedisServer;
  readonly seed: number;
}

async function lookCosts({ redis, server, seed }: Given) {
  progress('looks');
  const chance = createChance(seed);
  const index = createRedisIndex({
    node: 1,
    name: 'bench',
    redis,
    isThere: () => true,
    networkOf: ({ network }) => (0x1000_0000_0000 + network).toString(16).padStart(12, '0'),
  });
  await index.renew(lastingMs);
  let sessions = 0x4000_0000;
  const anyone = (): Ticket => ({
    ...nextTicket(drawPerson(chance, usualHabits, chance.below(6), ++sessions), 0),
    mode: 'video',
    // As somebody who has met eight has them.
    avoided: Array.from({ length: 8 }, () => 0x4000_0000 - chance.below(1e9)),
  });
  const look = (ticket: Ticket) => lookOf(index, ticket);
  await many(2_000, async () => void (await look(anyone())));
  await server.ask('FLUSHALL');
  await index.renew(lastingMs);

  // A wish that nobody shares, as it is drawn otherwise: kept, looked for anew, and taken out again.
  const lonely = (at: number): Ticket => ({
    ...anyone(),
    tags: [1e6 + 3 * at, 1e6 + 3 * at + 1, 1e6 + 3 * at + 2],
  });
  const waiting = Array.from({ length: waitingMany }, (_, at) => lonely(at));
  const memoryBefore = await memoryOf(server);
  const lookForAll = () =>
    many(waitingMany, async (at) => void (await look(waiting[at] as Ticket)));
  const kept = await costOf(server, waitingMany, lookForAll);
  const ticketBytes = ((await memoryOf(server)) - memoryBefore) / waitingMany;
  const again = await costOf(server, waitingMany, lookForAll);
  const removed = await costOf(server, waitingMany, async () => {
    for (const ticket of waiting) index.remove(ticket);
    await index.rest();
  });

  // A crowd in which most find somebody: what a look costs that takes, by what one costs that keeps.
  let found = 0;
  const mixed = await costOf(server, times, () =>
    many(times, async () => {
      if (await look(anyone())) found += 1;
    }),
  );
  const share = found / times;
  const taken = {
    redisMicros: (mixed.redisMicros - (1 - share) * kept.redisMicros) / share,
    nodeMicros: (mixed.nodeMicros - (1 - share) * kept.nodeMicros) / share,
  };
  await server.ask('FLUSHALL');
  return { kept, again, taken, removed, ticketBytes };
}

/** Whether somebody was found. */
function lookOf(index: RedisIndex, ticket: Ticket): Promise<boolean> {
  const { promise, resolve, reject } = Promise.withResolvers<boolean>();
  index.look(ticket, { isRelaxed: false, waitedMs: 0 }, ({ outcome }) => {
    if (outcome === 'away') reject(new Error('Redis does not answer'));
    else resolve(outcome === 'taken');
  });
  return promise;
}

const secret = 'for-this-bench-alone';
const fewNodes = 8;
const manyNodes = 512;
const beats = 400;

async function beatCosts({ redis, server }: Given) {
  progress('leases');
  const identities = Array.from({ length: manyNodes }, (_, at) =>
    createNodeIdentity(at + 1, secret),
  );
  const [own] = identities;
  if (own === undefined) throw new Error('no node');
  const index = createRedisIndex({
    node: own.node,
    name: own.crowd,
    redis,
    isThere: () => true,
    networkOf: () => '',
  });
  const directory = new Directory(redis, own, lastingMs);
  const all = `passerby:{${own.crowd}.nodes}`;
  const come = async (one: (typeof identities)[number]) => {
    const until = String(Date.now() + lastingMs);
    await redis.command(`${all}:live`, ['ZADD', `${all}:live`, until, String(one.node)]);
    await redis.command(`${all}:lease`, [
      'HSET',
      `${all}:lease`,
      String(one.node),
      `${one.lease} 8 8`,
    ]);
  };
  const beat = async () => {
    await directory.renew({ sessions: 8, waiting: 8 });
    await index.renew(lastingMs);
  };
  const costAmong = async () => {
    const { there } = await directory.renew({ sessions: 8, waiting: 8 });
    return { nodes: there.size + 1, cost: await costOf(server, beats, () => many(beats, beat, 1)) };
  };
  for (const one of identities.slice(1, fewNodes)) await come(one);
  const few = await costAmong();
  for (const one of identities.slice(fewNodes)) await come(one);
  const begun = performance.now();
  await directory.renew({ sessions: 8, waiting: 8 });
  const acquaintanceMicros = ((performance.now() - begun) * 1_000) / (manyNodes - fewNodes);
  const lots = await costAmong();
  if (lots.nodes !== manyNodes) throw new Error(`${lots.nodes} nodes of ${manyNodes}`);
  const slope = (of: (cost: Cost) => number) =>
    (of(lots.cost) - of(few.cost)) / (lots.nodes - few.nodes);
  const beatOfNode = {
    redisMicros: slope(({ redisMicros }) => redisMicros),
    nodeMicros: slope(({ nodeMicros }) => nodeMicros),
  };
  await server.ask('FLUSHALL');
  return {
    beat: {
      redisMicros: few.cost.redisMicros - few.nodes * beatOfNode.redisMicros,
      nodeMicros: few.cost.nodeMicros - few.nodes * beatOfNode.nodeMicros,
    },
    beatOfNode,
    acquaintanceMicros,
  };
}
