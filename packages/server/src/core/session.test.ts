import { expect, test } from 'bun:test';
import type { Session, SessionEvent } from './session.ts';
import { step } from './session-step.ts';

/*
 * What the switchboard of one process can never bring about, because it pairs and tells in one
 * breath, but a node that hears of a match over a network can.
 */
const parked = {
  generation: 1,
  commitment: new Uint8Array(32),
  description: new Uint8Array(1),
  local: new Uint8Array(0),
};
const paired: Session = { state: 'paired', ticket: 5, partner: { session: 2, ticket: 9 } };
const waiting: Session = {
  state: 'waiting',
  seeking: {
    ticket: 5,
    mode: 'video',
    language: 0,
    tags: new Uint8Array(0),
    hardNat: false,
    relayOnly: false,
    since: 0,
    parked,
  },
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
    const { next, effects } = step(session, matched(4), 5, 0);
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
    for (const event of late)
      expect(step(session, event, 5, 0)).toEqual({ next: session, effects: [] });
  }
});

test('[R1] losing a socket twice is losing it once', () => {
  const { next } = step(paired, { type: 'lost' }, 5, 0);
  expect(step(next, { type: 'lost' }, 5, 0).next).toBe(next);
});

test('[R1] no frame is heard from a session without a socket', () => {
  const lingering: Session = { state: 'lingering', before: paired };
  const message = { type: 'Leave', ticket: 5, why: 'left' } as const;
  expect(step(lingering, { type: 'frame', message }, 5, 0)).toEqual({
    next: lingering,
    effects: [],
  });
});
