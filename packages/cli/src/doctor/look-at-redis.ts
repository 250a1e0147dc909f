import type { Finding } from './finding.ts';
import { judgeRedis, judgeRedisFailure } from './redis.ts';

/** Asks the Redis that the nodes share what it does with what it is told. */
export async function lookAtRedis(url: string): Promise<Finding> {
  // Loaded by those who have one: it is larger than the rest of the doctor.
  const { openRedis } = await import('@passerby/server/shell/redis/redis-connection');
  const opened = await openRedis(url);
  if (!opened.ok) return judgeRedisFailure(opened.code);
  const redis = opened.value;
  const ask = (words: readonly string[]) => redis.command('', words).catch(() => undefined);
  try {
    const info = await ask(['INFO']);
    const config = await ask(['CONFIG', 'GET', 'save']);
    return judgeRedis({ info: String(info ?? ''), save: settingOf(config) });
  } finally {
    redis.close();
  }
}

/** A map (RESP3) or a list of name and value (RESP2); undefined when it is not told. */
function settingOf(config: unknown): string | undefined {
  const [, value] = Array.isArray(config) ? config : (Object.entries(config ?? {})[0] ?? []);
  return typeof value === 'string' || Buffer.isBuffer(value) ? value.toString() : undefined;
}
