/** What is known of a page when an ad is chosen for it: all of it stands in the page itself. */
export interface AdPage {
  /** Such as `/how-it-works/`. */
  readonly path: string;
  /** A subtag of BCP 47, such as `en`. */
  readonly language: string;
  /** What its author says it is about. */
  readonly topics: readonly string[];
  /** What its author will not have beside it. */
  readonly refuses: readonly string[];
  readonly title: string;
  readonly headings: readonly string[];
  readonly text: string;
}
