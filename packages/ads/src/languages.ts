import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stopwords as danishStops } from '@orama/stopwords/danish';
import { stopwords as dutchStops } from '@orama/stopwords/dutch';
import { stopwords as englishStops } from '@orama/stopwords/english';
import { stopwords as finnishStops } from '@orama/stopwords/finnish';
import { stopwords as frenchStops } from '@orama/stopwords/french';
import { stopwords as germanStops } from '@orama/stopwords/german';
import { stopwords as italianStops } from '@orama/stopwords/italian';
import { stopwords as norwegianStops } from '@orama/stopwords/norwegian';
import { stopwords as portugueseStops } from '@orama/stopwords/portuguese';
import { stopwords as russianStops } from '@orama/stopwords/russian';
import { stopwords as spanishStops } from '@orama/stopwords/spanish';
import { stopwords as swedishStops } from '@orama/stopwords/swedish';

interface AdLanguage {
  stem(word: string): string;
  readonly stops: ReadonlySet<string>;
}

const language = (stem: (word: string) => string, stops: readonly string[]): AdLanguage => ({
  stem,
  stops: new Set(stops),
});

/**
 * Words of English that are in no list of stop words and say as little: on a long page there are
 * always some that a creative has too.
 */
const emptyEnglish = [
  ...['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'half'],
  ...['come', 'find', 'get', 'give', 'go', 'keep', 'know', 'let', 'look', 'make', 'need', 'put'],
  ...[
    'say',
    'see',
    'take',
    'tell',
    'use',
    'want',
    'also',
    'else',
    'even',
    'ever',
    'every',
    'first',
  ],
  ...[
    'good',
    'just',
    'last',
    'like',
    'many',
    'much',
    'new',
    'still',
    'thing',
    'time',
    'way',
    'well',
  ],
  ...['anybody', 'anyone', 'everybody', 'everyone', 'nobody', 'nothing', 'somebody', 'someone'],
];

/** By the subtag of BCP 47 that a page's `lang` begins with. */
const languages: ReadonlyMap<string, AdLanguage> = new Map([
  ['da', language(danish, danishStops)],
  ['de', language(german, germanStops)],
  ['en', language(english, [...englishStops, ...emptyEnglish])],
  ['es', language(spanish, spanishStops)],
  ['fi', language(finnish, finnishStops)],
  ['fr', language(french, frenchStops)],
  ['it', language(italian, italianStops)],
  ['nl', language(dutch, dutchStops)],
  ['no', language(norwegian, norwegianStops)],
  ['pt', language(portuguese, portugueseStops)],
  ['ru', language(russian, russianStops)],
  ['sv', language(swedish, swedishStops)],
]);

/** Returns whether ads are matched in that language. */
export const isAdLanguage = (code: string): boolean => languages.has(code);

/**
 * Returns the words of a text that mean something, as stems, in their order. In a language that is
 * not known there are none: what cannot be compared well is not compared.
 */
export function stemsOf(text: string, code: string): string[] {
  const known = languages.get(code);
  if (known === undefined) return [];
  const segmenter = new Intl.Segmenter(code, { granularity: 'word' });
  const words = [...segmenter.segment(text.normalize('NFKC'))]
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment.toLocaleLowerCase(code).replace(/['’]s$/, ''));
  // One letter is an article, or a preposition, or nothing; the lists leave some out.
  const means = (word: string) => [...word].length > 1 && !known.stops.has(word);
  return words.filter((word) => means(word) && !/^\d+$/.test(word)).map(known.stem);
}
