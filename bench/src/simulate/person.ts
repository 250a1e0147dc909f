import type { SessionId, Ticket } from '@passerby/server/core/ticket';
import type { Chance } from '../chance.ts';
import { type Habits, type Region, regions } from './world.ts';

/** Somebody on a visit: what stays the same from one wish to the next. */
export interface Person {
  readonly session: SessionId;
  /** By its place in the list of regions. */
  readonly region: number;
  readonly wish: Pick<
    Ticket,
    'mode' | 'language' | 'tags' | 'network' | 'hardNat' | 'relayOnly' | 'local'
  >;
  /** Its count of wishes so far. */
  number: number;
  met: readonly SessionId[];
}

/** As the server keeps them (M4). */
const metKept = 8;

/** Draws somebody of a region. Only whoever has an address to itself is alone on its network. */
export function drawPerson(
  chance: Chance,
  habits: Habits,
  region: number,
  session: SessionId,
): Person {
  const { languages } = regions[region] as Region;
  const isShared = chance.is(habits.carrierShare);
  return {
    session,
    region,
    wish: {
      mode: drawMode(chance, habits),
      language: chance.is(habits.anyLanguageShare) ? 0 : drawLanguage(chance, languages),
      tags: chance.is(habits.taggedShare) ? drawTags(chance, habits) : [],
      network: isShared
        ? -1 - region * habits.carrierAddresses - chance.below(habits.carrierAddresses)
        : session,
      hardNat: chance.is(habits.hardNatShare),
      relayOnly: chance.is(habits.hideShare),
      local: false,
    },
    number: 0,
    met: [],
  };
}

/** The next wish of a person. */
export function nextTicket(person: Person, now: number): Ticket {
  person.number += 1;
  return {
    session: person.session,
    number: person.number,
    ...person.wish,
    avoided: person.met,
    since: now,
  };
}

export function remember(person: Person, stranger: Person): void {
  person.met = [...person.met.slice(1 - metKept), stranger.session];
}

function drawMode(chance: Chance, { modes }: Habits): Ticket['mode'] {
  const drawn = chance.uniform();
  if (drawn < modes.video) return 'video';
  return drawn < modes.video + modes.audio ? 'audio' : 'text';
}

/** The first is spoken by half of a region, the next by half of the others, and so on. */
function drawLanguage(chance: Chance, languages: readonly number[]): number {
  return languages.find(() => chance.is(0.5)) ?? (languages[0] as number);
}

function drawTags(chance: Chance, { mostTags, interests }: Habits): readonly number[] {
  const tags = new Set<number>();
  const count = 1 + chance.below(mostTags);
  // The n-th most common of them is 1/n as common: the logarithm of its rank is uniform.
  for (let i = 0; i < count; i++) tags.add(Math.floor((interests + 1) ** chance.uniform()));
  return [...tags];
}
