import { expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { createTagIndex } from '../tag-index.ts';
import { Hall } from '../test-hall.ts';
import type { NodeId, Ticket } from '../ticket.ts';
import { nodeWire } from './node-messages.ts';
import type { Look, Seated } from './pool-index.ts';

/*
 * Several nodes over an index that cannot be trusted and a bus that is slow: it says whom it likes, among all
 * who ever were in it; answers late, twice about the same one, or never. What people are told must fit
 * together all the same (K2, K3, K5, I1-I6). A frame may be lost, but no farewell: the shell repeats those.
 */

interface Asked {
  readonly node: NodeId;
  readonly ticket: Ticket;
  readonly answer: (look: Look) => void;
}

interface Person {
  readonly hall: Hall;
  readonly socket: number;
  ticket: number;
  isHere: boolean;
}

const isSame = (one: Seated, other: Seated): boolean =>
  one.node === other.node && one.session === other.session && one.number === other.number;

function play(seed: number, count: number) {
  const integers = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[integers() % values.length] as T;
  const chance = (percent: number) => integers() % 100 < percent;
  const happened: Record<string, number> = {};
  const note = (what: string) => {
    happened[what] = (happened[what] ?? 0) + 1;
  };
  /** Everybody who ever was in it; and who is, as far as it has heard. */
  const everSeated: Seated[] = [];
  let seats: Seated[] = [];
  let asked: Asked[] = [];
  const links = new Map<string, { from: NodeId; to: NodeId; frame: Uint8Array; type: string }[]>();
  const halls = new Map<NodeId, Hall>();
  let isIndexThere = true;
  let now = 0;

  for (const node of [1, 2, 3]) {
    let ids = node * 100_000;
    // Numbers of sessions that two nodes both use: they must never be taken for each other.
    const hall = new Hall(
      () => (++ids % 100_000) + 1_000,
      {},
      {
        crowd: {
          index: {
            node,
            isThere: () => isIndexThere,
            look: (ticket, _terms, answer) => void asked.push({ node, ticket, answer }),
            remove({ session, number }) {
              if (chance(70))
                seats = seats.filter((one) => !isSame(one, { node, session, number }));
            },
          },
          indexTags: createTagIndex(() => new Uint8Array(8)),
          send(to, message) {
            const link = links.get(`${node}-${to}`) ?? [];
            links.set(`${node}-${to}`, link);
            link.push({
              from: node,
              to,
              frame: nodeWire.encode(message).slice(),
              type: message.type,
            });
          },
          broadcast() {},
          elsewhere: () => ({ sessions: 0, waiting: 0 }),
          nameNetwork: () => ({ names: new Uint8Array(0), isExempt: false }),
          nameOf: () => undefined,
          findNetwork: () => 5,
          clock: () => now,
        },
      },
    );
    halls.set(node, hall);
  }

  const people: Person[] = [];
  /** Who is whose partner, by what they were told: `name` is person and ticket. */
  const partnerOf = new Map<string, string>();
  const read = new Map<Person, number>();
  const nameOf = (person: Person, ticket: number) => `${people.indexOf(person)}/${ticket}`;
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
  const current = new Map<Person, string>();
  /** Of each match: which of its own descriptions was given away, and which of theirs it got. */
  const generations = new Map<string, readonly [number, number]>();

  function hear(person: Person) {
    const { messages } = person.hall.at(person.socket);
    for (const message of messages.slice(read.get(person) ?? 0)) {
      if (message.type === 'Matched') {
        const own = nameOf(person, message.ticket);
        const [theirs = '', theirGeneration] = text(message.description).split('#');
        generations.set(`${own} ${theirs}`, [message.generation, Number(theirGeneration)]);
        expect(message.ticket).toBe(person.ticket);
        // [K2] one search, one match.
        expect(partnerOf.has(own)).toBe(false);
        expect(theirs.split('/')[0]).not.toBe(own.split('/')[0]);
        partnerOf.set(own, theirs);
        current.set(person, theirs);
        note('matched');
      } else if (message.type === 'PartnerLeft') {
        // [I6] nobody is told of the end of anything but what is on.
        expect(current.has(person)).toBe(true);
        expect(message.ticket).toBe(person.ticket);
        current.delete(person);
        note('left');
      } else if (message.type === 'Signal') {
        // [I3] from the partner of now, or not at all.
        expect(text(message.blob)).toBe(current.get(person) as string);
        note('signal');
      }
    }
    read.set(person, messages.length);
  }

  function settle() {
    for (const person of people) hear(person);
  }

  function deliver(link: { from: NodeId; to: NodeId; frame: Uint8Array }[]) {
    const first = link.shift();
    if (first === undefined) return;
    const decoded = nodeWire.decode(first.frame);
    if (!decoded.ok) throw new Error(decoded.code);
    const hall = halls.get(first.to);
    if (hall) hall.now = now;
    hall?.switchboard.border?.heard(first.from, decoded.value, now);
    first.frame.fill(0);
    note(decoded.value.type);
  }

  function answer(one: Asked, isHonest: boolean) {
    asked = asked.filter((other) => other !== one);
    const own = { node: one.node, session: one.ticket.session, number: one.ticket.number };
    const hall = halls.get(one.node);
    if (hall) hall.now = now;
    const others = seats.filter(
      ({ node, session }) => node !== own.node || session !== own.session,
    );
    if (isHonest || others.length === 0 || chance(10)) {
      everSeated.push(own);
      seats = [...seats.filter((seat) => !isSame(seat, own)), own];
      one.answer({ outcome: 'kept' });
    } else if (chance(5)) {
      one.answer({ outcome: 'away' });
    } else {
      const seated = chance(80) ? pick(others) : pick(everSeated);
      if (chance(80)) seats = seats.filter((seat) => !isSame(seat, seated));
      one.answer({ outcome: 'taken', seated });
    }
  }

  function act(person: Person) {
    const { hall, socket } = person;
    hall.now = now;
    const name = () => Buffer.from(nameOf(person, person.ticket));
    const generation = integers() % 200;
    const description = () => Buffer.concat([name(), Buffer.from(`#${generation}`)]);
    switch (integers() % 8) {
      case 0:
      case 1:
      case 2:
        person.ticket += 1;
        current.delete(person);
        hall.next(socket, person.ticket, { generation, description: description() });
        break;
      case 3:
      case 4:
        if (person.ticket > 0 && current.has(person)) {
          hall.say(socket, { type: 'Signal', ticket: person.ticket, blob: name() });
        }
        break;
      case 5:
        if (person.ticket === 0) break;
        hall.say(socket, {
          type: 'Refresh',
          ticket: person.ticket,
          generation,
          commitment: new Uint8Array(32),
          description: description(),
          local: new Uint8Array(0),
        });
        break;
      case 6:
        if (person.ticket === 0) break;
        current.delete(person);
        hall.say(socket, { type: 'Leave', ticket: person.ticket, why: 'left' });
        break;
      default:
        if (!chance(20)) break;
        hall.close(socket, 'closed');
        person.isHere = false;
        current.delete(person);
    }
  }

  function pass(ms: number) {
    now += ms;
    for (const hall of halls.values()) {
      hall.now = now;
      hall.switchboard.sweep(now);
    }
  }

  for (let step = 0; step < count; step++) {
    const waitingLinks = [...links.values()].filter((link) => link.length > 0);
    switch (integers() % 12) {
      case 0: {
        if (people.filter(({ isHere }) => isHere).length >= 12) break;
        const hall = pick([...halls.values()]);
        hall.now = now;
        people.push({ hall, socket: hall.enter(), ticket: 0, isHere: true });
        break;
      }
      case 1:
      case 2:
      case 3: {
        const here = people.filter(({ isHere }) => isHere);
        if (here.length > 0) act(pick(here));
        break;
      }
      case 4:
      case 5:
      case 6:
        if (waitingLinks.length > 0) deliver(pick(waitingLinks));
        break;
      case 7:
      case 10:
      case 11:
        if (asked.length > 0) answer(pick(asked), false);
        break;
      case 8: {
        const link = waitingLinks.length > 0 && chance(20) ? pick(waitingLinks) : undefined;
        if (link && link[0]?.type !== 'Left') {
          link.shift();
          note('lost');
        }
        if (chance(5)) isIndexThere = !isIndexThere;
        break;
      }
      default:
        pass(integers() % 400);
    }
    settle();
  }

  // Everything comes to rest: what is on its way arrives, and what is waited for is given up.
  isIndexThere = true;
  for (let round = 0; round < 40; round++) {
    for (const one of asked) answer(one, true);
    for (let more = true; more; ) {
      more = false;
      for (const link of links.values()) {
        while (link.length > 0) {
          deliver(link);
          more = true;
        }
      }
    }
    settle();
    pass(500);
    // By then everybody who waits has to be looked for anew.
    if (round === 20) seats = [];
  }
  settle();
  // [I1] [I4] every pair has two sides, and nobody is with a ghost.
  for (const [person, partner] of current) {
    const [index, ticket] = partner.split('/').map(Number);
    const other = people[index ?? -1];
    expect(other?.isHere && other.ticket === ticket).toBe(true);
    const own = nameOf(person, person.ticket);
    expect(other && current.get(other)).toBe(own);
    const [given, got] = generations.get(`${own} ${partner}`) ?? [];
    expect(generations.get(`${partner} ${own}`)).toEqual([got ?? -1, given ?? -1]);
  }
  // [I2] whoever waits is in a pool, and nobody else.
  for (const hall of halls.values()) {
    const { waiting, sessions } = hall.switchboard.totals();
    expect(hall.switchboard.border?.pool.size).toBe(waiting);
    expect(hall.switchboard.parked).toBe(waiting);
    expect(sessions).toBe(people.filter((person) => person.hall === hall && person.isHere).length);
  }
  const waiting = [...halls.values()].map(({ switchboard }) => switchboard.totals().waiting);
  expect(seats.length).toBe(waiting.reduce((sum, some) => sum + some, 0));
  return happened;
}

test('[K2] [K3] [K5] [I1] [I2] [I3] [I4] [I6] whatever an index says and a bus does, what people are told fits together', () => {
  const runs = depth({ quick: 60, deep: 2_000, of: 'random crowds of three nodes' });
  const seed = Number(process.env['PASSERBY_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  const total: Record<string, number> = {};
  for (let run = 0; run < runs; run++) {
    try {
      for (const [what, times] of Object.entries(play(seed + run, 1_200))) {
        total[what] = (total[what] ?? 0) + times;
      }
    } catch (error) {
      console.error(`PASSERBY_SEED=${seed + run} gives this again`);
      console.error((error as Error).stack);
      throw error;
    }
  }
  // Without these the property would hold of a crowd in which nothing happens.
  for (const what of [
    'matched',
    'left',
    'signal',
    'Offer',
    'Accept',
    'Decline',
    'Release',
    'Left',
    'lost',
  ]) {
    expect(total[what] ?? 0).toBeGreaterThan(runs / 4);
  }
});
