import { describe, expect, test } from 'bun:test';
import { maxInterestCharacters, maxInterests, parsePreferences } from '../../preferences.ts';
import { addInterest, focusAfterRemoval, tidyInterest } from './interest-list.ts';

describe('interests', () => {
  test('[lobby] a word is tidied: spaces, line breaks, length', () => {
    expect(tidyInterest('  night \n  trains ')).toBe('night trains');
    expect(tidyInterest('Cafe\u0301')).toBe('Café');
    expect(tidyInterest('x'.repeat(500)).length).toBeLessThanOrEqual(maxInterestCharacters);
  });

  test('[lobby] as many letters as fit into the box, and no sign in halves', () => {
    expect(tidyInterest('artificial intelligence and old computers')).toBe(
      'artificial intelligence and old computer',
    );
    expect(tidyInterest(`${'x'.repeat(39)}ñ`.normalize('NFD'))).toHaveLength(40);
    // One family of eleven units: four would not fit.
    expect(tidyInterest('👨‍👩‍👧‍👦'.repeat(4))).toBe('👨‍👩‍👧‍👦'.repeat(3));
    expect(tidyInterest('हिन्दी '.repeat(9)).length).toBeLessThanOrEqual(40);
  });

  test('[lobby] whatever was added can be stored and loaded again, astral signs too', () => {
    const added = addInterest([], '🦜'.repeat(60));
    if (!added.ok) throw new Error(added.code);
    expect(parsePreferences(JSON.stringify(added)).interests).toEqual(added.interests);
  });

  test('[lobby] the same word is not added twice, however it is written', () => {
    expect(addInterest(['Chess'], 'chess ')).toEqual({ ok: false, code: 'known' });
    expect(addInterest(['chess'], ' ')).toEqual({ ok: false, code: 'empty' });
  });

  test('[lobby] eight is the most', () => {
    const full = Array.from({ length: maxInterests }, (_, place) => `word ${place}`);
    expect(addInterest(full, 'one more')).toEqual({ ok: false, code: 'full' });
    expect(addInterest(full.slice(1), 'one more').ok).toBe(true);
  });

  test('[lobby] after a removal the focus stays close by', () => {
    expect(focusAfterRemoval(1, 3)).toBe(1);
    expect(focusAfterRemoval(3, 3)).toBe(2);
    expect(focusAfterRemoval(0, 0)).toBeUndefined();
  });
});
