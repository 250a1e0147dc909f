/** A day of the calendar in UTC, `2026-11-25`. Such texts compare as the days do. */
export type Day = string;

/** What of a creative outlives the build. */
export interface ManifestCreative {
  readonly name: string;
  readonly advertiser: string;
  /** Where a click leads. */
  readonly link: string;
  readonly weight: number;
  /** First and last day that it is shown. */
  readonly starts?: Day;
  readonly ends?: Day;
}

/** One page as built for one creative. */
export interface Variant {
  readonly creative: string;
  /** Path inside the built site. */
  readonly file: string;
  readonly sha256: string;
  /** As a share of what the creative would score against itself. */
  readonly score: number;
  /** The page's words that spoke for it. */
  readonly because: readonly string[];
}

/** `ads.json` in the built site: everything that can be shown, and where. */
export interface Manifest {
  readonly version: 1;
  readonly creatives: readonly ManifestCreative[];
  /** By path of the page, such as `/how-it-works/`; the best first. */
  readonly pages: Readonly<Record<string, readonly Variant[]>>;
}

/** Name of the manifest in the built site. */
export const manifestName = 'ads.json';

/** The folder of the built site whose pages are drawn, never asked for by path. */
export const variantsFolder = '_ads';

/** Where a click on that creative goes first. */
export const clickPath = (creative: string): string => `/ad/${creative}`;

/** Returns whether a creative is shown on that day. */
export function isOn({ starts, ends }: Pick<ManifestCreative, 'starts' | 'ends'>, day: Day) {
  return (starts === undefined || starts <= day) && (ends === undefined || day <= ends);
}
