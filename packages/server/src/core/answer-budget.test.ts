import { describe, expect, test } from 'bun:test';
import { AnswerBudget } from './answer-budget.ts';

function answered(budget: AnswerBudget, nowMs: number, questions: number): number {
  let answers = 0;
  for (let question = 0; question < questions; question++) {
    if (!budget.hasLeft(nowMs)) continue;
    budget.spend();
    answers += 1;
  }
  return answers;
}

describe('[T5] answers a second', () => {
  test('a thousand where few are, and as many again in the next second', () => {
    const budget = new AnswerBudget(() => 8);
    expect(answered(budget, 5_000, 3_000)).toBe(1_000);
    expect(answered(budget, 5_999, 3_000)).toBe(0);
    expect(answered(budget, 6_000, 3_000)).toBe(1_000);
  });

  test('one for every two sessions where many are: all of them may ask', () => {
    let sessions = 30_000;
    const budget = new AnswerBudget(() => sessions);
    expect(answered(budget, 0, 50_000)).toBe(15_000);
    sessions = 0;
    expect(answered(budget, 1_000, 50_000)).toBe(1_000);
  });
});
