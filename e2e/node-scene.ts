import type { RedisServer } from '@passerby/test-kit/redis-server';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { joinFrame } from './wish.ts';

export const nodePassword = 'for-these-tests-alone';

/**
 * A node of the crowd on this Redis, or a stranger to it who has another password. Unless the test is about
 * that, it ends at once when it is told to.
 */
export function startNode(
  redis: Pick<RedisServer, 'url'>,
  flags: readonly string[] = [],
  password = nodePassword,
): Promise<ServerProcess> {
  const drain = flags.some((flag) => flag.startsWith('--drain')) ? [] : ['--drain=0'];
  return startServerProcess({
    flags: ['--stun-ports=none', '--site=/nowhere', ...drain, ...flags],
    environment: { REDIS_URL: redis.url, PASSERBY_NODE_PASSWORD: password },
  });
}

/** Somebody on a node, welcomed. */
export async function personOn(node: Pick<ServerProcess, 'url'>): Promise<WireClient> {
  const client = await openWireClient({ url: node.url });
  client.send({ type: 'Hello', version: 1 });
  await client.next('Welcome');
  return client;
}

/** Two people, each on a node, who have met. Their tickets are 1. */
export async function pairOn(
  one: Pick<ServerProcess, 'url'>,
  other: Pick<ServerProcess, 'url'>,
): Promise<readonly [WireClient, WireClient]> {
  const people = [await personOn(one), await personOn(other)] as const;
  for (const person of people) person.send(joinFrame(1));
  await Promise.all(people.map((person) => person.next('Matched')));
  return people;
}
