import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { canScanMemory, scanMemory } from '@passerby/test-kit/memory-scan';
import type { Needle } from '@passerby/test-kit/needle';
import type { Looked, ServerMeasures } from '../core/judge-server.ts';
import { summaryOfFinds } from './summary-of-finds.ts';

/** A Redis of the audit's own, empty and without persistence. */
export interface Redis {
  readonly url: string;
  /** Whether anything was put there, and whether it still holds what was planted. */
  look(needles: readonly Needle[]): Promise<RedisLook>;
  stop(): Promise<void>;
}

type RedisLook = Extract<ServerMeasures['redis'], { ok: true }>['value'];

/** Starts one where Redis is installed. */
export async function startRedis(): Promise<Looked<Redis>> {
  const program = Bun.which('redis-server') ?? Bun.which('valkey-server');
  if (program === null) return { ok: false, why: 'Redis is not installed' };
  const port = freePort();
  const child = Bun.spawn(
    [program, `--port ${port}`, '--bind 127.0.0.1', '--appendonly no', '--save', ''],
    { stdio: ['ignore', 'ignore', 'ignore'] },
  );
  const url = `redis://127.0.0.1:${port}`;
  const client = new Bun.RedisClient(url);
  await eventually('Redis', () => client.ping().catch(() => undefined));
  return {
    ok: true,
    value: {
      url,
      async look(needles) {
        const keys = (await client.send('KEYS', ['*'])) as string[];
        const values: string[] = [];
        for (const key of keys) values.push(key, String(await client.send('DUMP', [key])));
        const finds = createNeedleSearch(needles).in(Buffer.from(values.join('\n'), 'latin1'));
        // Values that expired or were deleted stay in its memory.
        if (canScanMemory()) finds.push(...scanMemory(child.pid, needles).finds);
        return { keys: keys.length, finds: summaryOfFinds(finds) };
      },
      async stop() {
        client.close();
        child.kill();
        await child.exited;
      },
    },
  };
}
