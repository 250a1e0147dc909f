import { describe, expect, test } from 'bun:test';
import { chosenLanguage, languageCodes } from './languages.ts';

describe('languages', () => {
  test('[lobby] every code is one the wire can carry, and stands once', () => {
    for (const code of languageCodes) expect(code).toMatch(/^[a-z]{2}$/);
    expect(new Set(languageCodes).size).toBe(languageCodes.length);
  });

  test('[lobby] a choice wins, "any" too; without one the browser is asked', () => {
    expect(chosenLanguage('de', ['en'])).toBe('de');
    expect(chosenLanguage('', ['en'])).toBe('');
    expect(chosenLanguage(undefined, ['tlh', 'pt-BR', 'en'])).toBe('pt');
    expect(chosenLanguage(undefined, [])).toBe('');
  });
});
