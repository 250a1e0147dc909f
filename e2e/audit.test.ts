import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeAdTotals } from '@passerby/audit/core/judge-ad-totals';
import { judgeBrowsers } from '@passerby/audit/core/judge-browser';
import { judgeRemainders, judgeServer } from '@passerby/audit/core/judge-server';
import { type RowId, rowIds } from '@passerby/audit/core/rows';
import { humanTable } from '@passerby/audit/core/table';
import type { Verdict } from '@passerby/audit/core/verdict';
import { judgeOutside } from '@passerby/audit/outside/judge-outside';
import { lookFromOutside } from '@passerby/audit/outside/look-from-outside';
import { examineAdTotals } from '@passerby/audit/shell/examine-ad-totals';
import { examineBrowsers } from '@passerby/audit/shell/examine-browser';
import { examineCrashes } from '@passerby/audit/shell/examine-crashes';
import { examineRelay } from '@passerby/audit/shell/examine-relay';
import { type Examination, examineServer } from '@passerby/audit/shell/examine-server';
import { leakFile } from '@passerby/audit/shell/leak-file';
import { startRedis } from '@passerby/audit/shell/redis';
import { runAudit } from '@passerby/audit/shell/run-audit';
import { depth } from '@passerby/test-kit/depth';
import { canScanMemory } from '@passerby/test-kit/memory-scan';
import { startServerProcess } from '@passerby/test-kit/server-process';

const sessions = depth({ quick: 100, deep: 1_000, of: 'sessions of the audit' });
/** The runtime's own copies are overwritten within half a minute. */
const quietMs = depth({ quick: 45_000, deep: 60_000, of: 'milliseconds of quiet' });
const hookTimeoutMs = 900_000;

const able = canScanMemory() && Bun.which('strace') !== null;
if (!able) console.log('skipped: reading raw memory takes root on Linux, and strace');

const rowsBroken = (verdicts: readonly Verdict[]): RowId[] =>
  verdicts.filter(({ state }) => state === 'broken').map(({ row }) => row);

/** These rows and no others; where it is otherwise, the failure says what was found. */
function expectBroken(verdicts: readonly Verdict[], expected: readonly RowId[]): void {
  if (Bun.deepEquals(rowsBroken(verdicts), expected)) return;
  const wanted = new Set(expected);
  // What was to break comes first, so that the rest stands next to the name of the test.
  const unexpected = verdicts.filter(({ row, state }) => state === 'broken' && !wanted.has(row));
  const missing = verdicts.filter(({ row, state }) => state !== 'broken' && wanted.has(row));
  throw new Error(
    `to break: ${expected.join(', ') || 'none'}; did not: ${humanTable(missing)}\n` +
      `broke as well: ${humanTable(unexpected)}`,
  );
}

const folder = mkdtempSync(join(tmpdir(), 'passerby-audit-test-'));
const heard: number[] = [];
const home = Bun.listen({
  hostname: '127.0.0.1',
  port: 0,
  socket: { data: (_, bytes) => void heard.push(bytes.length) },
});
let product: readonly Verdict[] = [];
const controls = new Map<RowId, readonly Verdict[]>();
const stops: (() => unknown)[] = [() => home.stop(true), () => rmSync(folder, { recursive: true })];
let examined = Promise.resolve();

// They are quiet for most of a minute: what needs none of it is tested meanwhile.
beforeAll(async () => {
  if (!able) return;
  const leaky = {
    disk: {
      preload: [leakFile('write-frames')],
      environment: { PASSERBY_TEST_DIARY: join(folder, 'diary') },
    },
    network: {
      preload: [leakFile('call-home')],
      environment: { PASSERBY_AUDIT_HOME: String(home.port) },
    },
    log: { preload: [leakFile('print-frames')] },
    memory: { preload: [leakFile('keep-frames')] },
    requests: { preload: [leakFile('keep-requests')] },
    addresses: { preload: [leakFile('keep-addresses')] },
  } satisfies Partial<Record<RowId, Pick<Examination, 'preload' | 'environment'>>>;
  const redis = await startRedis();
  const unused = { ok: false, why: 'it is about something else' } as const;
  const finishes: (() => Promise<void>)[] = [];
  for (const [row, leak] of Object.entries(leaky)) {
    const finish = await examineServer({ pairs: 15, quietMs, redis: unused, ...leak });
    finishes.push(async () => void controls.set(row as RowId, judgeServer(await finish())));
  }
  if (redis.ok) {
    stops.push(() => redis.value.stop());
    const finish = await examineServer({
      pairs: 2,
      quietMs: 0,
      redis,
      preload: [leakFile('tell-redis')],
      environment: { PASSERBY_AUDIT_REDIS: redis.value.url },
    });
    finishes.push(async () => void controls.set('redis', judgeServer(await finish())));
  }
  const audited = runAudit({ sessions, quietMs, json: false, browsers: true, say() {} });
  examined = (async () => {
    product = await audited;
    for (const finish of finishes) await finish();
  })();
  // Whoever waits for it hears of it.
  examined.catch(() => {});
}, hookTimeoutMs);

