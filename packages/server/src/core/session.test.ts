import { expect, test } from 'bun:test';
import { Parking } from './parking.ts';
import type { Session, SessionEvent } from './session.ts';
import { step } from './session-step.ts';

/*
 * What the switchboard of one process can never bring about, because it pairs and tells in one
 * breath, but a node that hears of a match over a network can.
 */
const parking = new Parking();
const parked = parking.keep({
  generation: 1,
  commitment: new Uint8Array(32),
  tags: new Uint8Array(0),
  description: new Uint8Array(1),
  local: new Uint8Array(0),
});
const after = (session: Session, event: SessionEvent) => step(session, event, 5, 0, parking);
const paired: Session = { state: 'paired', ticket: 5, partner: { session: 2, ticket: 9 } };
const waiting: Session = {
  state: 'waiting',
  ticket: 5,
  mode: 'video',
  language: 0,
  hardNat: false,
  relayOnly: false,
  since: 0,
  parked,
};
const matched = (ticket: number): SessionEvent => ({
  type: 'matched',
  ticket,
  partner: { session: 3, ticket: 1 },
  role: 'initiator',
  sharedTags: 0,
  theirs: parked,
  showLocal: false,
  keys: { key: new Uint8Array(16), partnerHash: new Uint8Array(16) },
});

test('[I4] a match that comes too late sends the other one away instead of leaving them waiting', () => {
  for (const session of [paired, { state: 'idle' } as const, waiting]) {
    const { next, effects } = after(session, matched(4));
    expect(next).toBe(session);
    expect(effects).toEqual([
      {
        type: 'tell',
        to: { session: 3, ticket: 1 },
        event: { type: 'partnerLeft', ticket: 1, why: 'left' },
      },
    ]);
  }
});

test('[I6] what a former partner does changes nothing', () => {
  const late: SessionEvent[] = [
    { type: 'partnerLeft', ticket: 4, why: 'left' },
    { type: 'partnerSignal', ticket: 4, blob: new Uint8Array(1) },
  ];
  const lingering: Session = { state: 'lingering', before: paired };
  for (const session of [paired, waiting, lingering]) {
    for (const event of late) expect(after(session, event)).toEqual({ next: session, effects: [] });
  }
});

test('[R1] losing a socket twice is losing it once', () => {
  const { next } = after(paired, { type: 'lost' });
  expect(after(next, { type: 'lost' }).next).toBe(next);
});

test('[R1] no frame is heard from a session without a socket', () => {
  const lingering: Session = { state: 'lingering', before: paired };
  const message = { type: 'Leave', ticket: 5, why: 'left' } as const;
  expect(after(lingering, { type: 'frame', message })).toEqual({
    next: lingering,
    effects: [],
  });
});
