import { type Lived, liveThrough } from './crowd.ts';
import { type Division, Pools } from './pools.ts';
import type { Habits } from './world.ts';

/** Hours of a day that are looked at (UTC), and each of them for so long. */
const hours = [1, 7, 13, 19];
const lookedAtMs = 240_000;
/** A small crowd does little in that time: it lives through more days. */
const leastPeople = 4_000;

/** Returns what so many people, on the average of the day, live through: some of its hours, added up. */
export function liveDays(
  division: Division,
  given: { readonly people: number; readonly seed: number; readonly habits: Habits },
): Lived {
  const { people, seed, habits } = given;
  const days = Math.min(20, Math.max(1, Math.ceil(leastPeople / people)));
  const all: Lived[] = [];
  for (let day = 0; day < days; day++) {
    for (const hour of hours) {
      const pools = new Pools(division);
      all.push(
        liveThrough({ seed: seed + 100 * day + hour, people, hour, lookedAtMs }, habits, pools),
      );
    }
  }
  return all.reduce(added);
}

function added(one: Lived, other: Lived): Lived {
  const sum = (of: (lived: Lived) => number) => of(one) + of(other);
  return {
    waits: [...one.waits, ...other.waits],
    joins: sum(({ joins }) => joins),
    atOnce: sum(({ atOnce }) => atOnce),
    gaveUp: sum(({ gaveUp }) => gaveUp),
    pairs: sum(({ pairs }) => pairs),
    abroad: sum(({ abroad }) => abroad),
    sharedTag: sum(({ sharedTag }) => sharedTag),
    sharedLanguage: sum(({ sharedLanguage }) => sharedLanguage),
    relayed: sum(({ relayed }) => relayed),
    seconds: sum(({ seconds }) => seconds),
    people: sum((lived) => lived.people),
    inCall: sum(({ inCall }) => inCall),
    waiting: sum(({ waiting }) => waiting),
    asked: {
      kept: sum(({ asked }) => asked.kept),
      taken: sum(({ asked }) => asked.taken),
      removed: sum(({ asked }) => asked.removed),
    },
    joinsByPool: one.joinsByPool.map((joins, pool) => joins + (other.joinsByPool[pool] ?? 0)),
  };
}
