import { describe, expect, test } from 'bun:test';
import { Hall } from '../test-hall.ts';
import type { NodeId } from '../ticket.ts';
import type { NodeMessage } from './node-messages.ts';
import type { Look } from './pool-index.ts';

const self = 1;
const them = 2;

/** One node whose index and neighbours do what the test says. */
function openNode() {
  const sent: { readonly to: NodeId; readonly message: NodeMessage }[] = [];
  const looks: ((look: Look) => void)[] = [];
  const hall: Hall = new Hall(
    undefined,
    {},
    {
      crowd: {
        index: {
          node: self,
          isThere: () => true,
          look: (_ticket, _terms, answer) => void looks.push(answer),
          remove() {},
        },
        indexTags: () => [],
        send: (to, message) => void sent.push({ to, message: structuredClone(message) }),
        broadcast() {},
        elsewhere: () => ({ sessions: 0, waiting: 0 }),
        nameNetwork: () => ({ names: new Uint8Array(0), isExempt: false }),
        nameOf: () => undefined,
        findNetwork: () => 5,
        clock: () => hall.now,
      },
    },
  );
  const hear = (message: NodeMessage, from = them) =>
    hall.switchboard.border?.heard(from, message, hall.now);
  return { hall, sent, looks, hear };
}

const introduction = {
  generation: 3,
  isLocal: false,
  isExempt: false,
  commitment: new Uint8Array(32),
  tags: [],
  networks: new Uint8Array(0),
  description: Uint8Array.of(7),
  local: Uint8Array.of(8),
};
const keys = { key: new Uint8Array(16), partnerHash: new Uint8Array(16) };
/** The first session of a hall. */
const session = 1_001;
const sides = { session, ticket: 1, fromSession: 77, fromTicket: 9 };
const offer: NodeMessage = { type: 'Offer', ...sides, offer: 5, ...keys, ...introduction };
/** An answer to the first offer that a node makes, or a later one. */
const accept = (number = 1): NodeMessage => ({
  type: 'Accept',
  ...sides,
  offer: number,
  ...introduction,
});

