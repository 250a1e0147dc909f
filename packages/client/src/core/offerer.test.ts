import { expect, test } from 'bun:test';
import { type Engine, type PackedDescription, packDescription } from './description.ts';
import { partyOf } from './offerer.ts';
import { parseOrThrow, readOffer } from './test-offers.ts';

const offer = parseOrThrow(readOffer('firefox'));
const of = (engine: Engine): PackedDescription => packDescription(offer, engine);
const both = (initiator: Engine, responder: Engine) => [
  partyOf('initiator', of(initiator), of(responder)),
  partyOf('responder', of(responder), of(initiator)),
];

test('[N12] between equals the initiator offers, and a Firefox to anything else', () => {
  for (const engine of ['chromium', 'firefox', 'webkit', 'other'] as const) {
    expect(both(engine, engine)).toEqual(['offerer', 'answerer']);
  }
  expect(both('chromium', 'webkit')).toEqual(['offerer', 'answerer']);
  for (const engine of ['chromium', 'webkit', 'other'] as const) {
    expect(both('firefox', engine)).toEqual(['offerer', 'answerer']);
    expect(both(engine, 'firefox')).toEqual(['answerer', 'offerer']);
  }
});

test('[N12] a description that cannot be read leaves it to the roles', () => {
  const unreadable = { description: Uint8Array.of(7), local: new Uint8Array(0) };
  expect(partyOf('initiator', of('chromium'), unreadable)).toBe('offerer');
  expect(partyOf('responder', of('chromium'), unreadable)).toBe('answerer');
});
