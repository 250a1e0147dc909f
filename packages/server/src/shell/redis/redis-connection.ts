import { createClient, createCluster } from '@redis/client';
import type { Script } from './script.ts';

type Argument = string | Buffer;

/** One Redis or Valkey, or a cluster of them, as this node uses it. */
export interface RedisConnection {
  /** Rejects when it is away. `key` decides which part of a cluster is asked. */
  command(key: string, words: readonly Argument[]): Promise<unknown>;
  /** Runs a script, which the engine may have forgotten. */
  run(
    script: Script,
    keys: readonly [string, ...string[]],
    args: readonly Argument[],
  ): Promise<unknown>;
  /** How many heard it. */
  publish(channel: string, frame: Buffer): Promise<number>;
  /** Hears a channel for as long as the connection lives, through all interruptions. */
  subscribe(channel: string, hear: (frame: Buffer) => void): Promise<void>;
  close(): void;
}

export type RedisFailure = 'unreachable' | 'refused' | 'tooOld';

export type RedisOpened =
  | { readonly ok: true; readonly value: RedisConnection }
  | { readonly ok: false; readonly code: RedisFailure };

/** An interruption is noticed and mended within this, give or take a quarter. */
const reconnectMs = 200;
const connectMs = 2_000;

const common = {
  socket: {
    connectTimeout: connectMs,
    reconnectStrategy: () => reconnectMs * (0.75 + Math.random() / 2),
  },
  // What cannot be said now is said anew when there is something to say.
  disableOfflineQueue: true,
  disableClientInfo: true,
  maintNotifications: 'disabled',
} as const;

/** Connects, and finds out whether it is one or a cluster. Sharded channels came with version 7. */
export async function openRedis(url: string): Promise<RedisOpened> {
  const probe = createClient({
    ...common,
    url,
    socket: { connectTimeout: connectMs, reconnectStrategy: false },
  });
  probe.on('error', nothing);
  let facts: string;
  try {
    await probe.connect();
    facts = String(await probe.sendCommand(['INFO']));
  } catch (error) {
    const isAnswer =
      error instanceof Error && /^(NOAUTH|WRONGPASS|NOPERM|ERR) ?/.test(error.message);
    return { ok: false, code: isAnswer ? 'refused' : 'unreachable' };
  } finally {
    probe.destroy();
  }
  if (Number(/^redis_version:(\d+)/m.exec(facts)?.[1] ?? 0) < 7)
    return { ok: false, code: 'tooOld' };
  const isCluster = /^cluster_enabled:1/m.test(facts);
  try {
    return { ok: true, value: isCluster ? await openCluster(url) : await openSingle(url) };
  } catch {
    return { ok: false, code: 'unreachable' };
  }
}

async function openSingle(url: string): Promise<RedisConnection> {
  const client = createClient({ ...common, url });
  const listener = client.duplicate();
  for (const one of [client, listener]) one.on('error', nothing);
  await Promise.all([client.connect(), listener.connect()]);
  return connection({
    command: (_key, words) => client.sendCommand(words),
    subscribe: (channel, hear) => listener.sSubscribe(channel, hear, true),
    close: () => {
      client.destroy();
      listener.destroy();
    },
  });
}

async function openCluster(url: string): Promise<RedisConnection> {
  // Those that the first one names are spoken to in the same way; an address for all would win over theirs.
  const { protocol, username, password } = new URL(url);
  const credentials = {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
  };
  const socket = { ...common.socket, ...(protocol === 'rediss:' && { tls: true as const }) };
  const cluster = createCluster({
    rootNodes: [{ url }],
    defaults: { ...common, ...credentials, socket },
  });
  cluster.on('error', nothing);
  await cluster.connect();
  return connection({
    command: (key, words) => cluster.sendCommand(key, false, words),
    subscribe: (channel, hear) => cluster.sSubscribe(channel, hear, true),
    close: () => cluster.destroy(),
  });
}

function connection(given: {
  command(key: string, words: Argument[]): Promise<unknown>;
  subscribe(channel: string, hear: (frame: Buffer) => void): Promise<unknown>;
  close(): void;
}): RedisConnection {
  const command = (key: string, words: readonly Argument[]) => given.command(key, [...words]);
  return {
    command,
    async run({ sha1, text }, keys, args) {
      const rest = [String(keys.length), ...keys, ...args];
      try {
        return await command(keys[0], ['EVALSHA', sha1, ...rest]);
      } catch (error) {
        if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
        return command(keys[0], ['EVAL', text, ...rest]);
      }
    },
    async publish(channel, frame) {
      return Number(await command(channel, ['SPUBLISH', channel, frame]));
    },
    async subscribe(channel, hear) {
      await given.subscribe(channel, hear);
    },
    close: given.close,
  };
}

/** What goes wrong with a connection is found out by the beats; an error may hold what was sent. */
function nothing(): void {}
