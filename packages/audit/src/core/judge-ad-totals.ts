import type { Finds, Looked } from './judge-server.ts';
import { judge, notCovered, type Verdict } from './verdict.ts';

/** What a server wrote that was told to keep the totals of its ads. */
export interface AdTotalsMeasures {
  /** Requests that a person's browser makes for a page. */
  readonly visits: number;
  /** What the file says; undefined when there is none. */
  readonly text: string | undefined;
  /** Files that were opened to write, besides that one and the one that becomes it. */
  readonly otherFiles: readonly string[];
  readonly finds: Finds;
}

const eights = 8;
const fields = ['clicked', 'creative', 'day', 'shown'];

export function judgeAdTotals(looked: Looked<AdTotalsMeasures>): Verdict {
  if (!looked.ok) return notCovered('adTotals', looked.why);
  const { visits, text, otherFiles, finds } = looked.value;
  const totals = text === undefined ? undefined : readTotals(text);
  const counts = { visits, totals: totals?.length ?? 0, 'bytes written': text?.length ?? 0 };
  return judge('adTotals', counts, [
    ...(totals === undefined ? ['it holds something else than totals, or nothing'] : []),
    ...otherFiles.map((file) => `a file opened to write: ${file}`),
    ...Object.entries(finds).map(([name, count]) => `${name}, ${count} times`),
  ]);
}

function readTotals(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every(isTotal) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isTotal(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.keys(value).sort().join() !== fields.join()) return false;
  const { day, creative, shown, clicked } = value as Record<string, unknown>;
  const isRounded = (count: unknown) =>
    Number.isSafeInteger(count) && (count as number) >= 0 && (count as number) % eights === 0;
  return (
    /^\d{4}-\d\d-\d\d$/.test(String(day)) &&
    /^[a-z0-9-]{1,64}$/.test(String(creative)) &&
    isRounded(shown) &&
    isRounded(clicked)
  );
}