describe('[K3] an offer', () => {
  test('is taken by whoever still waits under that ticket, once', () => {
    const { hall, sent, looks, hear } = openNode();
    const person = hall.enter();
    hall.join(person, 1);
    looks[0]?.({ outcome: 'kept' });
    hear({ ...offer, ticket: 2 });
    hear(offer);
    hear({ ...offer, fromSession: 78 });
    expect(sent.map(({ message }) => message.type)).toEqual(['Decline', 'Accept', 'Decline']);
    expect(sent.map(({ message }) => 'offer' in message && message.offer)).toEqual([5, 5, 5]);
    expect(hall.all(person, 'Matched').length).toBe(1);
  });

  test('shows nobody’s addresses at home to whoever is not there', () => {
    const { hall, sent, looks, hear } = openNode();
    const person = hall.enter();
    hall.join(person, 1);
    looks[0]?.({ outcome: 'kept' });
    hear({ ...offer, isLocal: true });
    expect(hall.last(person, 'Matched')?.local.length).toBe(0);
    expect(sent[0]?.message).toMatchObject({ type: 'Accept', local: new Uint8Array(0) });
  });

  test('that nobody answers is taken back, and looked beyond', () => {
    const { hall, sent, looks } = openNode();
    const person = hall.enter();
    hall.join(person, 1);
    looks[0]?.({ outcome: 'taken', seated: { node: them, session: 77, number: 9 } });
    expect(sent[0]).toMatchObject({ to: them, message: { type: 'Offer', session: 77, ticket: 9 } });
    hall.pass(1_499);
    expect(looks.length).toBe(1);
    hall.pass(1);
    expect(sent[1]?.message).toMatchObject({ type: 'Left', session: 77, ticket: 9, why: 'left' });
    expect(looks.length).toBe(2);
  });

  test('that another one replaces is taken back as well', () => {
    const { hall, sent, looks } = openNode();
    const person = hall.enter();
    hall.join(person, 1);
    looks[0]?.({ outcome: 'taken', seated: { node: them, session: 77, number: 9 } });
    hall.next(person, 2);
    looks[1]?.({ outcome: 'taken', seated: { node: them, session: 78, number: 4 } });
    expect(sent.map(({ message }) => message)).toMatchObject([
      { type: 'Offer', session: 77, fromTicket: 1 },
      { type: 'Left', session: 77, ticket: 9, fromTicket: 1, why: 'left' },
      { type: 'Offer', session: 78, fromTicket: 2 },
    ]);
  });

  test('[I1] [I4] that is made again to the same stranger is not answered by what came of the first', () => {
    const { hall, sent, looks, hear } = openNode();
    const person = hall.enter();
    hall.join(person, 1);
    const seated = { node: them, session: 77, number: 9 };
    looks[0]?.({ outcome: 'taken', seated });
    hall.pass(1_500);
    looks[1]?.({ outcome: 'taken', seated });
    expect(sent.map(({ message }) => message)).toMatchObject([
      { type: 'Offer', offer: 1 },
      { type: 'Left', session: 77, ticket: 9 },
      { type: 'Offer', offer: 2 },
    ]);
    // They took it before they heard that it was taken back, and are with nobody by now.
    hear(accept(1));
    hear({ type: 'Decline', ...sides, offer: 1 });
    expect(hall.all(person, 'Matched')).toEqual([]);
    expect(looks.length).toBe(2);
    hear({ type: 'Decline', ...sides, offer: 2 });
    expect(looks.length).toBe(3);
    looks[2]?.({ outcome: 'taken', seated });
    hear(accept(3));
    expect(hall.all(person, 'Matched').length).toBe(1);
  });

  test('that was for a description which is no more is undone', () => {
    const { hall, sent, looks, hear } = openNode();
    const person = hall.enter();
    hall.join(person, 1);
    looks[0]?.({ outcome: 'taken', seated: { node: them, session: 77, number: 9 } });
    const refresh = { ticket: 1, generation: 2, commitment: new Uint8Array(32) };
    const bytes = { description: Uint8Array.of(4), local: new Uint8Array(0) };
    hall.say(person, { type: 'Refresh', ...refresh, ...bytes });
    hear(accept());
    expect(hall.all(person, 'Matched')).toEqual([]);
    expect(sent.at(-1)?.message).toMatchObject({ type: 'Left', session: 77, why: 'left' });
    expect(looks.length).toBe(2);
  });
});

describe('[K5] a frame for a pairing', () => {
  function paired() {
    const node = openNode();
    const person = node.hall.enter();
    node.hall.join(person, 1);
    node.looks[0]?.({ outcome: 'kept' });
    node.hear(offer);
    return { ...node, person };
  }
  const blob = Uint8Array.of(1, 2);

  test('comes from the partner of now', () => {
    const { hall, hear, person } = paired();
    hear({ type: 'Signal', ...sides, blob });
    expect(hall.last(person, 'Signal')?.blob).toEqual(blob);
  });

  test.each([
    ['another node', {}, 3],
    ['another session of that node', { fromSession: 78 }, them],
    ['the partner, for another ticket', { ticket: 2 }, them],
    ['the partner, for a session that is none', { session: 5 }, them],
  ])('from %s it changes nothing', (_who, change, from) => {
    const { hall, sent, hear, person } = paired();
    hear({ type: 'Signal', ...sides, ...change, blob }, from);
    hear({ type: 'Left', ...sides, ...change, why: 'left' }, from);
    hear({ ...accept(), ...change }, from);
    expect(hall.all(person, 'Signal')).toEqual([]);
    expect(hall.all(person, 'PartnerLeft')).toEqual([]);
    expect(hall.all(person, 'Matched').length).toBe(1);
    // Whoever believes in such a pairing is told that there is none.
    expect(sent.at(-1)).toMatchObject({ to: from, message: { type: 'Left' } });
  });

  test('[K6] a node that is gone has lost all of its sessions, and one that is not, none', () => {
    const { hall, person } = paired();
    hall.switchboard.border?.gone(3, hall.now);
    expect(hall.all(person, 'PartnerLeft')).toEqual([]);
    hall.switchboard.border?.gone(them, hall.now);
    expect(hall.last(person, 'PartnerLeft')).toMatchObject({ ticket: 1, why: 'lost' });
  });
});
