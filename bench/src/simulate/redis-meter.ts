import type { RedisServer } from '@passerby/test-kit/redis-server';

/** What one operation costs a real Redis, in microseconds of its processor, and the node that asks. */
export interface Cost {
  readonly redisMicros: number;
  readonly nodeMicros: number;
}

/** So many operations at once is what a busy node has under way. */
export const inFlight = 64;

/** Runs `job` so many times, a bounded number at once. */
export async function many(
  count: number,
  job: (at: number) => Promise<void>,
  atOnce = inFlight,
): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) await job(next++);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** Processor time of Redis, and of this process, for each of so many operations. */
export async function costOf(
  server: RedisServer,
  count: number,
  job: () => Promise<void>,
): Promise<Cost> {
  const redisBefore = await redisCpuSeconds(server);
  const before = process.cpuUsage();
  await job();
  const { user, system } = process.cpuUsage(before);
  const redisMicros = ((await redisCpuSeconds(server)) - redisBefore) * 1e6;
  return { redisMicros: redisMicros / count, nodeMicros: (user + system) / count };
}

async function redisCpuSeconds(server: RedisServer): Promise<number> {
  const facts = await server.ask('INFO', 'cpu');
  return factIn(facts, 'used_cpu_user') + factIn(facts, 'used_cpu_sys');
}

/** Bytes that Redis has in use. */
export const memoryOf = async (server: RedisServer): Promise<number> =>
  factIn(await server.ask('INFO', 'memory'), 'used_memory');

const factIn = (facts: string, name: string): number =>
  Number(new RegExp(`^${name}:([\\d.]+)`, 'm').exec(facts)?.[1] ?? Number.NaN);
