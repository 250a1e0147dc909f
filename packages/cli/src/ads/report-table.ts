import { atLeast, type DayTotal, roundedTo } from '@passerby/ads/core/totals';

const columns = ['day', 'creative', 'shown', 'at least', 'clicked', 'at least'];

/** Returns the table of an advertiser's bill, and the sentences that say how exact it is. */
export function reportTable(totals: readonly DayTotal[], daysBefore: string | undefined): string {
  if (totals.length === 0) return `No day that is over has a total.\n${exactness(daysBefore)}`;
  const rows = totals.map(({ day, creative, shown, clicked }) => [
    day,
    creative,
    ...[shown, atLeast(shown), clicked, atLeast(clicked)].map(String),
  ]);
  const sum = (value: (total: DayTotal) => number) =>
    String(totals.reduce((all, total) => all + value(total), 0));
  rows.push([
    'together',
    '',
    sum(({ shown }) => shown),
    sum(({ shown }) => atLeast(shown)),
    sum(({ clicked }) => clicked),
    sum(({ clicked }) => atLeast(clicked)),
  ]);
  const all = [columns, ...rows];
  const widths = columns.map((_, index) => Math.max(...all.map((row) => row[index]?.length ?? 0)));
  const lines = all.map((row) =>
    row
      // Words to the left, numbers to the right.
      .map((cell, index) =>
        index < 2 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n\n${exactness(daysBefore)}`;
}

function exactness(daysBefore: string | undefined): string {
  const days = daysBefore === undefined ? '' : `Days before ${daysBefore} (UTC) are told. `;
  return `${days}Each total is rounded up to a multiple of ${roundedTo}: bill by "at least".
Counted are pages that a browser navigated to, reloads among them, and clicks from a page of this
site; not HEAD, prefetches, or whatever does not say that it navigates (over plain HTTP none does).
Programs that drive a real browser are counted: nothing else of a visitor is looked at. A restart
forgets what was not written to --ads-totals; where it was, it adds up to ${roundedTo - 1} to the day.
`;
}
