import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { startServerProcess } from '@passerby/test-kit/server-process';
import type { AuditFlags } from '../core/audit-flags.ts';
import { judgeAdTotals } from '../core/judge-ad-totals.ts';
import { judgeBrowsers } from '../core/judge-browser.ts';
import { judgeRemainders, judgeServer } from '../core/judge-server.ts';
import { type RowId, rowIds } from '../core/rows.ts';
import { join, notCovered, type Verdict } from '../core/verdict.ts';
import { judgeOutside } from '../outside/judge-outside.ts';
import { lookFromOutside } from '../outside/look-from-outside.ts';
import { examineAdTotals } from './examine-ad-totals.ts';
import { examineBrowsers, installedEngines } from './examine-browser.ts';
import { examineCrashes } from './examine-crashes.ts';
import { examineRelay } from './examine-relay.ts';
import { examineServer } from './examine-server.ts';
import { startRedis } from './redis.ts';

const conversations = 5;
const visits = 40;

/**
 * The whole audit of the server of this checkout: plain and with TLS ended in the process, from outside, in
 * browsers, by crashes, through its relay.
 */
export async function runAudit(
  given: AuditFlags & { readonly say: (line: string) => void },
): Promise<readonly Verdict[]> {
  const { say } = given;
  const verdicts: Verdict[] = [];
  const folder = mkdtempSync(joinPath(tmpdir(), 'passerby-audit-tls-'));
  const redis = await startRedis();
  // Of its own: a server alone must leave nothing in any.
  const nodesRedis = await startRedis();
  try {
    const pairs = Math.ceil(given.sessions / 2);
    const { quietMs } = given;
    say(`playing ${2 * pairs} sessions, plain and over TLS`);
    const plain = await examineServer({ pairs, quietMs, redis });
    const tls = await makeCertificate(folder);
    const secure = await examineServer({ pairs, quietMs, redis, tls });
    const node =
      nodesRedis.ok && (await examineServer({ pairs, quietMs, redis: nodesRedis, isNode: true }));
    say('looking from outside');
    verdicts.push(...(await fromOutside()));
    say('ending servers in mid-session, and relaying');
    verdicts.push(judgeRemainders('crash', 'ways to end', await examineCrashes()));
    verdicts.push(
      judgeRemainders('relay', 'relayed conversations', await examineRelay(conversations)),
    );
    verdicts.push(judgeAdTotals(await examineAdTotals(visits)));
    if (given.browsers) say('calling in browsers');
    verdicts.push(...(await inBrowsers(given.browsers)));
    say(`waiting until nobody has come for ${quietMs / 1_000} s, and looking through memory`);
    for (const finish of [plain, secure]) verdicts.push(...judgeServer(await finish()));
    if (node) verdicts.push(...judgeServer(await node()).filter(({ row }) => row === 'redis'));
  } finally {
    for (const one of [redis, nodesRedis]) if (one.ok) await one.value.stop();
    rmSync(folder, { recursive: true });
  }
  return rowIds.map((row) =>
    join(
      row,
      verdicts.filter((one) => one.row === row),
    ),
  );
}

async function fromOutside(): Promise<readonly Verdict[]> {
  const server = await startServerProcess();
  const look = await lookFromOutside(server.url);
  await server.stop();
  if (!look.ok) throw new Error(look.message);
  return judgeOutside(look.value);
}

const browserRows: readonly RowId[] = ['storage', 'hosts', 'history', 'secondLife'];

async function inBrowsers(isWanted: boolean): Promise<readonly Verdict[]> {
  const [engine, ...more] = installedEngines();
  if (!isWanted || engine === undefined) {
    const why = isWanted ? 'no browser is installed' : 'it was left out by --no-browsers';
    return browserRows.map((row) => notCovered(row, why));
  }
  const server = await startServerProcess();
  // One of each engine; where there is one engine, two of it.
  const engines = more.length === 0 ? ([engine, engine] as const) : ([engine, ...more] as const);
  const visits = await examineBrowsers(server.url, engines);
  await server.stop();
  return judgeBrowsers(visits);
}
