/** Where a phrase was found in a page, the strongest place first. */
export type Place = 'topics' | 'title' | 'headings' | 'text';

/** The stems of a page, place by place. Entries that do not touch are apart. */
export type PlacedStems = Readonly<Record<Place, readonly (readonly string[])[]>>;

const places: readonly Place[] = ['topics', 'title', 'headings', 'text'];

/** Returns the strongest place that has these stems beside each other in this order. */
export function findPhrase(phrase: readonly string[], page: PlacedStems): Place | undefined {
  if (phrase.length === 0) return undefined;
  const isAt = (stems: readonly string[], start: number) =>
    phrase.every((stem, index) => stems[start + index] === stem);
  return places.find((place) =>
    page[place].some((stems) => stems.some((_, start) => isAt(stems, start))),
  );
}
