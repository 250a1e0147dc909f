import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanaries } from '@passerby/test-kit/canaries';
import { playCanaryPair } from '@passerby/test-kit/canary-sessions';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { depth } from '@passerby/test-kit/depth';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { canScanMemory, type MemoryScan, scanMemory } from '@passerby/test-kit/memory-scan';
import type { Find } from '@passerby/test-kit/needle';
import { type ServerProcessOptions, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';
import { createTrace, type TraceReport } from '@passerby/test-kit/strace';

const pairs = depth({ quick: 100, deep: 500, of: 'pairs of sessions to be forgotten' });
/** So that none of them is refused for opening too many sockets at once. */
const networks = 0.4 * pairs;
const waitAfterCloseMs = 60_000;
const hookTimeoutMs = 600_000;

/** What a server still had, said and wrote, a minute after the last session. */
interface Remains {
  readonly memory: MemoryScan;
  readonly output: { readonly stdout: string; readonly stderr: string };
  readonly trace: TraceReport;
  /** Canaries in what it said, whatever they look like there. */
  readonly inOutput: readonly Find[];
}

const folder = mkdtempSync(join(tmpdir(), 'passerby-forgetting-'));
const diary = join(folder, 'diary');
const leak = (name: string) =>
  fileURLToPath(import.meta.resolve(`@passerby/test-kit/leaks/${name}-frames`));

const { certFile, keyFile } = await makeCertificate(folder);

/** A server to examine, and how its visitors reach it. */
interface Build extends ServerProcessOptions {
  readonly pieceBytes?: number;
}

/** Passes are minted here whoever relays: no relay needs to be there. So many at once are no stress. */
const relay = [
  '--calm-per-second=10000',
  '--relay-url=turn:relay.example',
  '--relay-secret=0123456789abcdef',
];

const builds = {
  product: { flags: relay },
  // As it is meant to be run. What visitors send comes in pieces, as it does over a long way.
  productOverTls: {
    flags: [...relay, `--tls-cert=${certFile}`, `--tls-key=${keyFile}`],
    pieceBytes: 300,
  },
  keeps: { flags: relay, preload: leak('keep') },
  prints: { flags: relay, preload: leak('print') },
  writes: { flags: relay, preload: leak('write'), environment: { PASSERBY_TEST_DIARY: diary } },
} as const satisfies Readonly<Record<string, Build>>;
type BuildName = keyof typeof builds;

const remains = new Map<BuildName, Remains>();
const remainsOf = (name: BuildName): Remains => {
  const found = remains.get(name);
  if (found === undefined) throw new Error(`${name} was not examined`);
  return found;
};

const able = canScanMemory() && Bun.which('strace') !== null;
if (!able) console.log('skipped: reading raw memory takes root on Linux, and strace');

describe.skipIf(!able)(`after ${2 * pairs} sessions`, () => {
  beforeAll(async () => {
    const examinations: (() => Promise<void>)[] = [];
    // One after the other, so that the minutes of waiting overlap and the playing does not.
    for (const name of Object.keys(builds) as BuildName[]) {
      examinations.push(await examine(name, builds[name]));
    }
    for (const finish of examinations) await finish();
  }, hookTimeoutMs);
  afterAll(() => rmSync(folder, { recursive: true }));

  for (const name of ['product', 'productOverTls'] as const) {
    test(`[P5] ${name}: nothing of any frame is left in raw memory`, () => {
      const { memory } = remainsOf(name);
      expect(memory.scannedBytes).toBeGreaterThan(5_000_000);
      expect(summary(memory.finds)).toEqual({});
    });
  }

  test('[P5] the control: a server that keeps frames is found out, field by field', () => {
    const found = Object.keys(summary(remainsOf('keeps').memory.finds));
    for (const field of everyField) expect(found).toContain(`${field}: raw`);
  });

  test('[P4] no file was opened to be written, and nobody spoken to but visitors', () => {
    const { trace } = remainsOf('product');
    // Sockets are written to by another call, which is not looked at.
    expect(trace.calls).toBeGreaterThan(100);
    expect(trace.touchedFiles).toEqual([]);
    const { socket, eventfd, ...elsewhere } = trace.writtenBytes;
    expect(elsewhere).toEqual({});
    // It speaks to itself, to overwrite what it sent last, and to nobody else.
    expect(trace.connectedTo.filter((name) => !name.startsWith('@passerby-'))).toEqual([]);
  });

  test('[P4] the control: a server with a diary is found out', () => {
    const { touchedFiles, writtenBytes } = remainsOf('writes').trace;
    expect(touchedFiles).toEqual([diary]);
    expect(writtenBytes[diary]).toBeGreaterThan(100_000);
  });

  test('[P4] it said that it was ready, and nothing else', () => {
    const { output, inOutput } = remainsOf('product');
    expect(output.stdout).toMatch(/^Passerby is ready at http:\/\/\S+\n$/);
    expect(output.stderr).toBe('');
    expect(inOutput).toEqual([]);
  });

  test('[P4] the control: a server that prints frames is found out', () => {
    const fields = new Set(remainsOf('prints').inOutput.map(({ field }) => field));
    for (const field of everyField) expect(fields).toContain(field);
  });
});

const everyField = [
  ...['Join', 'Next'].flatMap((type) =>
    ['ticket', 'tags', 'commitment', 'description', 'local'].map((field) => `${type}.${field}`),
  ),
  ...[
    'Matched.key',
    'Matched.partnerHash',
    'Reattach.key',
    'Reattach.partnerHash',
    'Reattached.key',
    'Reattached.partnerHash',
    'Relay.username',
    'Relay.credential',
    'Refresh.commitment',
    'Refresh.description',
    'Refresh.local',
    'Signal.blob',
    'Solve.nonce',
    'Welcome.token',
  ],
];

/** Starts a build, plays the sessions, and returns what finishes the job once a minute has gone. */
async function examine(name: BuildName, build: Build): Promise<() => Promise<void>> {
  const trace = createTrace();
  const server = await startServerProcess({ ...build, wrapper: trace.wrapper });
  const { pieceBytes } = build;
  const proxies = await Promise.all(
    Array.from({ length: networks }, (_, i) =>
      createSourceProxy({
        targetPort: server.port,
        from: `127.0.${i + 2}.1`,
        ...(pieceBytes === undefined ? {} : { pieceBytes }),
      }),
    ),
  );
  const canaries = createCanaries();
  const scheme = new URL(server.url).protocol;
  const urlOf = (i: number) => `${scheme}//127.0.0.1:${proxies[i % networks]?.port}`;
  for (let turn = 0; turn < pairs; turn++) {
    await playCanaryPair([urlOf(2 * turn), urlOf(2 * turn + 1)], canaries, turn);
  }
  await Promise.all(proxies.map((proxy) => proxy.close()));
  const closedAt = performance.now();

  return async () => {
    await Bun.sleep(Math.max(0, waitAfterCloseMs - (performance.now() - closedAt)));
    const memory = scanMemory(server.pid, canaries.needles);
    const exitCode = await server.stop();
    if (exitCode !== 0) throw new Error(`${name} ended with ${exitCode}`);
    const output = server.output();
    const said = Buffer.from(output.stdout + output.stderr);
    const inOutput = createNeedleSearch(canaries.needles).in(said);
    remains.set(name, { memory, output, inOutput, trace: trace.report() });
    trace.remove();
  };
}

/** How often each field was found in each form. */
function summary(finds: readonly Find[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { field, form } of finds) {
    counts[`${field}: ${form}`] = (counts[`${field}: ${form}`] ?? 0) + 1;
  }
  return counts;
}
