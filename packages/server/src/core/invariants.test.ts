import { expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { seededRandom } from '@passerby/test-kit/seeded-random';
import { Hall, tags } from './test-hall.ts';

/*
 * The observer stands outside of the switchboard: it sees frames alone, as people do, and holds the
 * six invariants of the design (I1-I6) against them while random events go on.
 */

type Random = () => number;
const modes = ['video', 'audio', 'text'] as const;

interface Person {
  socket: number | undefined;
  token: Uint8Array;
  ticket: number;
  /** What this person has been told: nothing, that they are parked, or that somebody is there. */
  told: 'idle' | 'parked' | 'matched' | 'reattaching';
  partnerMark: number;
  lostAt: number | undefined;
  /** Flags may have ended the session while nobody was listening. */
  mayBeEnded: boolean;
  /** Whom it flagged in this session: never to be met again by it. */
  flagged: Set<Person>;
}

const unknownMark = 0;

const sha256 = (bytes: Uint8Array): Uint8Array =>
  new Bun.CryptoHasher('sha256').update(bytes).digest().subarray(0, 16);

/** Plays `count` random events and returns how often each happened, so that a test can see it did. */
function play(seed: number, count: number): Record<string, number> {
  const random: Random = seededRandom(seed);
  const pick = <T>(values: readonly T[]): T => values[random() % values.length] as T;
  const ids = seededRandom(seed + 1);
  // Two networks are enough, and blocks are short: so that much of it happens.
  const hall = new Hall(() => ids() >>> 1, {
    flagThreshold: 2,
    minSharedMs: 0,
    pauseMs: 2_000,
    blockMs: [4_000, 8_000],
    flagsPerVoice: 1_000,
  });
  const people: Person[] = [];
  const happened: Record<string, number> = {};
  const note = (what: string) => {
    happened[what] = (happened[what] ?? 0) + 1;
  };
  const read = new Map<number, number>();
  const byMark = new Map<number, { person: Person; ticket: number }>();
  let marks = 0;

  /** A description names whose it is, so that a match can be followed to both of its ends. */
  const mark = (person: Person): Uint8Array => {
    byMark.set(++marks, { person, ticket: person.ticket });
    return new Uint8Array(new Uint32Array([marks]).buffer);
  };
  const markOf = (bytes: Uint8Array): number =>
    new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);

  const hear = (person: Person) => {
    if (person.socket === undefined) return;
    const seen = hall.at(person.socket);
    for (let i = read.get(person.socket) ?? 0; i < seen.messages.length; i++) {
      const message = seen.messages[i];
      if (message?.type === 'Parked') {
        expect(message.ticket).toBe(person.ticket);
        person.told = 'parked';
      } else if (message?.type === 'Matched') {
        expect(message.ticket).toBe(person.ticket);
        const theirs = byMark.get(markOf(message.description));
        // [I1] nobody is paired with themselves, or with somebody who is not there.
        expect(theirs).toBeDefined();
        expect(theirs?.person).not.toBe(person);
        // [A1] who was flagged is never met again.
        if (theirs) expect(person.flagged.has(theirs.person)).toBe(false);
        if (theirs) expect(theirs.person.flagged.has(person)).toBe(false);
        person.told = 'matched';
        person.partnerMark = markOf(message.description);
        note('matched');
      } else if (message?.type === 'PartnerLeft') {
        // [I6] only ever about the ticket that is on.
        expect(message.ticket).toBe(person.ticket);
        if (person.told !== 'parked') person.told = 'idle';
        note('partnerLeft');
      } else if (message?.type === 'Signal') {
        // [I3] from the partner of this very ticket and from nobody else.
        expect(message.ticket).toBe(person.ticket);
        // Whom a reattached one talks to shows with the first word, and stays.
        if (person.partnerMark === unknownMark) person.partnerMark = markOf(message.blob);
        expect(byMark.get(markOf(message.blob))?.person).not.toBe(person);
        expect(markOf(message.blob)).toBe(person.partnerMark);
        note('signal');
      } else if (message?.type === 'Reattached') {
        expect(message.ticket).toBe(person.ticket);
        person.told = 'matched';
        person.partnerMark = unknownMark;
        note('reattached');
      } else if (message?.type === 'Welcome') {
        person.token = message.token;
      } else if (message?.type === 'Terminated' || message?.type === 'Blocked') {
        // [A6] [A10] the last word on a socket, which is closed by the server itself.
        expect(i).toBe(seen.messages.length - 1);
        expect(seen.closed).toBe(message.type === 'Terminated' ? 'terminated' : 'blocked');
        note(message.type);
      }
    }
    read.set(person.socket, seen.messages.length);
    if (seen.closed) forget(person);
  };
  const hearAll = () => [...people].forEach(hear);

  const forget = (person: Person) => {
    if (people.includes(person)) people.splice(people.indexOf(person), 1);
    for (const { flagged } of people) flagged.delete(person);
  };
  /** The server has forgotten this person, who comes back as a new one. */
  const renew = (person: Person) => {
    Object.assign(person, { told: 'idle', ticket: 0, flagged: new Set() });
    for (const { flagged } of people) flagged.delete(person);
  };

  for (let i = 0; i < count; i++) {
    const person = people.length ? pick(people) : undefined;
    const event = random() % 100;
    if (people.length < 4 || (event < 8 && people.length < 24)) {
      const socket = hall.enter({ network: random() % 12, local: random() % 4 === 0 });
      const fresh: Person = {
        socket,
        token: new Uint8Array(20),
        ticket: 0,
        told: 'idle',
        partnerMark: 0,
        lostAt: undefined,
        mayBeEnded: false,
        flagged: new Set(),
      };
      people.push(fresh);
      note('entered');
    } else if (!person) {
      continue;
    } else if (person.socket === undefined) {
      if (event < 50) {
        person.socket = hall.open({ network: random() % 12, local: false });
        const { socket } = person;
        hall.say(socket, { type: 'Resume', version: 1, token: person.token });
        if (hall.at(socket).closed === 'blocked') {
          // The session lingers on, and may come back from elsewhere.
          person.socket = undefined;
          note('turnedAway');
          continue;
        }
        const inTime = person.lostAt !== undefined && hall.now - person.lostAt < 15_000;
        const resumed = hall.last(socket, 'Welcome')?.resumed ?? false;
        if (inTime && person.mayBeEnded && !resumed) note('endedAway');
        else expect(resumed).toBe(inTime);
        if (!resumed) renew(person);
        hear(person);
        person.lostAt = undefined;
        person.mayBeEnded = false;
        note(resumed ? 'resumed' : 'tooLate');
      }
    } else if (event < 45) {
      person.ticket += 1 + (random() % 3);
      person.told = 'idle';
      hall.next(person.socket, person.ticket, {
        mode: pick(modes),
        language: random() % 3,
        tags: tags(...Array.from({ length: random() % 3 }, () => random() % 6)),
        description: mark(person),
      });
      note('next');
    } else if (event < 50 && person.told === 'idle') {
      // Few keys and many who have them: they meet, and some have no business with each other.
      person.ticket += 1;
      person.told = 'reattaching';
      mark(person);
      const [own, theirs] = random() % 2 ? [1, 2] : [2, 1];
      const seedOf = (side: number) => new Uint8Array(16).fill(16 * (random() % 2) + side);
      const partnerHash = sha256(seedOf(theirs));
      hall.say(person.socket, {
        type: 'Reattach',
        ticket: person.ticket,
        key: seedOf(own),
        partnerHash,
      });
      note('reattaching');
    } else if (event < 53) {
      // The partner of now, or the one before, who is not to notice which.
      const isNow = person.told === 'matched' && random() % 3 > 0;
      const ticket = isNow ? person.ticket : random() % (person.ticket + 1);
      const partner = byMark.get(person.partnerMark)?.person;
      if (isNow && ticket === person.ticket && partner && person.partnerMark !== unknownMark) {
        person.flagged.add(partner);
        note('flagged');
      }
      if (ticket === person.ticket && person.told === 'matched') person.told = 'idle';
      for (const other of people) other.mayBeEnded ||= other.socket === undefined;
      hall.say(person.socket, { type: 'Flag', ticket, reason: 'other' });
    } else if (event < 60) {
      // Sometimes an old ticket, as a frame does that crosses another: it must change nothing.
      const ticket =
        random() % 3 && person.ticket > 0 ? person.ticket : random() % (person.ticket + 1);
      if (ticket === person.ticket) person.told = 'idle';
      hall.say(person.socket, { type: 'Leave', ticket, why: 'left' });
      note('left');
    } else if (event < 78) {
      if (person.told !== 'matched') continue;
      const late = random() % 4 === 0 && person.ticket > 1;
      const own = [...byMark].findLast(
        ([, of]) => of.person === person && of.ticket === person.ticket,
      );
      hall.say(person.socket, {
        type: 'Signal',
        ticket: late ? 1 + (random() % (person.ticket - 1)) : person.ticket,
        blob: new Uint8Array(new Uint32Array([late ? 0 : (own?.[0] ?? 0)]).buffer),
      });
      note(late ? 'lateSignal' : 'signalled');
    } else if (event < 86) {
      hall.close(person.socket, 'lost');
      person.socket = undefined;
      person.lostAt = hall.now;
      note('lost');
    } else if (event < 91) {
      hall.close(person.socket, 'closed');
      forget(person);
      note('closed');
    } else {
      hall.pass(random() % 3_000);
      note('time');
    }
    hearAll();
    check(hall, people);
  }

  // [I5] when everybody has gone, nothing is left after the resume window.
  for (const person of people) if (person.socket !== undefined) hall.close(person.socket, 'lost');
  hall.pass(15_000);
  expect(hall.switchboard.totals()).toEqual({ sessions: 0, waiting: 0, pairs: 0 });
  expect(hall.switchboard.parked).toBe(0);
  return happened;
}

