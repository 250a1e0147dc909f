import { createClient, createCluster } from '@redis/client';
import { within } from '../within.ts';
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
  /** Hears a channel until this is closed, through all interruptions. */
  subscribe(channel: string, hear: (frame: Buffer) => void): Promise<void>;
  /**
   * Connects anew, for TCP can take minutes to say that the other end is not there. What was asked is rejected;
   * resolves when there is a new connection, or it is closed.
   */
  reconnect(): Promise<void>;
  close(): void;
}

export type RedisFailure = 'unreachable' | 'refused' | 'tooOld';

export type RedisOpened =
  | { readonly ok: true; readonly value: RedisConnection }
  | { readonly ok: false; readonly code: RedisFailure };

/** An interruption is noticed and mended within this, give or take a quarter. */
const reconnectMs = 200;
const connectMs = 2_000;
/** Each step of a start: one that takes TCP and then says nothing is as one that is not there. */
const startMs = 5_000;

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
  let facts: string | undefined;
  try {
    facts = await within(
      startMs,
      probe.connect().then(async () => String(await probe.sendCommand(['INFO']))),
    );
  } catch (error) {
    const isAnswer =
      error instanceof Error && /^(NOAUTH|WRONGPASS|NOPERM|ERR) ?/.test(error.message);
    return { ok: false, code: isAnswer ? 'refused' : 'unreachable' };
  } finally {
    probe.destroy();
  }
  if (facts === undefined) return { ok: false, code: 'unreachable' };
  if (Number(/^redis_version:(\d+)/m.exec(facts)?.[1] ?? 0) < 7)
    return { ok: false, code: 'tooOld' };
  const createLink = /^cluster_enabled:1/m.test(facts) ? clusterLinks(url) : singleLinks(url);
  const link = createLink();
  const isConnected = await within(
    startMs,
    link.connect().then(
      () => true,
      () => false,
    ),
  );
  if (isConnected) return { ok: true, value: connection(link, createLink) };
  link.destroy();
  return { ok: false, code: 'unreachable' };
}

/** What is connected until it is destroyed. */
interface Link {
  /** Until it is connected; a single one tries for as long as that takes. */
  connect(): Promise<unknown>;
  command(key: string, words: Argument[]): Promise<unknown>;
  subscribe(channel: string, hear: (frame: Buffer) => void): Promise<unknown>;
  /** What was asked is rejected. */
  destroy(): void;
}

const singleLinks = (url: string) => (): Link => {
  const client = createClient({ ...common, url });
  const listener = client.duplicate();
  for (const one of [client, listener]) one.on('error', nothing);
  return {
    connect: () => Promise.all([client.connect(), listener.connect()]),
    command: (_key, words) => client.sendCommand(words),
    subscribe: (channel, hear) => listener.sSubscribe(channel, hear, true),
    destroy() {
      client.destroy();
      listener.destroy();
    },
  };
};

function clusterLinks(url: string): () => Link {
  // Those that the first one names are spoken to in the same way; an address for all would win over theirs.
  const { protocol, username, password } = new URL(url);
  const credentials = {
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
  };
  const socket = { ...common.socket, ...(protocol === 'rediss:' && { tls: true as const }) };
  let known: readonly { readonly host: string; readonly port: number }[] = [];
  return () => {
    const cluster = createCluster({
      rootNodes: [{ url }, ...known.map((address) => ({ socket: address }))],
      defaults: { ...common, ...credentials, socket },
    });
    cluster.on('error', nothing);
    return {
      connect: () => cluster.connect(),
      command: (key, words) => cluster.sendCommand(key, false, words),
      subscribe: (channel, hear) => cluster.sSubscribe(channel, hear, true),
      destroy() {
        // The one that was named may be the one that is away: any of them knows the others.
        const masters = cluster.masters.map(({ host, port }) => ({ host, port }));
        if (masters.length > 0) known = masters;
        cluster.destroy();
      },
    };
  };
}

function connection(connected: Link, createLink: () => Link): RedisConnection {
  let link = connected;
  let isClosed = false;
  const channels = new Map<string, (frame: Buffer) => void>();
  const command = (key: string, words: readonly Argument[]) => link.command(key, [...words]);

  async function open(fresh: Link): Promise<boolean> {
    try {
      await fresh.connect();
      for (const [channel, hear] of channels) await fresh.subscribe(channel, hear);
      return true;
    } catch {
      return false;
    }
  }

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
      channels.set(channel, hear);
      await link.subscribe(channel, hear);
    },
    async reconnect() {
      while (!isClosed) {
        link.destroy();
        const fresh = createLink();
        link = fresh;
        const isOpen = await open(fresh);
        // One that was given up while it connected may have done so all the same.
        if (fresh !== link || isClosed) fresh.destroy();
        else if (!isOpen) await Bun.sleep(reconnectMs);
        if (fresh !== link || isOpen) return;
      }
    },
    close() {
      isClosed = true;
      link.destroy();
    },
  };
}

/** What goes wrong with a connection is found out by the beats; an error may hold what was sent. */
function nothing(): void {}
