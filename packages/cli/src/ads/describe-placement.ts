import type { Creative } from '@passerby/ads/creative';
import { type Judged, type Kept, maxPerPage } from '@passerby/ads/placement';
import { minScore } from '@passerby/ads/relevance';

const percent = (score: number) => `${Math.round(score * 100)} %`;

const reasons: Readonly<Record<Kept, string>> = {
  noEvidence: 'too little of what it is about stands in the page',
  lowScore: `fits less than ${percent(minScore)}`,
  pageRefuses: 'the page refuses a topic of it',
  creativeAvoids: 'it avoids this page, or a topic of it',
  outranked: `others fit much better, or ${maxPerPage} do`,
};

/** How many of those that were not placed are worth a line. */
const maxKept = 5;

/** Returns what a page carries, what it does not, and the words that decided it. */
export function describePage(path: string, judged: readonly Judged[]): string {
  const placed = judged.filter(({ kind }) => kind === 'placed');
  const kept = judged.flatMap((one) => (one.kind === 'kept' ? [one] : [])).slice(0, maxKept);
  const width = Math.max(0, ...[...placed, ...kept].map(({ fit }) => fit.creative.name.length));
  const line = (sign: string, { fit }: Judged, why: string) =>
    `  ${sign} ${fit.creative.name.padEnd(width)}  ${percent(fit.score).padStart(5)}  ${why}`;
  const lines = [
    ...placed.map((one) => line('+', one, because(one))),
    ...kept.map((one) => line('-', one, `${reasons[one.why]} (${because(one)})`)),
  ];
  return [path, ...(lines.length > 0 ? lines : ['  no creative shares a word with it'])].join('\n');
}

/** Topics as they were written, then the stems of other words, the weightiest first. */
function because({ fit: { topics, terms } }: Judged): string {
  const found = topics.map((topic) => `"${topic}"`);
  return [...found, ...terms.slice(0, 6)].join(', ');
}

/** Returns what else an operator should know of a creative: that it is shown nowhere, or no more. */
export function remarksOn(
  creative: Creative,
  placements: Iterable<readonly Judged[]>,
  today: string,
): string[] {
  const { name, starts, ends } = creative;
  const isPlaced = [...placements].some((judged) =>
    judged.some(({ kind, fit }) => kind === 'placed' && fit.creative.name === name),
  );
  return [
    ...(isPlaced ? [] : [`${name} lands on no page.`]),
    ...(ends !== undefined && ends < today ? [`${name} ended on ${ends}.`] : []),
    ...(starts !== undefined && starts > today ? [`${name} begins on ${starts}.`] : []),
  ];
}