/** [I1, I2, I4] what people have been told adds up with what the switchboard counts. */
function check(hall: Hall, people: readonly Person[]): void {
  const here = people.filter(({ socket }) => socket !== undefined);
  const parked = here.filter(({ told }) => told === 'parked');
  const totals = hall.switchboard.totals();
  expect(totals.waiting).toBe(parked.length);
  // And those who wait for their socket to come back.
  expect(hall.switchboard.parked).toBeGreaterThanOrEqual(parked.length);
  expect(hall.switchboard.parked).toBeLessThanOrEqual(totals.sessions - 2 * totals.pairs);
  expect(Number.isInteger(totals.pairs)).toBe(true);
  // A pair is symmetric: each who is matched has a partner who is matched with them, or who is away.
  const matched = here.filter(({ told }) => told === 'matched').length;
  expect(matched).toBeLessThanOrEqual(2 * totals.pairs);
  const away = people.length - here.length;
  expect(2 * totals.pairs).toBeLessThanOrEqual(matched + away);
}

test('[I1-I6] [A1] [A6] [A10] the invariants hold under random events', () => {
  const steps = depth({ quick: 100_000, deep: 2_000_000 });
  const seed = Number(process.env['PASSERBY_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed} (PASSERBY_SEED=${seed} plays the same again)`);
  const happened: Record<string, number> = {};
  for (let played = 0, run = 0; played < steps; played += 5_000, run++) {
    for (const [what, times] of Object.entries(play(seed + run, 5_000))) {
      happened[what] = (happened[what] ?? 0) + times;
    }
  }
  console.log(
    Object.entries(happened)
      .map(([what, times]) => `${what} ${times}`)
      .join(', '),
  );
  for (const what of [
    'matched',
    'partnerLeft',
    'signal',
    'lateSignal',
    'resumed',
    'tooLate',
    'lost',
    'reattached',
  ]) {
    expect(happened[what]).toBeGreaterThan(steps / 1_000);
  }
  for (const what of ['flagged', 'Terminated', 'Blocked', 'turnedAway', 'endedAway']) {
    expect(happened[what]).toBeGreaterThan(steps / 20_000);
  }
}, 120_000);
