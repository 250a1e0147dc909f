import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanaries } from '@passerby/test-kit/canaries';
import { playCanaryPair } from '@passerby/test-kit/canary-sessions';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import { canScanMemory, type MemoryScan, scanMemory } from '@passerby/test-kit/memory-scan';
import type { Find } from '@passerby/test-kit/needle';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';
import { createTrace, type TraceReport } from '@passerby/test-kit/strace';

const pairs = 100;
const networks = 40;
const waitAfterCloseMs = 60_000;

/** What a server still had, said and wrote, a minute after the last of 200 sessions. */
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

const builds = {
  product: {},
  keeps: { preload: leak('keep') },
  prints: { preload: leak('print') },
  writes: { preload: leak('write'), environment: { PASSERBY_TEST_DIARY: diary } },
} as const;

const remains = new Map<keyof typeof builds, Remains>();
const remainsOf = (build: keyof typeof builds): Remains => {
  const found = remains.get(build);
  if (found === undefined) throw new Error(`${build} was not examined`);
  return found;
};

const able = canScanMemory() && Bun.which('strace') !== null;
if (!able) console.log('skipped: reading raw memory takes root on Linux, and strace');

describe.skipIf(!able)('after 200 sessions', () => {
  beforeAll(async () => {
    const examinations: (() => Promise<void>)[] = [];
    // One after the other, so that the minutes of waiting overlap and the playing does not.
    for (const build of Object.keys(builds) as (keyof typeof builds)[]) {
      examinations.push(await examine(build));
    }
    for (const finish of examinations) await finish();
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('[P5] nothing of any frame is left in raw memory', () => {
    const { memory } = remainsOf('product');
    expect(memory.scannedBytes).toBeGreaterThan(5_000_000);
    expect(summary(memory.finds)).toEqual({});
  });

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
    ['ticket', 'tags', 'description', 'local'].map((field) => `${type}.${field}`),
  ),
  ...['Refresh.description', 'Refresh.local', 'Signal.blob', 'Welcome.token'],
];

/** Starts a build, plays the sessions, and returns what finishes the job once a minute has gone. */
async function examine(build: keyof typeof builds): Promise<() => Promise<void>> {
  const trace = createTrace();
  const server = await startServerProcess({ ...builds[build], wrapper: trace.wrapper });
  const proxies = await Promise.all(
    Array.from({ length: networks }, (_, i) =>
      createSourceProxy({ targetPort: server.port, from: `127.0.${i + 2}.1` }),
    ),
  );
  const canaries = createCanaries();
  const urlOf = (i: number) => proxies[i % networks]?.url ?? '';
  for (let turn = 0; turn < pairs; turn++) {
    await playCanaryPair([urlOf(2 * turn), urlOf(2 * turn + 1)], canaries, turn);
  }
  await Promise.all(proxies.map((proxy) => proxy.close()));
  const closedAt = performance.now();

  return async () => {
    await Bun.sleep(Math.max(0, waitAfterCloseMs - (performance.now() - closedAt)));
    const memory = scanMemory(server.pid, canaries.needles);
    const exitCode = await server.stop();
    if (exitCode !== 0) throw new Error(`${build} ended with ${exitCode}`);
    const output = server.output();
    const said = Buffer.from(output.stdout + output.stderr);
    const inOutput = createNeedleSearch(canaries.needles).in(said);
    remains.set(build, { memory, output, inOutput, trace: trace.report() });
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
