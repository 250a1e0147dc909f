/**
 * What came of looking at one picture. `cannotTell`: too small, too dark, too plain, or the
 * classifier is in two minds. `error` and `timeout`: nobody looked.
 */
export type Verdict = 'passed' | 'failed' | 'cannotTell' | 'error' | 'timeout';

/** How likely the picture is of each of the model's five classes; together they are 1. */
export interface Scores {
  readonly drawing: number;
  readonly hentai: number;
  readonly neutral: number;
  readonly porn: number;
  readonly sexy: number;
}

/**
 * Between the two lies doubt, which neither clears a picture nor blurs it at once. Where they lie
 * is a guess from harmless pictures: docs/decisions/006-filter.md says what was measured.
 */
export const passBelow = 0.3;
export const failFrom = 0.6;

/** Judges by the two explicit classes; scores that are no numbers are an `error`. */
export function judgeScores(scores: Scores): Verdict {
  const explicit = scores.porn + scores.hentai;
  if (!(explicit >= 0 && explicit <= 1.001)) return 'error';
  if (explicit >= failFrom) return 'failed';
  return explicit < passBelow ? 'passed' : 'cannotTell';
}
