import type { Creative } from './creative.ts';
import { stemsOf } from './languages.ts';
import type { AdPage } from './page.ts';
import { findPhrase, type PlacedStems } from './phrases.ts';
import { type Fit, minScore, placedStems, Ranking } from './relevance.ts';

/** Why a creative is not on a page that it shares words with. */
export type Kept = 'noEvidence' | 'lowScore' | 'pageRefuses' | 'creativeAvoids' | 'outranked';

/** What became of one creative on one page. */
export type Judged =
  | { readonly kind: 'placed'; readonly fit: Fit }
  | { readonly kind: 'kept'; readonly fit: Fit; readonly why: Kept };

/** A page needs no more, and a build grows with each. */
export const maxPerPage = 4;

/** Beside a better one, a creative with less than this share of its score is the wrong one. */
const shareOfBest = 0.5;

/** Returns, for each page, every creative that shares a word with it and what became of it. */
export function placeCreatives(
  pages: readonly AdPage[],
  creatives: readonly Creative[],
): Map<string, readonly Judged[]> {
  const rankings = new Map<string, Ranking>();
  const rankingOf = (language: string) => {
    const ranking = rankings.get(language) ?? new Ranking(creatives, language);
    rankings.set(language, ranking);
    return ranking;
  };
  return new Map(pages.map((page) => [page.path, judge(page, rankingOf(page.language))]));
}

function judge(page: AdPage, ranking: Ranking): Judged[] {
  const stems = placedStems(page, page.language);
  let best: number | undefined;
  let count = 0;
  return ranking.fits(page).map((fit): Judged => {
    const fault = faultOf(fit, page, stems);
    if (fault !== undefined) return { kind: 'kept', fit, why: fault };
    best ??= fit.score;
    if (count >= maxPerPage || fit.score < best * shareOfBest) {
      return { kind: 'kept', fit, why: 'outranked' };
    }
    count += 1;
    return { kind: 'placed', fit };
  });
}

function faultOf(fit: Fit, page: AdPage, stems: PlacedStems): Kept | undefined {
  const { creative, isEvident, score } = fit;
  if (refuses(page, creative)) return 'pageRefuses';
  if (avoids(creative, page, stems)) return 'creativeAvoids';
  // A notice of the site's own leads nowhere on the page that it leads to.
  if (creative.link === page.path) return 'creativeAvoids';
  if (!isEvident) return 'noEvidence';
  return score < minScore ? 'lowScore' : undefined;
}

/** One mention is enough, in whatever the advertiser says of it. */
function refuses(page: AdPage, creative: Creative): boolean {
  const said = [...creative.topics, creative.title, creative.text, creative.advertiser];
  const placed = {
    topics: said.map((text) => stemsOf(text, page.language)),
    title: [],
    headings: [],
    text: [],
  };
  return page.refuses.some(
    (topic) => findPhrase(stemsOf(topic, page.language), placed) !== undefined,
  );
}

/** One mention is enough, anywhere in the page. */
function avoids(creative: Creative, page: AdPage, stems: PlacedStems): boolean {
  const isAvoided = (pattern: string) =>
    pattern.endsWith('*') ? page.path.startsWith(pattern.slice(0, -1)) : page.path === pattern;
  if (creative['avoid-pages'].some(isAvoided)) return true;
  return creative['avoid-topics'].some(
    (topic) => findPhrase(stemsOf(topic, page.language), stems) !== undefined,
  );
}
