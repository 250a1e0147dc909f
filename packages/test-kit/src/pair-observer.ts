import type { Sighting, WalkerEvents } from './walker.ts';

/** Looks at a crowd from outside: what its people were told must fit together (SPEC I1, I3, I4). */
export interface PairObserver {
  readonly events: WalkerEvents;
  readonly pairs: number;
  readonly longestWaitMs: number;
  /** How partners went, by how often. */
  readonly departures: Readonly<Record<string, number>>;
  /**
   * Everything that cannot be: searches that were answered twice, foreign names, halves of pairs that nobody
   * was told the end of. Where a server was killed between two words, or Redis held one back, whoever moved on
   * by itself may have been half of a pair for a moment: then only the last meeting of each person counts.
   */
  faults(what?: { readonly lastOnly: boolean }): readonly string[];
}

export function observePairs(): PairObserver {
  const partnerOf = new Map<string, string>();
  const leftOf = new Set<string>();
  const lastOf = new Map<string, string>();
  const faults: string[] = [];
  const departures: Record<string, number> = {};
  let pairs = 0;
  let longestWaitMs = 0;

  function matched({ who, whom }: Sighting, waitedMs: number) {
    longestWaitMs = Math.max(longestWaitMs, waitedMs);
    if (!/^\d+\/\d+$/.test(whom)) faults.push(`${who} was given what nobody parked`);
    if (numberOf(who) === numberOf(whom)) faults.push(`${who} met themselves`);
    if (partnerOf.has(who)) faults.push(`${who} was matched twice`);
    partnerOf.set(who, whom);
    lastOf.set(numberOf(who), who);
    if (partnerOf.get(whom) === who) pairs++;
  }

  return {
    events: {
      matched,
      left(who, why) {
        leftOf.add(who);
        departures[why] = (departures[why] ?? 0) + 1;
      },
      expelled: (code) => faults.push(`somebody was closed with ${code}`),
    },
    get pairs() {
      return pairs;
    },
    get longestWaitMs() {
      return longestWaitMs;
    },
    departures,
    faults({ lastOnly } = { lastOnly: false }) {
      const halves = [...partnerOf].filter(([who, whom]) => {
        if (lastOnly && lastOf.get(numberOf(who)) !== who) return false;
        return partnerOf.get(whom) !== who && !leftOf.has(who);
      });
      return [
        ...faults,
        ...halves.map(([who, whom]) => `${who} is with ${whom}, and not the other way`),
      ];
    },
  };
}

const numberOf = (name: string): string => name.split('/')[0] ?? '';
