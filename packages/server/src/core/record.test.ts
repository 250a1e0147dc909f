import { describe, expect, test } from 'bun:test';
import { type RecordItem, readRecord, recordItems } from '@passerby/protocol/record-items';
import { createMember, recordOf } from './member.ts';
import { Parking } from './parking.ts';
import { itemsOf } from './record.ts';
import { idle, type Session } from './session.ts';
import { step } from './session-step.ts';
import { Hall } from './test-hall.ts';

const zeros = (length: number) => new Uint8Array(length);

/** Fields of something that is held which stand in no record. */
const unlisted = (held: object, listed: object): string[] =>
  Object.keys(held).filter((name) => name !== 'state' && !Object.hasOwn(listed, name));

const hall = new Hall();
const parking = new Parking();
const joined = step(
  idle,
  { type: 'frame', message: { type: 'Join', ...hall.wish(1) } },
  0,
  0,
  parking,
).next;
const partner = { session: 2, ticket: 7 };
const keys = { key: zeros(16), partnerHash: zeros(16) };
const returned = step(
  idle,
  { type: 'frame', message: { type: 'Reattach', ticket: 1, ...keys } },
  0,
  0,
  parking,
).next;
const paired = step(returned, { type: 'reattached', ticket: 1, partner, keys }, 1, 0, parking).next;

describe('[Y2] whatever a session holds is in its record', () => {
  const member = createMember(1, { network: 1, local: true });

  test('the control: a field more is noticed', () => {
    expect(unlisted({ ...member, diary: [] }, itemsOf.member)).toEqual(['diary']);
    expect(unlisted({ state: 'idle', diary: [] }, itemsOf.session)).toEqual(['diary']);
  });

  test('a member, and what it is judged by', () => {
    expect(unlisted(member, itemsOf.member)).toEqual([]);
    expect(unlisted(recordOf(member), itemsOf.record)).toEqual([]);
    // And the other way: what the record lists is there.
    expect(unlisted(itemsOf.member, member)).toEqual([]);
  });

  test('each state', () => {
    const seen = [idle, joined, returned, paired] satisfies readonly Session[];
    expect(seen.map(({ state }) => state)).toEqual(['idle', 'waiting', 'reattaching', 'paired']);
    for (const session of seen) expect(unlisted(session, itemsOf.session)).toEqual([]);
    if (joined.state !== 'waiting') throw new Error('it waits');
    expect(unlisted(joined.parked, itemsOf.parked)).toEqual([]);
  });
});

/** The items that a session is told. */
function inspected(hall: Hall, socket: number) {
  hall.say(socket, { type: 'Inspect' });
  const read = readRecord(hall.last(socket, 'Record')?.items ?? zeros(0));
  if (!read.ok) throw new Error(read.code);
  return new Map(read.value.map((held) => [held.item, held]));
}

test('[Y1] [Y2] every item that is listed is told in some state, and none without a name', () => {
  const hall = new Hall();
  const told = new Set<RecordItem>();
  const look = (socket: number) => {
    for (const name of inspected(hall, socket).keys()) told.add(name);
  };
  const [one, two, three] = [hall.enter(), hall.enter(), hall.enter()];
  look(one);
  hall.join(one, 1);
  look(one);
  hall.join(two, 1);
  look(one);
  hall.say(three, { type: 'Reattach', ticket: 1, ...keys });
  look(three);
  expect([...told].sort()).toEqual((Object.keys(recordItems) as RecordItem[]).sort());
  const listed = Object.values(itemsOf).flatMap((group) => Object.values(group).flat());
  expect([...told].filter((name) => !(listed as string[]).includes(name))).toEqual([]);
});

test('[Y1] a search is told with its bytes and its seconds, and is gone from the record with a match', () => {
  const hall = new Hall();
  const [one, two] = [hall.enter(), hall.enter()];
  expect(inspected(hall, one).has('description')).toBe(false);
  hall.join(one, 5, { description: zeros(480), hardNat: true });
  hall.pass(3_000);
  const waiting = inspected(hall, one);
  expect(waiting.get('description')).toEqual({ item: 'description', value: 480, until: 'search' });
  expect(waiting.get('since')?.value).toBe(3);
  expect(waiting.get('hardNat')?.value).toBe(1);
  hall.join(two, 1);
  const talking = inspected(hall, one);
  expect(talking.has('description')).toBe(false);
  expect(talking.get('pairings')).toEqual({ item: 'pairings', value: 1, until: 'pair' });
});

test('[Y1] what can be flagged for a while is told with the seconds that are left', () => {
  const hall = new Hall();
  const [one, two] = [hall.enter(), hall.enter()];
  hall.join(one, 1);
  hall.join(two, 1);
  hall.say(one, { type: 'Leave', ticket: 1, why: 'left' });
  hall.pass(20_000);
  expect(inspected(hall, one).get('pairings')).toMatchObject({ value: 1, until: 40 });
  hall.pass(41_000);
  expect(inspected(hall, one).get('pairings')).toMatchObject({ value: 0 });
});

test('[Y1] that one was flagged is told a minute late, and never how often', () => {
  const hall = new Hall();
  const [one, two] = [hall.enter(), hall.enter()];
  hall.join(one, 1);
  hall.join(two, 1);
  hall.pass(5_000);
  hall.say(two, { type: 'Flag', ticket: 1, reason: 'other' });
  expect(inspected(hall, one).get('flags')?.value).toBe(0);
  hall.pass(59_000);
  expect(inspected(hall, one).get('flags')?.value).toBe(0);
  hall.pass(1_000);
  expect(inspected(hall, one).get('flags')?.value).toBe(1);
});

test('[Y1] nothing that stands for somebody else is told: what is counted is one', () => {
  const hall = new Hall(() => 4_711);
  const one = hall.enter({ network: 4_712, local: false });
  const told = [...inspected(hall, one).values()];
  expect(told.filter(({ value }) => value === 4_712)).toEqual([]);
  expect(told.find(({ item }) => item === 'network')?.value).toBe(1);
});
