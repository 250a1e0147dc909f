/** What a plan rests on and nobody can measure for an operator: each can be said, and has a default. */
export interface Assumption {
  readonly flag: string;
  readonly takes: string;
  readonly says: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Shares are in percent. Prices are in whatever money the operator thinks in: the defaults are what a small rented
 * machine costs in many places, in euros or dollars.
 */
export const assumptions = {
  people: {
    flag: '--people',
    takes: 'NUMBER',
    says: 'how many are here at once at the busiest time',
    default: 10_000,
    min: 2,
    max: 10_000_000,
  },
  averageShare: {
    flag: '--average',
    takes: 'PERCENT',
    says: 'of that number, over the whole month',
    default: 40,
    min: 1,
    max: 100,
  },
  inCallShare: {
    flag: '--in-call',
    takes: 'PERCENT',
    says: 'of those who are here, in a call',
    default: 80,
    min: 1,
    max: 100,
  },
  callMinutes: {
    flag: '--call-minutes',
    takes: 'MINUTES',
    says: 'that a call lasts',
    default: 3,
    min: 0.1,
    max: 600,
  },
  visitMinutes: {
    flag: '--visit-minutes',
    takes: 'MINUTES',
    says: 'that somebody stays',
    default: 20,
    min: 0.1,
    max: 1_440,
  },
  callMbps: {
    flag: '--call-mbps',
    takes: 'MBIT',
    says: 'a second that each side of a call sends; 720p is some 1.5',
    default: 1.5,
    min: 0.01,
    max: 50,
  },
  hideShare: {
    flag: '--hide',
    takes: 'PERCENT',
    says: 'of people, who hide their IP address',
    default: 10,
    min: 0,
    max: 100,
  },
  newShare: {
    flag: '--new',
    takes: 'PERCENT',
    says: 'of visits, whose browser has the filter not yet',
    default: 50,
    min: 0,
    max: 100,
  },
  adPages: {
    flag: '--ad-pages',
    takes: 'NUMBER',
    says: 'pages with an ad that a visit looks at',
    default: 0.5,
    min: 0,
    max: 100,
  },
  machinePrice: {
    flag: '--machine-price',
    takes: 'MONEY',
    says: 'a month for one machine',
    default: 6,
    min: 0,
    max: 1_000_000,
  },
  machineMemoryGb: {
    flag: '--machine-memory',
    takes: 'GB',
    says: 'of memory that it has',
    default: 4,
    min: 0.25,
    max: 65_536,
  },
  machineCores: {
    flag: '--machine-cores',
    takes: 'NUMBER',
    says: 'of processor cores that it has',
    default: 2,
    min: 1,
    max: 1_024,
  },
  machineMbps: {
    flag: '--machine-mbps',
    takes: 'MBIT',
    says: 'a second that its line carries out',
    default: 1_000,
    min: 1,
    max: 1_000_000,
  },
  includedTb: {
    flag: '--included-tb',
    takes: 'TB',
    says: 'a month of outgoing traffic that its price includes',
    default: 20,
    min: 0,
    max: 1_000_000,
  },
  pricePerTb: {
    flag: '--tb-price',
    takes: 'MONEY',
    says: 'for each TB beyond that',
    default: 1.5,
    min: 0,
    max: 100_000,
  },
  forwardMbpsPerCore: {
    flag: '--forward-mbps',
    takes: 'MBIT',
    says: 'a second of media that one core hands on; not measured here',
    default: 500,
    min: 1,
    max: 1_000_000,
  },
  fullShare: {
    flag: '--full',
    takes: 'PERCENT',
    says: 'of a machine that may be used at the busiest time',
    default: 50,
    min: 1,
    max: 100,
  },
} as const satisfies Readonly<Record<string, Assumption>>;

export type AssumptionName = keyof typeof assumptions;
export type Assumed = { readonly [N in AssumptionName]: number };

/** Every assumption with its name, in the order of the help. */
export const assumptionList: readonly (Assumption & { readonly name: AssumptionName })[] = (
  Object.keys(assumptions) as AssumptionName[]
).map((name) => ({ name, ...assumptions[name] }));

export const defaultAssumed = Object.fromEntries(
  assumptionList.map((one) => [one.name, one.default]),
) as Assumed;
