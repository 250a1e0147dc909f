import { nodeWire } from '@passerby/server/core/cluster/node-messages';
import { Bus } from '@passerby/server/shell/redis/bus';
import { Directory } from '@passerby/server/shell/redis/directory';
import { createNodeIdentity } from '@passerby/server/shell/redis/node-identity';
import type { RedisConnection } from '@passerby/server/shell/redis/redis-connection';
import { eventually } from '@passerby/test-kit/eventually';
import type { RedisServer } from '@passerby/test-kit/redis-server';
import { progress } from '../connect/progress.ts';
import { costOf, inFlight } from './redis-meter.ts';

const secret = 'for-this-bench-alone';
const lastingMs = 600_000;
const times = 20_000;
const descriptionBytes = 500;

/** What a frame between two nodes costs, through their own buses. */
export async function frameCosts({
  redis,
  server,
}: {
  readonly redis: RedisConnection;
  readonly server: RedisServer;
}) {
  progress('frames between nodes');
  const [one, other] = [1, 2].map((node) => createNodeIdentity(node, secret));
  if (one === undefined || other === undefined) throw new Error('no node');
  let heard = 0;
  const open = async (identity: typeof one) => {
    const directory = new Directory(redis, identity, lastingMs);
    const bus = new Bus({
      identity,
      redis,
      directory,
      askWhoIsThere: () => {},
      heardItself: () => {},
      heard: () => {
        heard += 1;
      },
    });
    await bus.open();
    return { directory, bus };
  };
  const [from, to] = [await open(one), await open(other)];
  for (const { directory } of [from, to, from]) await directory.renew({ sessions: 0, waiting: 0 });
  const accept = {
    type: 'Accept',
    ...{ session: 1, ticket: 1, fromSession: 2, fromTicket: 2, offer: 1 },
    ...{ generation: 1, isLocal: false, isExempt: false },
    commitment: new Uint8Array(32).fill(7),
    tags: [1, 2, 3],
    networks: new Uint8Array(12).fill(3),
    description: new Uint8Array(descriptionBytes).fill(1),
    local: new Uint8Array(0),
  } as const;
  const send = async (count: number) => {
    const until = heard + count;
    for (let sent = 0; sent < count; sent += inFlight) {
      for (let i = 0; i < inFlight; i++) from.bus.send(2, accept);
      const due = Math.min(until, until - count + sent + inFlight);
      await eventually('the frames to come', () => heard >= due, { everyMs: 0 });
    }
  };
  const rounded = times - (times % inFlight);
  await send(inFlight * 10);
  const frame = await costOf(server, rounded, () => send(rounded));
  const sealedBytes = 1 + 4 + 8 + 16;
  return { frame, frameBytes: nodeWire.encode(accept).length + sealedBytes };
}
