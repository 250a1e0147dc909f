/** Returns rows as lines in which each column begins below the one above. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const most = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: most }, (_, at) =>
    Math.max(...rows.map((row) => row[at]?.length ?? 0)),
  );
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
