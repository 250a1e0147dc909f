import { describe, expect, test } from 'bun:test';
import { directionOf, languageCodes, lobbyPath, offeredLanguage } from './languages.ts';

describe('the language of the interface', () => {
  test('[E101] English stands at the root, each other one under its code', () => {
    expect(lobbyPath('en')).toBe('/');
    expect(lobbyPath('ar')).toBe('/ar/');
    expect(new Set(languageCodes.map(lobbyPath)).size).toBe(languageCodes.length);
  });

  test('[E102] the first language that one reads and the page has is offered', () => {
    expect(offeredLanguage('en', undefined, ['de-AT', 'en'])).toBe('de');
    expect(offeredLanguage('en', undefined, ['tlh', 'AR-EG'])).toBe('ar');
    expect(offeredLanguage('de', undefined, ['en-GB'])).toBe('en');
  });

  test("[E102] nothing is offered in the page's own language, after a choice, or to nobody known", () => {
    expect(offeredLanguage('en', undefined, ['en-US', 'de'])).toBeUndefined();
    expect(offeredLanguage('en', 'en', ['de'])).toBeUndefined();
    expect(offeredLanguage('en', 'ar', ['de'])).toBeUndefined();
    expect(offeredLanguage('en', undefined, ['tlh'])).toBeUndefined();
    expect(offeredLanguage('en', undefined, [])).toBeUndefined();
  });

  test('[E103] Arabic runs from right to left, and nothing else here does', () => {
    expect(languageCodes.filter((code) => directionOf(code) === 'rtl')).toEqual(['ar']);
  });
});