afterAll(async () => {
  for (const stop of stops) await stop();
}, hookTimeoutMs);

describe.skipIf(!able)('[Q4] what is left of an end, and by a relay', () => {
  test.each([['core'], ['report']] as const)(
    'the control of crash that leaves a %s',
    async (what) => {
      const verdict = judgeRemainders('crash', 'ways to end', await examineCrashes(what));
      expect(verdict.state).toBe('broken');
    },
  );

  test('the control of relay', async () => {
    const verdict = judgeRemainders('relay', 'conversations', await examineRelay(1, true));
    if (verdict.state === 'notCovered') console.log(`skipped: ${verdict.why}`);
    else expect(verdict.state).toBe('broken');
  });
});

test.skipIf(!able)('[Q4] the control of adTotals', async () => {
  const verdict = judgeAdTotals(await examineAdTotals(20, true));
  expect(verdict.state).toBe('broken');
  const own = judgeAdTotals(await examineAdTotals(20));
  expect(own).toMatchObject({ state: 'kept', counts: { visits: 20 } });
});

/** A server that marks its visitors in one way. */
async function withMark<T>(mark: string, look: (url: string) => Promise<T>): Promise<T> {
  const server = await startServerProcess({
    preload: leakFile('mark-visitors'),
    environment: { PASSERBY_AUDIT_MARK: mark },
  });
  try {
    return await look(server.url);
  } finally {
    await server.stop();
  }
}

describe('[Q4] [Q3] what can be seen from outside', () => {
  test.each<[string, RowId]>([
    ['cookie', 'headers'],
    ['etag', 'headers'],
    ['openPolicy', 'policy'],
    ['inline', 'policy'],
    ['thirdParty', 'thirdParties'],
    ['health', 'wellKnown'],
    ['openDoor', 'wire'],
  ])('a server that marks its visitors by %s breaks %s alone', async (mark, row) => {
    const look = await withMark(mark, (url) => lookFromOutside(url));
    if (!look.ok) throw new Error(look.message);
    expectBroken(judgeOutside(look.value), [row]);
  });
});

describe('[Q4] [Q3] the socket', () => {
  test.each([
    ['text', 'text: 0 instead of'],
    ['unknown', 'an unknown frame: 0 instead of'],
  ])('a server that takes %s breaks wire alone', async (takes, found) => {
    const server = await startServerProcess({
      preload: leakFile('take-anything'),
      environment: { PASSERBY_AUDIT_TAKES: takes },
    });
    const look = await lookFromOutside(server.url, { closePatienceMs: 1_000 });
    await server.stop();
    if (!look.ok) throw new Error(look.message);
    const verdicts = judgeOutside(look.value);
    expectBroken(verdicts, ['wire']);
    expect(humanTable(verdicts)).toContain(found);
  });
});

/** Each way to mark a visitor's browser; first one of each kind, as whole browsers take their time. */
const marks: readonly (readonly [string, RowId[]])[] = [
  ['cookie', ['storage']],
  ['databases', ['storage']],
  ['hosts', ['hosts']],
  ['history', ['history']],
  // Where a token is kept it is stored as well.
  ['secondLife', ['storage', 'secondLife']],
  ['sessionStorage', ['storage']],
  ['localStorage', ['storage']],
  ['caches', ['storage']],
];
const markCount = depth({ quick: 5, deep: marks.length, of: 'marks in a browser' });

describe('[Q4] what a browser keeps', () => {
  test.each(marks.slice(0, markCount))(
    'a server that marks its visitors by %s breaks %p',
    async (mark, expected) => {
      const visits = await withMark(mark, (url) => examineBrowsers(url, ['chromium']));
      expectBroken(judgeBrowsers(visits), expected);
    },
  );
});

describe.skipIf(!able)('[Q4] what a server keeps', () => {
  beforeAll(() => examined, hookTimeoutMs);

  test('the server of this checkout keeps every row', () => {
    expectBroken(product, []);
    expect(product.length).toBe(rowIds.length);
    const open = product.flatMap((one) => (one.state === 'notCovered' ? [one] : []));
    for (const { row, why } of open) console.log(`skipped: ${row}: ${why}`);
    expect(open.length).toBeLessThan(product.length / 2);
  });

  // What a leak writes somewhere it has copied before: that lies in memory, and in a core image.
  const copies: readonly RowId[] = ['memory', 'core'];
  test.each<[RowId, readonly RowId[]]>([
    ['disk', copies],
    ['network', copies],
    ['log', copies],
    ['memory', ['core']],
    ['requests', ['core']],
    ['addresses', ['core']],
  ])('the control of %s breaks it, and nothing else but %j', (row, asWell) => {
    const broken = rowsBroken(controls.get(row) ?? []);
    expect(broken).toContain(row);
    expect(broken.filter((one) => !asWell.includes(one))).toEqual([row]);
  });

  test('the control of redis breaks it', () => {
    const verdicts = controls.get('redis');
    if (verdicts === undefined) console.log('skipped: Redis is not installed');
    else expect(rowsBroken(verdicts)).toContain('redis');
  });

  test('the control of network was heard', () => {
    expect(heard.length).toBeGreaterThan(0);
  });
});
