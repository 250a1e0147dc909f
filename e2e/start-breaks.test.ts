import { expect, test } from 'bun:test';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readdirSync, readlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { startServer } from '@passerby/server/main';
import { defaultOptions } from '@passerby/server/shell/default-options';
import type { Log } from '@passerby/server/shell/log';

/** A bug after everything is open: the log throws at the first thing that it is told. */
const broken: Log = () => {
  throw new Error('a bug');
};

const sockets = () =>
  readdirSync('/proc/self/fd').filter((file) => {
    try {
      return readlinkSync(`/proc/self/fd/${file}`).startsWith('socket:');
    } catch {
      return false;
    }
  }).length;

test('[O6] whatever breaks while a server starts, nothing of it stays open', async () => {
  // Taken, so that the start has something to tell when all doors are open.
  const taken = createSocket('udp4').bind(3_478, '127.0.0.1');
  await once(taken, 'listening');
  const port = 18_231;
  const before = sockets();
  const start = () =>
    startServer({
      ...defaultOptions,
      host: '127.0.0.1',
      port,
      origins: [],
      tls: undefined,
      alsoAt: [],
      site: fileURLToPath(new URL('../packages/web/dist', import.meta.url)),
      adsTotals: undefined,
      metrics: { host: '127.0.0.1', port: 0 },
      countCalls: false,
      crowd: undefined,
      drainMs: 0,
      sharePort: false,
      version: '0',
      networks: { trusted: [], denied: [] },
      isPaused: false,
      relay: 'never',
      relayUrls: [],
      relaySecret: undefined,
      log: broken,
    });
  try {
    await expect(start()).rejects.toThrow('a bug');
    await Bun.sleep(500);
    expect(sockets()).toBeLessThanOrEqual(before);
    // The port is free again: the same bug, and not that it is in use.
    await expect(start()).rejects.toThrow('a bug');
  } finally {
    taken.close();
  }
});
