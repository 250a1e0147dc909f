import { describe, expect, test } from 'bun:test';
import { createCounts, languageName } from './counts.ts';

const en = createCounts('en');

describe('counts', () => {
  test('[words] one and many take their own forms, and large numbers are grouped', () => {
    const forms = { one: '# person', other: '# people' };
    expect(en.plural(1, forms)).toBe('1 person');
    expect(en.plural(8, forms)).toBe('8 people');
    expect(en.plural(12_000, forms)).toBe('12,000 people');
    expect(en.plural(1, { other: 'some' })).toBe('some');
  });

  test('[words] a language with more forms takes the one that its rules name', () => {
    const ru = createCounts('ru');
    const forms = { one: '# слово', few: '# слова', many: '# слов', other: '# слова' };
    expect([1, 21, 3, 11, 25].map((count) => ru.plural(count, forms))).toEqual([
      '1 слово',
      '21 слово',
      '3 слова',
      '11 слов',
      '25 слов',
    ]);
  });

  test('[words] elapsed time counts whole seconds, then minutes, and never runs below zero', () => {
    expect(en.elapsed(-5)).toBe('0 sec');
    expect(en.elapsed(12_900)).toBe('12 sec');
    expect(en.elapsed(65_000)).toBe('1 min 5 sec');
    expect(en.elapsed(3_599_999)).toBe('59 min 59 sec');
    expect(en.elapsed(4 * 3_600_000 + 65_000)).toBe('4 hr 1 min');
  });

  test('[words] lists read as a sentence', () => {
    expect(en.anyOf(['chess', 'tea'])).toBe('chess or tea');
    expect(en.allOf(['chess', 'tea', 'trains'])).toBe('chess, tea, and trains');
  });

  test('[words] a language is called by its own name', () => {
    expect(languageName('de')).toBe('Deutsch');
    expect(languageName('fr')).toBe('Français');
  });
});
