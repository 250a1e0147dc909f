import { readFile } from 'node:fs/promises';
import type { DayTotal } from '@passerby/ads/core/totals';
import { parseTotals } from '@passerby/server/shell/ad-totals-file';
import { reportPath } from '@passerby/server/shell/ads';
import type { Terminal } from '../terminal.ts';
import { readFlags } from './ads-flags.ts';
import { reportTable } from './report-table.ts';

interface Report {
  readonly totals: readonly DayTotal[];
  readonly daysBefore: string | undefined;
}

type ReportRead =
  | { readonly ok: true; readonly value: Report }
  | { readonly ok: false; readonly message: string };

const answerWithinMs = 10_000;

/** Runs `passerby ads report`. Returns 1 when there is nothing to report from. */
export async function reportAds(args: readonly string[], terminal: Terminal): Promise<number> {
  const read = readFlags(args, ['url', 'file', 'creative'], 0);
  if (!read.ok) {
    terminal.error(`${read.message} passerby ads --help lists what there is.\n`);
    return 1;
  }
  const { file, url = 'http://localhost:8080', creative } = read.flags;
  const report = file === undefined ? await askServer(url) : await readFrom(file);
  if (!report.ok) {
    terminal.error(`${report.message}\n`);
    return 1;
  }
  const { totals, daysBefore } = report.value;
  const wanted = totals.filter((total) => creative === undefined || total.creative === creative);
  terminal.out(reportTable(wanted, daysBefore));
  return 0;
}

async function askServer(url: string): Promise<ReportRead> {
  const address = URL.parse(reportPath, url);
  if (address === null)
    return { ok: false, message: `--url: ${JSON.stringify(url)} is no address.` };
  const text = await fetch(address, { signal: AbortSignal.timeout(answerWithinMs) })
    .then((response) => response.text())
    .catch(() => undefined);
  if (text === undefined) {
    return { ok: false, message: `Nothing answers at ${address.origin}: is the server running?` };
  }
  return parseReport(text) ?? { ok: false, message: `${address.href} is no report of ads.` };
}

/** Reads what the server says at `reportPath`. */
function parseReport(text: string): ReportRead | undefined {
  try {
    const { totals, daysBefore }: { totals?: unknown; daysBefore?: unknown } = JSON.parse(text);
    const days = parseTotals(JSON.stringify(totals));
    if (days === undefined || typeof daysBefore !== 'string') return undefined;
    return { ok: true, value: { totals: days, daysBefore } };
  } catch {
    return undefined;
  }
}

async function readFrom(file: string): Promise<ReportRead> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const totals = parseTotals(text);
  return totals === undefined
    ? { ok: false, message: `${file} cannot be read, or holds no totals of ads.` }
    : { ok: true, value: { totals, daysBefore: undefined } };
}
