import type { CallWay } from '@passerby/protocol/client-messages';
import { firstFrameGroupsMs } from '@passerby/protocol/limits';
import { roundUpTo8 } from './round-up.ts';

/** Upper ends of the groups that waits are counted in, in seconds; the last group has no end. */
export const waitGroups = [1, 4, 15, 60] as const;

/** What has happened since the process started, in exact numbers: `rounded` before they leave it. */
export interface SinceStart {
  readonly sessions: number;
  readonly pairs: number;
  /** Told by one of two who were to meet: there was no connection. */
  readonly neverConnected: number;
  readonly relayPasses: number;
  /** How many waited no longer than each of `waitGroups`, and how many in all. */
  readonly waits: readonly number[];
  readonly waitedSeconds: number;
  /** What the two sides of a pair tell of it, each for itself, where they are asked. */
  readonly calls: Readonly<Record<CallWay, number>>;
  /** How many had their first picture no later than each of `firstFrameGroupsMs`, and how many in all. */
  readonly firstFrames: readonly number[];
}

/** Counts, and keeps nothing but the counts. */
export class Happenings {
  #sessions = 0;
  #pairs = 0;
  #neverConnected = 0;
  #relayPasses = 0;
  readonly #waits: number[] = [...waitGroups, Infinity].map(() => 0);
  #waitedMs = 0;
  readonly #calls: Record<CallWay, number> = { none: 0, direct: 0, relayed: 0 };
  readonly #firstFrames: number[] = [...firstFrameGroupsMs, Infinity].map(() => 0);

  welcomed(): void {
    this.#sessions++;
  }

  /** Both sides of a pair have waited; of one that is half on another node, one is counted there. */
  met(waitsMs: readonly [number, number] | readonly [number]): void {
    this.#pairs += waitsMs.length / 2;
    for (const waitMs of waitsMs) {
      this.#waitedMs += waitMs;
      const first = waitGroups.findIndex((seconds) => waitMs <= seconds * 1_000);
      countFrom(this.#waits, first < 0 ? waitGroups.length : first);
    }
  }

  neverConnected(): void {
    this.#neverConnected++;
  }

  /** `group` is the first of `firstFrameGroupsMs` that the time is in, and means nothing without a call. */
  cameAbout(way: CallWay, group: number): void {
    this.#calls[way]++;
    if (way === 'none') return;
    countFrom(this.#firstFrames, group);
  }

  gavePass(): void {
    this.#relayPasses++;
  }

  totals(): SinceStart {
    return {
      sessions: this.#sessions,
      pairs: this.#pairs,
      neverConnected: this.#neverConnected,
      relayPasses: this.#relayPasses,
      waits: [...this.#waits],
      waitedSeconds: this.#waitedMs / 1_000,
      calls: { ...this.#calls },
      firstFrames: [...this.#firstFrames],
    };
  }
}

/** One more in the first group that it is in, and in all after it. */
function countFrom(groups: number[], first: number): void {
  for (let i = first; i < groups.length; i++) groups[i] = (groups[i] ?? 0) + 1;
}

/** The same, each number up to the next multiple of 8. */
export function roundedSinceStart(exact: SinceStart): SinceStart {
  return {
    sessions: roundUpTo8(exact.sessions),
    pairs: roundUpTo8(exact.pairs),
    neverConnected: roundUpTo8(exact.neverConnected),
    relayPasses: roundUpTo8(exact.relayPasses),
    waits: exact.waits.map(roundUpTo8),
    waitedSeconds: roundUpTo8(exact.waitedSeconds),
    calls: {
      none: roundUpTo8(exact.calls.none),
      direct: roundUpTo8(exact.calls.direct),
      relayed: roundUpTo8(exact.calls.relayed),
    },
    firstFrames: exact.firstFrames.map(roundUpTo8),
  };
}
