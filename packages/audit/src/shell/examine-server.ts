import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { canScanMemory, scanMemory } from '@passerby/test-kit/memory-scan';
import type { Needle } from '@passerby/test-kit/needle';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createTrace } from '@passerby/test-kit/strace';
import type { Looked, ServerMeasures } from '../core/judge-server.ts';
import { playCanaryVisitors } from './canary-visitors.ts';
import { allowCoreImage, noCoreImages, scanCoreImage } from './core-image.ts';
import { createOwnFolders } from './own-folders.ts';
import type { Redis } from './redis.ts';
import { summaryOfFinds } from './summary-of-finds.ts';

export interface Examination {
  readonly pairs: number;
  /** How long nobody comes before memory is looked through. */
  readonly quietMs: number;
  readonly tls?: { readonly certFile: string; readonly keyFile: string } | undefined;
  /** What makes this server a leaky control. */
  readonly preload?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly redis: Looked<Redis>;
  /** One of many servers, which share this Redis. */
  readonly isNode?: boolean;
}

/** Passes for the relay are minted here whoever relays. So many at once are no stress. */
const flags = [
  '--calm-per-second=10000',
  '--sockets-per-network=4096',
  '--relay-url=turn:relay.example',
  '--relay-secret=0123456789abcdef',
];

const notTraced = { ok: false, why: 'strace is not installed' } as const;
const notScanned = { ok: false, why: 'raw memory can be read by root on Linux alone' } as const;

/**
 * Starts a server under strace and plays whole sessions. Returns what finishes the job once nobody has
 * come for a while, so that several servers can be quiet at the same time.
 */
export async function examineServer(given: Examination): Promise<() => Promise<ServerMeasures>> {
  const folders = createOwnFolders();
  const trace = Bun.which('strace') === null ? undefined : createTrace();
  const { tls, redis } = given;
  const server = await startServerProcess({
    flags: [
      ...flags,
      ...(given.isNode === true && redis.ok
        ? [`--redis-url=${redis.value.url}`, `--node-password=${crypto.randomUUID()}`]
        : []),
      ...(tls === undefined ? [] : [`--tls-cert=${tls.certFile}`, `--tls-key=${tls.keyFile}`]),
    ],
    folder: folders.working,
    environment: { ...folders.environment, ...given.environment },
    ...(given.preload === undefined ? {} : { preload: given.preload }),
    ...(trace === undefined ? {} : { wrapper: trace.wrapper }),
  });
  const played = await playCanaryVisitors(server, given.pairs);
  const { needles } = played.canaries;
  const quietSince = performance.now();

  return async () => {
    await Bun.sleep(Math.max(0, given.quietMs - (performance.now() - quietSince)));
    const memory = scan(server.pid, needles);
    const leftFiles = folders.left();
    const output = server.output();
    const core = await endWithCoreImage(server, folders.working, needles);
    const said = Buffer.from(output.stdout + output.stderr);
    const measures: ServerMeasures = {
      sessions: played.sessions,
      requests: played.requests,
      needles: needles.length,
      trace: trace === undefined ? notTraced : { ok: true, value: trace.report() },
      leftFiles,
      output: {
        lines: said.toString().trimEnd().split('\n').length,
        finds: summaryOfFinds(createNeedleSearch(needles).in(said)),
      },
      memory,
      core,
      isNode: given.isNode === true,
      redis: redis.ok ? { ok: true, value: await redis.value.look(needles) } : redis,
    };
    trace?.remove();
    folders.remove();
    return measures;
  };
}

function scan(pid: number, needles: readonly Needle[]): ServerMeasures['memory'] {
  if (!canScanMemory()) return notScanned;
  const { scannedBytes, finds } = scanMemory(pid, needles);
  return { ok: true, value: { bytes: scannedBytes, finds: summaryOfFinds(finds) } };
}

/** Ends the server, by a crash where a core image can be had. */
async function endWithCoreImage(
  server: ServerProcess,
  folder: string,
  needles: readonly Needle[],
): Promise<ServerMeasures['core']> {
  const why = noCoreImages();
  if (why !== undefined) {
    await server.stop();
    return { ok: false, why };
  }
  allowCoreImage(server.pid);
  await server.crash();
  const scanned = scanCoreImage(folder, needles);
  if (!scanned.ok) return scanned;
  const { scannedBytes, finds } = scanned.value;
  return { ok: true, value: { bytes: scannedBytes, finds: summaryOfFinds(finds) } };
}
