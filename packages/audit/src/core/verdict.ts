import type { RowId } from './rows.ts';

/**
 * What came of one row. `counts` says on what evidence, in words and numbers; `found` names what broke
 * it, and never shows it.
 */
export type Verdict =
  | {
      readonly row: RowId;
      readonly state: 'kept' | 'broken';
      readonly counts: Readonly<Record<string, number>>;
      readonly found: readonly string[];
    }
  | { readonly row: RowId; readonly state: 'notCovered'; readonly why: string };

/** Kept when nothing was found that breaks it. */
export function judge(
  row: RowId,
  counts: Readonly<Record<string, number>>,
  found: readonly string[],
): Verdict {
  return { row, state: found.length === 0 ? 'kept' : 'broken', counts, found };
}

export const notCovered = (row: RowId, why: string): Verdict => ({
  row,
  state: 'notCovered',
  why,
});

/** One verdict for a row that was looked at in several places: broken if any is, kept if one was. */
export function join(row: RowId, verdicts: readonly Verdict[]): Verdict {
  const looked = verdicts.filter((one) => one.state !== 'notCovered');
  if (looked.length === 0) {
    const why = verdicts.flatMap((one) => (one.state === 'notCovered' ? [one.why] : []));
    return notCovered(row, [...new Set(why)].join('; ') || 'it was not looked at');
  }
  const counts: Record<string, number> = {};
  for (const one of looked) {
    for (const [name, count] of Object.entries(one.counts)) {
      counts[name] = (counts[name] ?? 0) + count;
    }
  }
  return judge(
    row,
    counts,
    looked.flatMap(({ found }) => found),
  );
}
