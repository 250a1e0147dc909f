import { describe, expect, test } from 'bun:test';
import { createMember, type Member } from './member.ts';
import { Presence } from './presence.ts';

const everyMs = 2_000;

/** A crowd of idle sessions, and what they are told when. */
class Hall {
  readonly members = new Map<number, Member>();
  readonly told: { readonly id: number; readonly here: number; readonly at: number }[] = [];
  #now = 0;
  #entered = 0;
  readonly presence = new Presence(
    everyMs,
    () => ({ sessions: this.members.size, waiting: 0 }),
    ({ id }, here) => this.told.push({ id, here, at: this.#now }),
  );

  enter(count: number): void {
    for (let i = 0; i < count; i++) {
      const member = createMember(++this.#entered, { network: 1, local: false });
      member.socket = member.id;
      this.members.set(member.id, member);
    }
  }

  /** As the shell does: every 20 ms while there is more, else four times a second. */
  pass(ms: number): void {
    for (const until = this.#now + ms; this.#now < until; ) {
      const isMore = this.presence.sweep(this.members, this.#now);
      this.#now += isMore ? 20 : 250;
    }
  }

  toldTo(id: number) {
    return this.told.filter((one) => one.id === id);
  }
}

describe('[M9] how many are here', () => {
  test('a small crowd is told in one go', () => {
    const hall = new Hall();
    hall.enter(60);
    hall.presence.sweep(hall.members, 0);
    expect(hall.told.map(({ here }) => here)).toEqual(Array(60).fill(64));
  });

  test('a large crowd bit by bit, everybody once, within the interval', () => {
    const hall = new Hall();
    hall.enter(15_000);
    hall.pass(everyMs + 500);
    expect(new Set(hall.told.map(({ id }) => id)).size).toBe(15_000);
    expect(hall.told.length).toBe(15_000);
    const perMoment = Map.groupBy(hall.told, ({ at }) => at);
    expect(Math.max(...[...perMoment.values()].map((told) => told.length))).toBeLessThan(200);
  });

  test('however many come and go meanwhile, nobody is told twice within the interval', () => {
    const hall = new Hall();
    hall.enter(4_000);
    for (let i = 0; i < 40; i++) {
      hall.pass(250);
      hall.enter(40);
      for (const id of [...hall.members.keys()].slice(1_000, 1_030)) hall.members.delete(id);
    }
    for (const id of hall.members.keys()) {
      const at = hall.toldTo(id).map((one) => one.at);
      for (let i = 1; i < at.length; i++) {
        expect((at[i] ?? 0) - (at[i - 1] ?? 0)).toBeGreaterThan(everyMs / 2);
      }
    }
    expect(hall.toldTo(1).length).toBeGreaterThanOrEqual(5);
  });

  test('a number that changes while they are told is right for all after the next round, then quiet', () => {
    const hall = new Hall();
    hall.enter(1_000);
    hall.pass(1_000);
    hall.enter(8);
    hall.pass(2 * everyMs + 500);
    for (const member of hall.members.values()) {
      expect(hall.toldTo(member.id).at(-1)?.here).toBe(1_008);
    }
    const told = hall.told.length;
    hall.pass(10 * everyMs);
    expect(hall.told.length).toBe(told);
  });

  test('one that changes back leaves nobody with the number in between', () => {
    const hall = new Hall();
    hall.enter(1_000);
    hall.pass(1_000);
    hall.enter(8);
    hall.pass(500);
    for (const id of [...hall.members.keys()].slice(-8)) hall.members.delete(id);
    hall.pass(3 * everyMs);
    for (const member of hall.members.values()) {
      expect(hall.toldTo(member.id).at(-1)?.here).toBe(1_000);
    }
  });

  test('whoever comes between two rounds is told then, and again when it was not so for long', () => {
    const hall = new Hall();
    hall.enter(16);
    hall.pass(everyMs);
    hall.enter(1);
    const last = hall.members.get(17);
    if (!last) throw new Error('nobody came');
    hall.presence.show(last);
    hall.members.delete(16);
    hall.pass(2 * everyMs);
    expect(hall.toldTo(17).map(({ here }) => here)).toEqual([24, 16]);
  });

  test('whoever comes out of a call is told in the next round what has changed meanwhile', () => {
    const hall = new Hall();
    hall.enter(16);
    hall.pass(everyMs);
    const talker = hall.members.get(1);
    if (!talker) throw new Error('nobody is here');
    const { session } = talker;
    talker.session = { state: 'paired', ticket: 1, partner: { session: 2, ticket: 1 } };
    hall.enter(1);
    hall.pass(2 * everyMs);
    expect(hall.toldTo(1).map(({ here }) => here)).toEqual([16]);
    talker.session = session;
    hall.presence.owe(talker);
    hall.pass(2 * everyMs);
    expect(hall.toldTo(1).map(({ here }) => here)).toEqual([16, 24]);
  });

  test('those who are neither idle nor waiting, or away, hear nothing', () => {
    const hall = new Hall();
    hall.enter(2);
    const [busy, away] = [...hall.members.values()];
    if (!busy || !away) throw new Error('nobody is here');
    busy.session = { state: 'gone' };
    away.socket = undefined;
    hall.pass(everyMs);
    expect(hall.told).toEqual([]);
  });
});
