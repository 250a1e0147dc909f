/** A figure that this project's own benchmarks print. */
export interface Measured {
  readonly value: number;
  readonly unit: string;
  readonly what: string;
  /** Where it can be seen again. */
  readonly by: string;
}

/**
 * What a plan takes from measurement: 27 November 2026, two cores of a shared virtual machine, Bun 1.4.5. A machine
 * of one's own gives other figures by the same commands.
 */
export const measured = {
  sessionKb: {
    value: 5.04,
    unit: 'KB',
    what: 'of memory for each session over TLS',
    by: 'npm run bench -- memory',
  },
  parkedKb: {
    value: 1.45,
    unit: 'KB',
    what: 'more while it waits, with what it has parked',
    by: 'npm run bench -- memory',
  },
  processMb: {
    value: 68,
    unit: 'MB',
    what: 'of memory for the process before anybody is there',
    by: 'npm run bench -- memory',
  },
  matchMicros: {
    value: 51.2,
    unit: 'µs',
    what: 'of one core for a match, both sides of it',
    by: 'npm run bench -- cycle',
  },
  matchFrames: {
    value: 4.0,
    unit: 'frames',
    what: 'that the server sends for it',
    by: 'npm run bench -- cycle',
  },
  filterMb: {
    value: 3.55,
    unit: 'MB',
    what: 'for the filter on the device, once for each browser',
    by: 'docs/decisions/006-filter.md',
  },
  pageMb: {
    value: 0.13,
    unit: 'MB',
    what: 'for the page with its script, styles and faces',
    by: 'npm run check (bundle size)',
  },
} as const satisfies Readonly<Record<string, Measured>>;

/** Pairs that need a relay where one in five is behind a hard router, by how many come a second. */
export const relayNeed: readonly { readonly arrivals: number; readonly share: number }[] = [
  { arrivals: 0.2, share: 0.038 },
  { arrivals: 2, share: 0.002 },
  { arrivals: 20, share: 0 },
];

/** Of those that meet at random, without the bit that tells hard routers from easy ones. */
export const relayNeedBlind = 0.042;

/** The command that prints both. */
export const relayNeedBy = 'npm run bench -- nat';
