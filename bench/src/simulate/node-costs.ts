import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { startRedis } from '@passerby/test-kit/redis-server';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { progress } from '../connect/progress.ts';
import { greet, openSockets } from '../load-socket.ts';
import { passerbyPlay } from '../match-cycle.ts';
import { cpuSeconds } from '../process-figures.ts';
import { startPasserby } from '../subject.ts';
import { stunMicros } from './stun-cost.ts';

/** What people cost a node, in microseconds of its processor. */
export interface NodeCosts {
  /** A match whose two are on one node, and one whose two are on different ones (both nodes together). */
  readonly matchMicros: number;
  readonly matchAcrossMicros: number;
  /** What Redis was seen to take for a match of four nodes, with all that belongs to it. */
  readonly redisMatchMicros: number;
  /** Share of those pairs whose two were on different nodes. */
  readonly acrossShare: number;
  /** A socket over TLS, opened and greeted. */
  readonly openingMicros: number;
  /** One word about how many are here. */
  readonly presenceMicros: number;
  /** Somebody who is connected, for a second. */
  readonly idleMicros: number;
  readonly stunMicros: number;
}

export async function measureNodeCosts(): Promise<NodeCosts> {
  const alone = await matchesAmong(1);
  const several = await matchesAmong(nodesOfCrowd);
  const acrossShare = (nodesOfCrowd - 1) / nodesOfCrowd;
  return {
    matchMicros: alone.nodeMicros,
    matchAcrossMicros: alone.nodeMicros + (several.nodeMicros - alone.nodeMicros) / acrossShare,
    redisMatchMicros: several.redisMicros,
    acrossShare,
    ...(await connectedCosts()),
  };
}

const nodesOfCrowd = 4;
const people = 128;
const nexts = 24_000;

/** Everybody presses Next as soon as they are matched, on so many nodes around one Redis. */
async function matchesAmong(count: number) {
  progress(`matches on ${count} ${count === 1 ? 'node' : 'nodes'}`);
  const redis = await startRedis();
  const nodes: ServerProcess[] = [];
  try {
    for (let node = 0; node < count; node++) nodes.push(await startNode(redis.url));
    const perNode = people / count;
    const opened = await Promise.all(nodes.map(({ url }) => openSockets(url, perNode, greet)));
    // In turns, so that the first ones to come are not all on one node.
    const sockets = Array.from(
      { length: people },
      (_, at) => opened[at % count]?.[(at / count) | 0],
    );
    const all = sockets.filter((socket) => socket !== undefined);
    await passerbyPlay(all, nexts / 10);
    const cpu = () => nodes.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
    const [before, redisBefore] = [cpu(), cpuSeconds(redis.pid)];
    await passerbyPlay(all, nexts);
    const matches = nexts / 2;
    const measured = {
      nodeMicros: ((cpu() - before) * 1e6) / matches,
      redisMicros: ((cpuSeconds(redis.pid) - redisBefore) * 1e6) / matches,
    };
    for (const socket of all) socket.terminate();
    return measured;
  } finally {
    await Promise.all(nodes.map((node) => node.kill()));
    await redis.stop();
  }
}

const startNode = (redisUrl: string): Promise<ServerProcess> =>
  startServerProcess({
    flags: [
      ...['--stun-ports=none', '--site=/nowhere', '--drain=0'],
      ...['--sockets-per-network=20000', '--openings-per-second=100000'],
      '--frames-per-second=100000',
    ],
    environment: { REDIS_URL: redisUrl, PASSERBY_NODE_PASSWORD: 'for-this-bench-alone' },
  });

const connected = 4_000;
const idleSeconds = 20;
const comings = 6;

async function connectedCosts() {
  progress(`${connected} connected over TLS`);
  const folder = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  const server = await startPasserby({ tls: await makeCertificate(folder) });
  const cpuOf = async (job: () => Promise<void>) => {
    const before = cpuSeconds(server.pid);
    await job();
    return (cpuSeconds(server.pid) - before) * 1e6;
  };
  try {
    await openSockets(server.url, 256, greet);
    let sockets: readonly Bun.WebSocket[] = [];
    const opening = await cpuOf(async () => {
      sockets = await openSockets(server.url, connected, greet);
    });
    await Bun.sleep(5_000);
    const idle = await cpuOf(() => Bun.sleep(idleSeconds * 1_000));
    let words = 0;
    for (const socket of sockets) socket.addEventListener('message', () => words++);
    const begun = performance.now();
    const presence = await cpuOf(async () => {
      for (let coming = 1; coming <= comings; coming++) {
        // Eight more: everybody is told of them.
        await openSockets(server.url, 8, greet);
        await eventually('everybody to be told', () => words >= coming * connected, {
          everyMs: 100,
        });
      }
    });
    const seconds = (performance.now() - begun) / 1_000;
    const idleMicros = idle / idleSeconds / connected;
    const stun = await stunMicros(server, idleMicros * connected);
    const others = seconds * idleMicros * connected + (comings * 8 * opening) / connected;
    for (const socket of sockets) socket.terminate();
    return {
      openingMicros: opening / connected,
      presenceMicros: (presence - others) / words,
      idleMicros,
      stunMicros: stun,
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
