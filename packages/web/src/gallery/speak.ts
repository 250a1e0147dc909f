import { first as ar } from '../words/ar/first.ts';
import { later as laterAr } from '../words/ar/later.ts';
import { first as de } from '../words/de/first.ts';
import { later as laterDe } from '../words/de/later.ts';
import { first as en } from '../words/en/first.ts';
import { later as laterEn } from '../words/en/later.ts';
import { first as es } from '../words/es/first.ts';
import { later as laterEs } from '../words/es/later.ts';
import { first as fr } from '../words/fr/first.ts';
import { later as laterFr } from '../words/fr/later.ts';
import { first as hi } from '../words/hi/first.ts';
import { later as laterHi } from '../words/hi/later.ts';
import { first as it } from '../words/it/first.ts';
import { later as laterIt } from '../words/it/later.ts';
import { first as ja } from '../words/ja/first.ts';
import { later as laterJa } from '../words/ja/later.ts';
import { isLanguageCode, type LanguageCode } from '../words/languages.ts';
import { type LaterWords, speakLaterFrom } from '../words/later-words.ts';
import { first as pt } from '../words/pt/first.ts';
import { later as laterPt } from '../words/pt/later.ts';
import { first as ru } from '../words/ru/first.ts';
import { later as laterRu } from '../words/ru/later.ts';
import { first as tr } from '../words/tr/first.ts';
import { later as laterTr } from '../words/tr/later.ts';
import { type FirstWords, speak } from '../words/words.ts';
import { first as zh } from '../words/zh/first.ts';
import { later as laterZh } from '../words/zh/later.ts';

/** Unlike a page of the site, the gallery carries all languages. */
const all: Record<LanguageCode, readonly [FirstWords, LaterWords]> = {
  ar: [ar, laterAr],
  de: [de, laterDe],
  en: [en, laterEn],
  hi: [hi, laterHi],
  tr: [tr, laterTr],
  ja: [ja, laterJa],
  zh: [zh, laterZh],
  it: [it, laterIt],
  ru: [ru, laterRu],
  pt: [pt, laterPt],
  fr: [fr, laterFr],
  es: [es, laterEs],
};

/** Speaks the language of the page that the gallery is shown in. */
export function speakAs(lang: string): void {
  const [first, later] = all[isLanguageCode(lang) ? lang : 'en'];
  speak(first);
  speakLaterFrom(() => Promise.resolve({ later }));
}
