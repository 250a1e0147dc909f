/** One measured figure beside what it is compared with. */
export interface Figure {
  readonly what: string;
  readonly value: string;
  readonly beside: string;
  /** Ours over theirs, from the same run. */
  readonly ratio: number | undefined;
}

export const figure = (what: string, value: string, beside: string, ratio?: number): Figure => ({
  what,
  value,
  beside,
  ratio,
});

export function table(figures: readonly Figure[]): string {
  const rows = figures.map(({ what, value, beside, ratio }) => [
    what,
    value,
    beside,
    ratio === undefined ? '' : `${ratio.toFixed(2)} x`,
  ]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
