import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

/** A real Redis on a free port of the loopback, which keeps nothing. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** What it has to say to one command, as redis-cli prints it. */
  ask(...words: readonly string[]): Promise<string>;
  /** SIGKILL. What it knew is gone. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT: it is there, and does nothing. */
  freeze(): void;
  thaw(): void;
  /** A new one on the same port, empty. */
  restart(): Promise<RedisServer>;
  stop(): Promise<void>;
}

/** Whether there is one to be started; where there is none, say so and skip. */
export const hasRedis = Bun.which('redis-server') !== null;

/** `flags` as on its command line, such as `--cluster-enabled yes`. */
export async function startRedis(
  options: {
    readonly flags?: readonly string[];
    readonly isClustered?: boolean;
    readonly environment?: Readonly<Record<string, string>>;
    readonly password?: string;
  } = {},
  port?: number,
): Promise<RedisServer> {
  const own = port ?? freePort();
  const folder = await mkdtemp(join(tmpdir(), 'passerby-redis-'));
  const child = Bun.spawn(
    [
      'redis-server',
      ...['--port', String(own), '--bind', '127.0.0.1', '--dir', folder],
      ...['--save', '', '--appendonly', 'no', ...(options.flags ?? [])],
      ...(options.password === undefined ? [] : ['--requirepass', options.password]),
      ...(options.isClustered ? ['--cluster-port', String(freePort())] : []),
    ],
    {
      ...{ stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' },
      env: { ...process.env, ...options.environment },
    },
  );
  const ask = async (...words: readonly string[]) => {
    const cli = Bun.spawn(['redis-cli', '-p', String(own), ...words], {
      stderr: 'ignore',
      env: { ...process.env, REDISCLI_AUTH: options.password },
    });
    return (await new Response(cli.stdout).text()).trim();
  };
  await eventually('Redis to answer', async () => (await ask('PING')) === 'PONG').catch((error) => {
    child.kill('SIGKILL');
    throw error;
  });
  const end = async () => {
    if (child.exitCode === null) {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
    }
    await child.exited;
    await rm(folder, { recursive: true, force: true });
  };
  return {
    url: `redis://127.0.0.1:${own}`,
    port: own,
    pid: child.pid,
    ask,
    kill: end,
    freeze: () => child.kill('SIGSTOP'),
    thaw: () => child.kill('SIGCONT'),
    async restart() {
      await end();
      return startRedis(options, own);
    },
    stop: end,
  };
}

/** A port that nobody listens on, a moment ago. */
