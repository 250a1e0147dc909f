import { describe, expect, test } from 'bun:test';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCounts } from './counts.ts';
import { first as english } from './en/first.ts';
import { frame as englishFrame } from './en/frame.ts';
import { later as englishLater } from './en/later.ts';
import type { FrameWords } from './frame.ts';
import { interfaceLanguages, languageCodes } from './languages.ts';
import type { LaterWords } from './later-words.ts';
import type { FirstWords } from './words.ts';

interface Spoken {
  readonly frame: FrameWords;
  readonly first: FirstWords;
  readonly later: LaterWords;
}

const inEnglish: Spoken = { frame: englishFrame, first: english, later: englishLater };

async function spokenIn(code: string): Promise<Spoken> {
  const [{ frame }, { first }, { later }] = await Promise.all([
    import(`./${code}/frame.ts`),
    import(`./${code}/first.ts`),
    import(`./${code}/later.ts`),
  ]);
  return { frame, first, later };
}

/** What functions are asked with: each is called with all of the first, by turns. */
const samples: readonly (readonly unknown[])[] = [
  ['both', 'busy', 'X'],
  ['camera', 'none', 'X'],
  ['microphone', 'refused', 'X'],
  ['video'],
  [true],
  [false],
  [0, 0],
  [1, 8],
  [2, 2],
  [3, 24],
  [11, 0],
  [344, 24],
  [1_344, 8],
  [['X']],
  [['X', 'Y', 'Z', 'W']],
];

/** Every string of a language by where it stands; a function's are those that it gives. */
function strings(value: unknown, at = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[at, value]];
  if (typeof value === 'function') {
    return samples.flatMap((given, index) => {
      try {
        const said: unknown = value(...given);
        const isSaid = typeof said === 'string' && !/NaN|undefined|\[object/.test(said);
        return isSaid ? [[`${at}(${index})`, said] as const] : [];
      } catch {
        // Asked with what it does not take.
        return [];
      }
    });
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => strings(inner, `${at}.${key}`));
}

type Form = Exclude<Intl.LDMLPluralRule, 'other'>;
const forms: readonly Form[] = ['zero', 'one', 'two', 'few', 'many'];

/** Which forms were looked for in vain: whoever gives `other` alone says that it fits every number. */
function lackingForms(call: () => void): ReadonlySet<Form> {
  const lacking = new Set<Form>();
  for (const form of forms) {
    Object.defineProperty(Object.prototype, form, {
      configurable: true,
      get(this: object) {
        if (Object.hasOwn(this, 'other') && Object.keys(this).length > 1) lacking.add(form);
        return undefined;
      },
    });
  }
  try {
    call();
  } finally {
    for (const form of forms) Reflect.deleteProperty(Object.prototype, form);
  }
  return lacking;
}

const upTo = (most: number, step: number) =>
  Array.from({ length: most / step + 1 }, (_, index) => index * step);
const anyCount = upTo(2_000, 1);
/** How many are here and wait is told in multiples of eight, and the first of them in words. */
const roundedCount = upTo(2_000, 8);
const rounded: ReadonlySet<string> = new Set(['.first.lobby.presence', '.later.searching.waiting']);

/** What is lacking where, once each function was called with every number that it may be asked with. */
function lackingIn(value: unknown, at = ''): readonly string[] {
  if (typeof value === 'function') {
    const lacking = lackingForms(() => {
      for (const count of rounded.has(at) ? roundedCount : anyCount) {
        try {
          value(count, count);
        } catch {
          // It takes no number.
          return;
        }
      }
    });
    return [...lacking].map((form) => `${at}: ${form}`);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => lackingIn(inner, `${at}.${key}`));
}

/** Where a string may be as in English: names, keys, codes, and words that languages share. */
const shared = new Set([
  '.frame.name',
  '.first.site.title',
  '.first.lobby.startIn',
  '.later.record.units.bytes',
  '.first.tab.someoneCame',
  '.later.reporting.reasons',
  '.later.call.keyList',
]);
const sharedWords: ReadonlySet<string> = new Set(
  'Chat|no|Banana|Cactus|Globe|Trombone|Video|Text|Hammer|Pizza|Panda|Robot|Emoji|Tab|Browser|Passerby'.split(
    '|',
  ),
);

