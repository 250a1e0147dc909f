import { readFile, rename, writeFile } from 'node:fs/promises';
import { isDay, isName } from '@passerby/ads/core/parse-manifest';
import { type DayTotal, roundedTo, type Totals } from '@passerby/ads/core/totals';
import { type StartFailure, startFailure } from './start-failure.ts';

export type TotalsRead = { readonly ok: true; readonly value: readonly DayTotal[] } | StartFailure;

/** At this rhythm whoever comes or goes: when the file was written says nothing about anyone. */
const writeEveryMs = 3_600_000;

/** Reads the totals that an earlier process wrote; there are none when the file is not there. */
export async function readAdTotals(file: string): Promise<TotalsRead> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? '[]' : '',
  );
  const value = parseTotals(text);
  return value === undefined
    ? startFailure(
        'adTotalsUnreadable',
        `${file} cannot be read, or holds no totals of ads: give another with --ads-totals.`,
      )
    : { ok: true, value };
}

/** Returns the totals that a file holds, or undefined when it holds anything else. */
export function parseTotals(text: string): readonly DayTotal[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isDayTotal) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isDayTotal(value: unknown): value is DayTotal {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 4) return false;
  const { day, creative, shown, clicked } = value as Record<string, unknown>;
  return isDay(day) && isName(creative) && isRounded(shown) && isRounded(clicked);
}

const isRounded = (count: unknown): count is number =>
  Number.isSafeInteger(count) && (count as number) >= 0 && (count as number) % roundedTo === 0;

/**
 * Writes the rounded totals each hour, and when the server stops. A file that cannot be written is
 * told to `onFailure`: the totals stay in memory, and the next hour tries again.
 */
export function keepAdTotals(given: {
  readonly file: string;
  readonly totals: Totals;
  onFailure(): void;
}): { stop(): Promise<void> } {
  const { file, totals, onFailure } = given;
  async function write(): Promise<void> {
    // Whole or not at all: a process that is killed while it writes leaves the last hour's file.
    await writeFile(`${file}.new`, `${JSON.stringify(totals.all(), null, 1)}\n`);
    await rename(`${file}.new`, file);
  }
  const timer = setInterval(() => void write().catch(onFailure), writeEveryMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await write().catch(onFailure);
    },
  };
}
