import MiniSearch, { type SearchResult } from 'minisearch';
import type { Creative } from './creative.ts';
import { stemsOf } from './languages.ts';
import type { AdPage } from './page.ts';
import { findPhrase, type PlacedStems } from './phrases.ts';

/** How well a creative fits a page, and what says so. */
export interface Fit {
  readonly creative: Creative;
  /** What the creative scores as a share of what it would score against itself. */
  readonly score: number;
  /** Topics of the creative that stand in the page. */
  readonly topics: readonly string[];
  /** Stems that both have, the weightiest first. */
  readonly terms: readonly string[];
  readonly isEvident: boolean;
}

/** Found on the bench's labelled pages, on the half that is there to tune it. */
export const minScore = 0.13;

/** A word of a creative's topics says more about it than one of its pitch. */
const fieldBoost = { topics: 4, title: 1.5, text: 1 };

/** How much a word weighs by its place; in the text more often is more, up to this. */
const placeWeight = { topics: 1, title: 1, headings: 0.8, text: 0.7 };

/** So many stems of text are a short page; on one of twice that, a word must be there twice. */
const shortPageStems = 100;

/** A word that weighs less stands in the page by the way, and is evidence of nothing. */
const evidentWeight = 0.25;

interface IndexedCreative {
  readonly name: string;
  readonly topics: string;
  readonly title: string;
  readonly text: string;
}

/** Ranks creatives in one language; made once, asked once for each page. */
export class Ranking {
  readonly #language: string;
  readonly #creatives: ReadonlyMap<string, Creative>;
  readonly #index: MiniSearch<IndexedCreative>;
  readonly #ownScore = new Map<string, number>();

  constructor(creatives: readonly Creative[], language: string) {
    const spoken = creatives.filter(({ languages }) => languages.includes(language));
    this.#language = language;
    this.#creatives = new Map(spoken.map((creative) => [creative.name, creative]));
    const inOneLine = (text: string) => stemsOf(text, language).join(' ');
    this.#index = new MiniSearch<IndexedCreative>({
      idField: 'name',
      fields: ['topics', 'title', 'text'],
      // What goes in, and what is asked, are stems already.
      tokenize: (stems) => (stems === '' ? [] : stems.split(' ')),
      processTerm: (stem) => stem,
      searchOptions: { boost: fieldBoost, combineWith: 'OR' },
    });
    this.#index.addAll(
      spoken.map(({ name, topics, title, text }) => ({
        name,
        topics: inOneLine(topics.join(' . ')),
        title: inOneLine(title),
        text: inOneLine(text),
      })),
    );
    for (const { name, topics, title, text } of spoken) {
      const own = new Set([...topics, title, text].flatMap((part) => stemsOf(part, language)));
      const [first] = this.#ask([...own], () => 1, name);
      this.#ownScore.set(name, first === undefined ? 0 : plainScore(first));
    }
  }

  /** Every creative that shares a word with the page, the best first. */
  fits(page: AdPage): Fit[] {
    const placed = placedStems(page, this.#language);
    const weights = weightsOf(placed);
    const weightOf = (stem: string) => weights.get(stem) ?? 0;
    return this.#ask([...weights.keys()], weightOf)
      .flatMap((result) => {
        const creative = this.#creatives.get(result.id);
        const own = this.#ownScore.get(result.id) ?? 0;
        if (creative === undefined || own === 0) return [];
        const terms = [...result.queryTerms].sort((a, b) => weightOf(b) - weightOf(a));
        const topics = this.#foundTopics(creative, placed);
        const isEvident = this.#isEvident(creative, topics, weightOf);
        return [{ creative, score: plainScore(result) / own, topics, terms, isEvident }];
      })
      .sort((a, b) => b.score - a.score || compare(a.creative.name, b.creative.name));
  }

  /**
   * A topic of several words that stand together; or two topics; or one, and two words more of what
   * the creative says. One word alone is no evidence: words mean many things.
   */
  #isEvident(
    creative: Creative,
    found: readonly string[],
    weightOf: (stem: string) => number,
  ): boolean {
    const stems = found.map((topic) => stemsOf(topic, this.#language));
    if (stems.some(({ length }) => length > 1)) return true;
    const isWeighty = (stem: string) => weightOf(stem) >= evidentWeight;
    const single = new Set(stems.flat().filter(isWeighty));
    if (single.size !== 1) return single.size > 1;
    const { topics, title, text } = creative;
    const said = new Set([...topics, title, text].flatMap((part) => stemsOf(part, this.#language)));
    return [...said].filter((stem) => !single.has(stem) && isWeighty(stem)).length >= 2;
  }

  #foundTopics(creative: Creative, placed: PlacedStems): string[] {
    return creative.topics.filter(
      (topic) => findPhrase(stemsOf(topic, this.#language), placed) !== undefined,
    );
  }

  #ask(stems: readonly string[], weightOf: (stem: string) => number, only?: string) {
    return this.#index.search(stems.join(' '), {
      boostTerm: weightOf,
      filter: ({ id }) => only === undefined || id === only,
    });
  }
}

/** MiniSearch multiplies by the number of terms that matched: a share must not hold it twice. */
const plainScore = ({ score, queryTerms }: SearchResult) => score / (queryTerms.length || 1);

/** Cuts a page into stems. Each entry of a list is apart from the next, as is each sentence. */
export function placedStems(page: AdPage, language: string): PlacedStems {
  const each = (texts: readonly string[]) => texts.map((text) => stemsOf(text, language));
  return {
    topics: each(page.topics),
    title: each([page.title]),
    headings: each(page.headings),
    text: each(page.text.split(/[.!?;:\n]+/)),
  };
}

/** How much each stem weighs in a page, from 0 to 1. */
function weightsOf(placed: PlacedStems): Map<string, number> {
  const weights = new Map<string, number>();
  const heavier = (stem: string, weight: number) =>
    weights.set(stem, Math.max(weight, weights.get(stem) ?? 0));
  for (const place of ['topics', 'title', 'headings'] as const) {
    for (const stem of placed[place].flat()) heavier(stem, placeWeight[place]);
  }
  const counts = new Map<string, number>();
  for (const stem of placed.text.flat()) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  // Once is by the way; three times is what it is about, if the page is not long.
  const enough = Math.max(1, placed.text.flat().length / shortPageStems);
  for (const [stem, count] of counts) heavier(stem, (placeWeight.text * count) / (count + enough));
  return weights;
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
