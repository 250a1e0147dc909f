import { expect, test } from 'bun:test';
import { newLine, stepLine } from '../core/line.ts';
import { Visitor, wish } from '../core/test-visitor.ts';
import { publicLine, publicMeeting } from './public-state.ts';

const remote = {} as MediaStream;

test('[K10] the page sees that a line is being opened, is open, comes back, or does not', () => {
  const random = () => 0.5;
  let line = newLine;
  const after = (event: Parameters<typeof stepLine>[1]) => {
    ({ line } = stepLine(line, event, 0, random));
    return publicLine(line);
  };
  expect(publicLine(line)).toEqual({ state: 'closed', code: 'stopped' });
  expect(after({ type: 'start' })).toEqual({ state: 'connecting' });
  expect(after({ type: 'socketOpened', socket: 1 })).toEqual({ state: 'connecting' });
  const token = new Uint8Array(0);
  expect(after({ type: 'welcomed', socket: 1, token })).toEqual({ state: 'open' });
  expect(after({ type: 'socketClosed', socket: 1, code: 1006 })).toEqual({
    state: 'reconnecting',
    attempt: 1,
  });
});

test('[K10] and of a meeting what it needs, without tickets, descriptions or deadlines', () => {
  const visitor = new Visitor();
  const seen = () => publicMeeting(visitor.state, remote);
  expect(seen()).toEqual({ phase: 'none' });
  visitor.lineUp();
  visitor.act({ type: 'start', wish });
  expect(seen()).toEqual({
    phase: 'searching',
    wish,
    since: 1_000,
    relaxAfterMs: 4_000,
    missed: false,
    working: false,
  });
  visitor.hear(visitor.matched());
  expect(seen()).toEqual({
    phase: 'connecting',
    wish,
    since: 1_000,
    sharedInterests: ['chess'],
  });
  visitor.peer({ type: 'transport', state: 'connected' });
  visitor.peer({ type: 'transport', state: 'interrupted' });
  visitor.act({ type: 'say', text: 'hello' });
  const conversation = [{ from: 'you', text: 'hello', key: 1 }] as const;
  expect(seen()).toEqual({
    phase: 'talking',
    pairing: 1,
    wish,
    since: 1_000,
    sharedInterests: ['chess'],
    remote,
    partner: { camera: false, microphone: true, typing: false },
    interrupted: true,
    route: 'unknown',
    quality: 'good',
    addressHidden: false,
    verification: { state: 'pending' },
    conversation,
  });
  visitor.peer({ type: 'channelClosed' });
  expect(seen()).toEqual({ phase: 'ended', wish, why: 'lost', conversation });
});
