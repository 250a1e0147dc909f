import { rows } from './rows.ts';
import type { Verdict } from './verdict.ts';

const states = { kept: 'kept', broken: 'BROKEN', notCovered: 'not covered here' } as const;
const indent = '      ';
const columns = 100;

/** The table for people: a row each, what is claimed, and on what evidence it is said. */
export function humanTable(verdicts: readonly Verdict[]): string {
  const lines = verdicts.flatMap((verdict) => {
    const { promise, claim } = rows[verdict.row];
    const more = verdict.state === 'notCovered' ? verdict.why : evidence(verdict.counts);
    const found = verdict.state === 'broken' ? verdict.found.map((one) => `found: ${one}`) : [];
    return [
      `${promise}  ${verdict.row}: ${states[verdict.state]}`,
      ...[claim, more, ...found].filter(Boolean).flatMap((text) => wrap(text)),
      '',
    ];
  });
  return `${[...lines, summary(verdicts)].join('\n')}\n`;
}

/** The same for programs. */
export function jsonTable(verdicts: readonly Verdict[]): string {
  const listed = verdicts.map((verdict) => ({ ...rows[verdict.row], ...verdict }));
  return `${JSON.stringify({ rows: listed, broken: countOf(verdicts, 'broken') }, null, 2)}\n`;
}

/** Whether nothing is broken, and anything was looked at: the exit code hangs on it. */
export const isKept = (verdicts: readonly Verdict[]): boolean =>
  countOf(verdicts, 'broken') === 0 && countOf(verdicts, 'kept') > 0;

const countOf = (verdicts: readonly Verdict[], state: Verdict['state']): number =>
  verdicts.filter((one) => one.state === state).length;

function summary(verdicts: readonly Verdict[]): string {
  const [kept, broken, open] = (['kept', 'broken', 'notCovered'] as const).map((state) =>
    countOf(verdicts, state),
  );
  return `${kept} kept, ${broken} broken, ${open} not covered here`;
}

const evidence = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([what, count]) => `${count.toLocaleString('en')} ${what}`)
    .join(', ');

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(' ')) {
    if (line.length + word.length > columns && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
