import { describe, expect, test } from 'bun:test';
import { comparingWords } from '../../words/later-words.ts';
import { comparisonOf } from './comparison.ts';
import '../../words/speak-english.ts';

const five = [1, 2, 3, 4, 5];
const ready = { state: 'ready', emoji: five } as const;

describe('comparing', () => {
  test('[V3] text mode claims nothing, whatever was said before', () => {
    expect(comparisonOf({ state: 'none' }, undefined)).toBeUndefined();
    expect(comparisonOf({ state: 'none' }, five)).toBeUndefined();
  });

  test('[V3] nothing counts as compared before there is anything to compare', () => {
    expect(comparisonOf({ state: 'pending' }, five)).toEqual({ state: 'checking' });
    expect(comparisonOf(ready, undefined)?.state).toBe('uncompared');
  });

  test('[V3] who said that they match has compared', () => {
    expect(comparisonOf(ready, five)).toEqual({ state: 'compared', emoji: five });
  });

  test('[V3] what matched in one call says nothing of the next, not even with the same five', () => {
    const next = { state: 'ready', emoji: [...five] } as const;
    expect(comparisonOf(next, five)?.state).toBe('uncompared');
  });

  test('[V3] only a picture can be held up to the camera', () => {
    expect(comparingWords.how('video')).toContain('camera');
    expect(comparingWords.how('audio')).not.toContain('camera');
  });

  test('[call] each state is said in words of its own', () => {
    for (const said of [comparingWords.chip, comparingWords.chipMeans, comparingWords.state]) {
      const all = Object.values(said);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
