import { defaultOptions } from '@passerby/server/shell/default-options';
import { Addresses } from './addresses.ts';
import { Abuser, Bot, Brigadier, Honest, type Trick } from './people.ts';
import { Town, type Without } from './town.ts';
import type { Visitor } from './visitor.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const sessions = 10_000;
const bots = 20;
const tricks: readonly Trick[] = ['stays', 'drops', 'reloads', 'flashes'];

/** Who flags whom they should not. */
export type Brigade = 'nobody' | 'one network' | 'twenty networks' | 'trolls';

export interface Day {
  readonly abusers: readonly Abuser[];
  readonly hoppers: readonly Abuser[];
  readonly bots: readonly Bot[];
  readonly honest: number;
  /** Honest sessions that were ended, or met a blocked network: their own, or one they share. */
  readonly wronged: number;
  /** Of these, those who have their network for themselves. */
  readonly wrongedAlone: number;
}

/** A day with 10,000 sessions, 1 % of them abusers, some bots, and one brigade. */
export function simulateDay(seed: number, brigade: Brigade, without?: Without): Day {
  const town = new Town(seed, defaultOptions.moderation, without);
  const { chance } = town;
  const addresses = new Addresses(chance);
  const at = () => chance.uniform() * dayMs;
  const abusers: Abuser[] = [];
  const hoppers: Abuser[] = [];
  const spam: Bot[] = [];
  const honest: { visitor: Honest; isAlone: boolean }[] = [];
  for (let i = 0; i < sessions; i++) {
    const when = at();
    if (i < sessions / 100) {
      const trick = tricks[i % tricks.length] as Trick;
      const abuser = new Abuser(town, addresses.anyone(), trick, when + hourMs);
      abusers.push(abuser);
      town.add(abuser, when);
    } else if (i < sessions / 100 + bots) {
      const bot = new Bot(town, addresses.own(), when + hourMs);
      spam.push(bot);
      town.add(bot, when);
    } else {
      const address = addresses.anyone();
      const visitor = new Honest(town, 'honest', address);
      honest.push({ visitor, isAlone: address[0] !== 100 });
      town.add(visitor, when);
    }
  }
  for (let i = 0; i < 10; i++) {
    const when = at();
    const hopper = new Abuser(town, addresses.tunnel(), 'hops', when + hourMs);
    hoppers.push(hopper);
    town.add(hopper, when);
  }
  for (const [visitor, when] of brigadiers(town, addresses, brigade)) town.add(visitor, when);
  town.run(dayMs);
  const wronged = honest.filter(({ visitor }) => visitor.ended + visitor.refused > 0);
  return {
    abusers,
    hoppers,
    bots: spam,
    honest: honest.length,
    wronged: wronged.length,
    wrongedAlone: wronged.filter(({ isAlone }) => isAlone).length,
  };
}

/** Brigades go on for six hours in the middle of the day; trolls come like everybody, and stay long. */
function brigadiers(
  town: Town,
  addresses: Addresses,
  brigade: Brigade,
): readonly (readonly [Visitor, number])[] {
  const begin = 6 * hourMs;
  const member = (address: readonly number[], from: number, until: number) =>
    [new Brigadier(town, address, until, undefined), from] as const;
  const some = (count: number, make: (i: number) => readonly [Visitor, number]) =>
    Array.from({ length: count }, (_, i) => make(i));
  switch (brigade) {
    case 'nobody':
      return [];
    case 'one network': {
      const address = addresses.own();
      return some(50, (i) => member(address, begin + 1_000 * i, 2 * begin));
    }
    case 'twenty networks':
      return some(20, (i) => member(addresses.own(), begin + 1_000 * i, 2 * begin));
    case 'trolls':
      return some(sessions / 100, () => {
        const from = town.chance.uniform() * dayMs;
        return member(addresses.own(), from, from + hourMs / 2);
      });
    default:
      return brigade satisfies never;
  }
}

/**
 * Friends with networks of their own wait for one person under an interest that nobody else has.
 * Returns in how many of so many tries the target's session was ended, and its network blocked.
 */
export function lieInWait(
  seed: number,
  friends: number,
  tries: number,
): { readonly ended: number; readonly blocked: number } {
  let ended = 0;
  let blocked = 0;
  for (let i = 0; i < tries; i++) {
    const town = new Town(seed + i, defaultOptions.moderation);
    const addresses = new Addresses(town.chance);
    const rare = Uint8Array.from([1, 2, 3, 4, 5, 6]);
    const target = new Patient(town, 'honest', addresses.own(), rare);
    for (let other = 0; other < 200; other++) {
      const visitor = new Honest(town, 'honest', addresses.own());
      town.add(visitor, town.chance.uniform() * hourMs);
    }
    for (let friend = 0; friend < friends; friend++) {
      const waiting = new Brigadier(town, addresses.own(), hourMs, target, rare);
      town.add(waiting, 600_000 + 1_000 * friend);
    }
    town.add(target, 1_200_000);
    town.run(hourMs);
    ended += Number(target.ended > 0);
    blocked += Number(target.longestSeconds > 600);
  }
  return { ended, blocked };
}

/** Comes back whenever it may: what matters is whether it may. */
class Patient extends Honest {
  longestSeconds = 0;

  protected override away(seconds = 0): void {
    this.longestSeconds = Math.max(this.longestSeconds, seconds);
    this.town.events.after(1_000 * seconds + 100, () => this.come());
  }
}
