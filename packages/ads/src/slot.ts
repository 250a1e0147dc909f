/** Where a page lets an ad stand, and in which words the ad is labelled there. */
export interface Slot {
  readonly topics: readonly string[];
  readonly refuses: readonly string[];
  /** Above an ad, and above a notice of the site's own. */
  readonly label: string;
  readonly houseLabel: string;
  /** The words that lead to how ads are chosen, and where they lead. */
  readonly why: string;
  readonly whyLink: string;
}

/** The element that marks the slot in a page as built, before anything is put in it. */
export const slotElement = 'ad-slot';

/** Pages that never carry one, whatever their author wrote: who reads them may be in trouble. */
const pagesWithout: readonly string[] = [
  '/blocked/',
  '/guidelines/',
  '/privacy/',
  '/safety/',
  '/terms/',
];

/** Returns whether a path is one of those, or below one. */
export const isWithoutAds = (path: string): boolean =>
  pagesWithout.some((page) => path.startsWith(page));
