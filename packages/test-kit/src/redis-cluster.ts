import { eventually } from './eventually.ts';
import { type RedisServer, startRedis } from './redis-server.ts';

/** A real cluster of three masters on the loopback: each has a third of the slots. */
export async function startRedisCluster(): Promise<readonly RedisServer[]> {
  const flags = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000'];
  // Its bus has a port of its own, which is otherwise 10,000 higher than what may be free.
  const servers: RedisServer[] = [];
  for (let i = 0; i < 3; i++) servers.push(await startRedis({ flags, isClustered: true }));
  const [first] = servers;
  if (first === undefined) throw new Error('no server');
  const addresses = servers.map(({ port }) => `127.0.0.1:${port}`);
  await first.ask('--cluster', 'create', ...addresses, '--cluster-yes');
  for (const server of servers) {
    await eventually('the cluster to stand', async () =>
      (await server.ask('CLUSTER', 'INFO')).includes('cluster_state:ok'),
    );
  }
  return servers;
}
