import { relaxAfterMs } from '@passerby/protocol/limits';
import type { Pair } from '@passerby/server/core/pool';
import { sharedTags, type Ticket } from '@passerby/server/core/ticket';
import { createChance } from '../chance.ts';
import { EventQueue } from '../event-queue.ts';
import { drawPerson, nextTicket, type Person, remember } from './person.ts';
import type { Asked, Pools } from './pools.ts';
import { type Habits, regions, tideAt, visitOf } from './world.ts';

/** What a crowd lived through while it was looked at. */
export interface Lived {
  readonly waits: number[];
  joins: number;
  /** Matched by their own first look. */
  atOnce: number;
  gaveUp: number;
  pairs: number;
  /** Of the pairs. */
  abroad: number;
  sharedTag: number;
  sharedLanguage: number;
  relayed: number;
  /** Seconds looked at, and people and those in calls, summed over them. */
  seconds: number;
  people: number;
  inCall: number;
  waiting: number;
  asked: Asked;
  /** Wishes that came to each pool, all the time. */
  readonly joinsByPool: readonly number[];
}

/** As the server sweeps. */
const sweepEveryMs = 250;
const warmUpMs = 240_000;
const pressMs = 700;

/** So many on the average of a day, at one hour (UTC) of it, for so long. */
export interface Hour {
  readonly seed: number;
  readonly people: number;
  readonly hour: number;
  readonly lookedAtMs: number;
}

/** An hour's crowd in virtual time, from one seed: strangers who come, meet, talk, press Next and go. */
export function liveThrough(
  { seed, people, hour, lookedAtMs }: Hour,
  habits: Habits,
  pools: Pools,
): Lived {
  const chance = createChance(seed);
  const events = new EventQueue();
  const present = new Map<number, Person>();
  let sessions = 0;
  let inCall = 0;
  let isLookedAt = false;
  const lived: Lived = {
    ...{ waits: [], joins: 0, atOnce: 0, gaveUp: 0, pairs: 0 },
    ...{ abroad: 0, sharedTag: 0, sharedLanguage: 0, relayed: 0 },
    ...{ seconds: 0, people: 0, inCall: 0, waiting: 0 },
    asked: { kept: 0, taken: 0, removed: 0 },
    joinsByPool: pools.joins,
  };

  const waited = ({ since }: Ticket) => {
    if (isLookedAt) lived.waits.push(events.now - since);
  };

  function come(region: number): Person {
    const person = drawPerson(chance, habits, region, ++sessions);
    present.set(person.session, person);
    return person;
  }

  function join(person: Person): void {
    const ticket = nextTicket(person, events.now);
    const isStillWaiting = () => person.number === ticket.number && pools.has(person.session);
    if (isLookedAt) lived.joins += 1;
    const pair = pools.join(ticket, person.region, events.now);
    if (pair !== undefined) {
      if (isLookedAt) lived.atOnce += 1;
      meet(pair);
      return;
    }
    events.after(chance.exponential(habits.patienceMs), () => {
      if (!isStillWaiting()) return;
      pools.leave(person.session);
      waited(ticket);
      if (isLookedAt) lived.gaveUp += 1;
      present.delete(person.session);
    });
    if (pools.division.beyond === undefined) return;
    const spill = (turn: number) => {
      if (!isStillWaiting()) return;
      const found = pools.lookBeyond(ticket, person.region, turn, events.now);
      if (found) meet(found);
      else events.after(relaxAfterMs, () => spill(turn + 1));
    };
    // A moment after its own pool has looked for it once more.
    events.after(relaxAfterMs + sweepEveryMs, () => spill(0));
  }

  function meet({ first, second }: Pair): void {
    const [one, other] = [first, second].map(({ session }) => present.get(session));
    if (one === undefined || other === undefined) throw new Error('somebody met who is not there');
    for (const ticket of [first, second]) waited(ticket);
    remember(one, other);
    remember(other, one);
    if (isLookedAt) count(lived, [first, second], one.region !== other.region);
    const talkMs = chance.is(habits.flashShare) ? habits.flashMs : habits.talkMs;
    inCall += 2;
    events.after(chance.exponential(talkMs), () => {
      inCall -= 2;
      for (const person of [one, other]) goOn(person);
    });
  }

  function goOn(person: Person): void {
    if (chance.is(habits.leaveShare)) {
      present.delete(person.session);
      return;
    }
    const pauses = chance.is(habits.pauseShare);
    events.after(pauses ? chance.exponential(habits.pauseMs) : pressMs, () => join(person));
  }

  /** Whoever is there when we begin to look is in the middle of something. */
  function begin(region: number, count: number): void {
    const visit = visitOf(habits);
    const inLobby = habits.lobbyMs / visit;
    for (let i = 0; i < count; i++) {
      const person = come(region);
      if (chance.is(inLobby)) {
        events.after(chance.exponential(habits.lobbyMs), () => join(person));
      } else {
        inCall += 1;
        events.after(chance.exponential(habits.talkMs), () => {
          inCall -= 1;
          goOn(person);
        });
      }
    }
  }

  /** Poisson: the next one comes whenever it likes. */
  function arrive(region: number, everyMs: number): void {
    events.after(chance.exponential(everyMs), () => {
      const person = come(region);
      events.after(chance.exponential(habits.lobbyMs), () => join(person));
      arrive(region, everyMs);
    });
  }

  for (const [index, region] of regions.entries()) {
    const here = people * region.share * tideAt(region, hour, habits.tide);
    begin(index, Math.round(here));
    arrive(index, visitOf(habits) / here);
  }
  const sweep = () => {
    pools.sweep(events.now, meet);
    if (!isLookedAt || events.now % 1_000 !== 0) return;
    lived.seconds += 1;
    lived.people += present.size;
    lived.inCall += inCall;
    lived.waiting += pools.size;
  };
  events.runUntil(warmUpMs, sweepEveryMs, sweep);
  isLookedAt = true;
  const before = { ...pools.asked };
  events.runUntil(warmUpMs + lookedAtMs, sweepEveryMs, sweep);
  const { kept, taken, removed } = pools.asked;
  lived.asked = {
    kept: kept - before.kept,
    taken: taken - before.taken,
    removed: removed - before.removed,
  };
  return lived;
}

function count(lived: Lived, [first, second]: readonly [Ticket, Ticket], isAbroad: boolean): void {
  const sameLanguage =
    first.language === second.language || first.language === 0 || second.language === 0;
  const isRelayed = first.relayOnly || second.relayOnly || (first.hardNat && second.hardNat);
  lived.pairs += 1;
  lived.abroad += Number(isAbroad);
  lived.sharedTag += Number(sharedTags(first.tags, second.tags) !== 0);
  lived.sharedLanguage += Number(sameLanguage);
  lived.relayed += Number(isRelayed);
}