describe('[E105] plural forms', () => {
  test('whatever can be counted has the forms that its language counts with', async () => {
    for (const code of languageCodes) {
      expect([code, lackingIn(await spokenIn(code))]).toEqual([code, []]);
    }
  });

  test('the control: a form that is not there is missed, unless one fits all', () => {
    const russian = createCounts('ru');
    const without = { one: '# байт', other: '# байта' };
    expect([...lackingForms(() => russian.plural(3, without))]).toEqual(['few']);
    expect([...lackingForms(() => russian.plural(21, without))]).toEqual([]);
    expect([...lackingForms(() => russian.plural(3, { other: '#' }))]).toEqual([]);
  });
});

const others = languageCodes.filter((code) => code !== 'en');

describe('every other language', () => {
  for (const code of others) {
    test(`[E105] ${code}: nothing is missing, empty or left in English`, async () => {
      const here = strings(await spokenIn(code));
      const there = new Map(strings(inEnglish));
      const places = (said: Iterable<string>) =>
        [...new Set([...said].map((at) => at.replace(/\(\d+\)$/, '')))].sort();
      expect(places(here.map(([at]) => at))).toEqual(places(there.keys()));
      const left = here.filter(([at, said]) => {
        if (said === '') return true;
        const isShared = [...shared].some((start) => at.startsWith(start));
        return (
          said === there.get(at) && !isShared && !sharedWords.has(said) && /\p{L}{2}/u.test(said)
        );
      });
      expect(left).toEqual([]);
    });
  }

  test('[E105] each that is written has a page and is offered, and the other way round', () => {
    const folders = readdirSync(import.meta.dir, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.sort()).toEqual([...languageCodes].sort());
    const pages = join(import.meta.dir, '../pages');
    for (const code of languageCodes) {
      const page = readFileSync(join(pages, `${code === 'en' ? 'index' : code}.astro`), 'utf8');
      expect(page).toContain(`language="${code}"`);
      expect(page.match(/words\/\w+\//g)?.map((name) => name.slice(6, -1))).toEqual([
        code,
        code,
        code,
        code,
      ]);
    }
  });

  test('[E105] what follows a link does not stick to it, where words are set apart', async () => {
    const withSpaces = languageCodes.filter((code) => !['ja', 'zh'].includes(code));
    for (const code of withSpaces) {
      const { first } = await spokenIn(code);
      expect([code, first.lobby.rulesEnd]).toEqual([code, expect.stringMatching(/^[\s\p{P}]/u)]);
    }
  });

  test('[E105] a link of a lobby to a text, which is in English alone, says so', () => {
    const app = join(import.meta.dir, '../app');
    const links = [...new Bun.Glob('**/*.tsx').scanSync(app)].flatMap((name) =>
      [
        ...readFileSync(join(app, name), 'utf8').matchAll(
          /<a\b[^>]*href=(?:"|{`)\/[^>]*\/["`][^>]*>/g,
        ),
      ].map(([link]) => [name, link] as const),
    );
    expect(links.length).toBeGreaterThan(4);
    expect(links.filter(([, link]) => !link.includes('hreflang="en"'))).toEqual([]);
  });

  test('[E104] what runs before the lobby follows to each of them, and to nothing else', () => {
    const script = readFileSync(join(import.meta.dir, '../../public/follow-language.js'), 'utf8');
    const follow = (stored: string | null) => {
      const went: string[] = [];
      const storage = { getItem: (key: string) => (key === 'passerby' ? stored : null) };
      new Function('localStorage', 'location', script)(storage, {
        replace: (path: string) => went.push(path),
      });
      return went;
    };
    for (const code of others) {
      expect(follow(JSON.stringify({ interfaceLanguage: code }))).toEqual([`/${code}/`]);
    }
    const stays = [null, '', '{', 'null', '{}', '"de"', '{"interfaceLanguage":"en"}'];
    const wrong = ['tlh', '//evil.example', 'de/..', 7].map((interfaceLanguage) =>
      JSON.stringify({ interfaceLanguage }),
    );
    for (const stored of [...stays, ...wrong]) expect(follow(stored)).toEqual([]);
  });

  test('[E102] each is offered under a name of its own', () => {
    const offers = Object.values(interfaceLanguages).flatMap(({ name, offer }) => [name, offer]);
    expect(new Set(offers).size).toBe(offers.length);
  });
});
