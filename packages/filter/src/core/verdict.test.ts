import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { failFrom, judgeScores, passBelow } from './verdict.ts';

const scores = (porn: number, hentai: number) => ({
  porn,
  hentai,
  drawing: 0,
  neutral: 1 - porn - hentai,
  sexy: 0,
});

test('[FL8] the two explicit classes together decide; between the limits lies doubt', () => {
  expect(judgeScores(scores(0.05, 0.05))).toBe('passed');
  expect(judgeScores(scores(0.2, 0.2))).toBe('cannotTell');
  expect(judgeScores(scores(0.35, 0.3))).toBe('failed');
  expect(judgeScores(scores(1, 0))).toBe('failed');
});

test('[FL8] scores that are no shares are an error, and pass for nothing', () => {
  for (const wrong of [Number.NaN, -1, Number.POSITIVE_INFINITY, 7]) {
    expect(judgeScores(scores(wrong, 0))).toBe('error');
    expect(judgeScores(scores(0, wrong))).toBe('error');
  }
});

test('[FL8] the more explicit, the worse the verdict', () => {
  const order = ['passed', 'cannotTell', 'failed'];
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(share, share, (one, other) => {
      const [less, more] = [Math.min(one, other), Math.max(one, other)];
      const [milder, harsher] = [less, more].map((porn) =>
        order.indexOf(judgeScores(scores(porn, 0))),
      );
      expect(harsher).toBeGreaterThanOrEqual(milder ?? 0);
    }),
  );
  expect(passBelow).toBeLessThan(failFrom);
});
