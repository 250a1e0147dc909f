import { defaultAssumed } from '@passerby/cli/plan/assumptions';

/** A part of the world that is a day's hour apart from the next, and some of a round trip. */
export interface Region {
  readonly name: string;
  /** Of everybody, over a day. */
  readonly share: number;
  /** Hours that its clocks are ahead of UTC. */
  readonly aheadHours: number;
  /** Languages spoken there, the most common first. */
  readonly languages: readonly number[];
  /** Other regions by their place in the list, the nearest first. */
  readonly nearest: readonly number[];
}

/** Guesses, every one of them: numbers of languages stand for any. */
export const regions: readonly Region[] = [
  region('South Asia', 0.25, 5.5, [1, 2, 3], [1, 3, 2, 4, 5]),
  region('East Asia', 0.2, 8, [4, 5, 2, 6], [0, 5, 2, 3, 4]),
  region('Europe', 0.2, 1, [2, 7, 8, 9, 10], [3, 5, 0, 4, 1]),
  region('Africa and the Middle East', 0.12, 2, [11, 2, 8], [2, 0, 5, 4, 1]),
  region('South America', 0.12, -3, [9, 12], [5, 2, 3, 0, 1]),
  region('North America', 0.11, -6, [2, 9], [4, 2, 1, 3, 0]),
];

/** What people do. All of it is assumed; the simulation says what depends on it. */
export interface Habits {
  /** How much more people are there in the evening than on the average: 0 for none. */
  readonly tide: number;
  readonly lobbyMs: number;
  /** Calls that somebody presses Next in at once, how long these last, and the others. */
  readonly flashShare: number;
  readonly flashMs: number;
  readonly talkMs: number;
  /** After a call: those who go, those who pause, and what a pause takes. The others press Next. */
  readonly leaveShare: number;
  readonly pauseShare: number;
  readonly pauseMs: number;
  /** How long somebody looks for a stranger before giving up. */
  readonly patienceMs: number;
  readonly modes: { readonly video: number; readonly audio: number; readonly text: number };
  /** Who names interests, how many at most, and how many there are (the n-th is 1/n as common). */
  readonly taggedShare: number;
  readonly mostTags: number;
  readonly interests: number;
  /** Who would take any language. */
  readonly anyLanguageShare: number;
  /** Behind a router that only a relay leads through when the other's is alike. */
  readonly hardNatShare: number;
  readonly hideShare: number;
  /** Who shares an address with others of a carrier, and how many such addresses a region has. */
  readonly carrierShare: number;
  readonly carrierAddresses: number;
}

const { hideShare } = defaultAssumed;

/** A call takes three minutes on the average and a visit twenty, as in `passerby plan`. */
export const usualHabits: Habits = {
  tide: 0.7,
  lobbyMs: 30_000,
  flashShare: 0.5,
  flashMs: 10_000,
  talkMs: 350_000,
  leaveShare: 0.185,
  pauseShare: 0.35,
  pauseMs: 100_000,
  patienceMs: 120_000,
  modes: { video: 0.8, audio: 0.08, text: 0.12 },
  taggedShare: 0.4,
  mostTags: 4,
  interests: 5_000,
  anyLanguageShare: 0.3,
  hardNatShare: 0.2,
  hideShare: hideShare / 100,
  carrierShare: 0.15,
  carrierAddresses: 50,
};

const meanTalkMs = ({ flashShare, flashMs, talkMs }: Habits): number =>
  flashShare * flashMs + (1 - flashShare) * talkMs;

/** How long a visit is on the average where nobody waits: the crowd is as large as its arrivals make it. */
export function visitOf(habits: Habits): number {
  const { lobbyMs, leaveShare, pauseShare, pauseMs } = habits;
  const calls = 1 / leaveShare;
  return lobbyMs + calls * meanTalkMs(habits) + (calls - 1) * pauseShare * pauseMs;
}

/** How many are in a region at an hour (UTC), beside its average: most at nine in the evening. */
export function tideAt({ aheadHours }: Region, hour: number, tide: number): number {
  return 1 + tide * Math.cos((2 * Math.PI * (hour + aheadHours - 21)) / 24);
}

/** Of everybody, in the largest region in its evening. */
export const busiestShare = ({ tide }: Habits): number =>
  Math.max(...regions.map(({ share }) => share)) * (1 + tide);

function region(
  name: string,
  share: number,
  aheadHours: number,
  languages: readonly number[],
  nearest: readonly number[],
): Region {
  return { name, share, aheadHours, languages, nearest };
}
