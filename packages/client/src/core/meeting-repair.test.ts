import { describe, expect, test } from 'bun:test';
import type { ClientMessage } from '@passerby/protocol/client-messages';
import type { Role } from '@passerby/protocol/server-messages';
import { packDescription } from './description.ts';
import type { Encounter } from './meeting.ts';
import { maxRounds } from './repair.ts';
import { type SignalMessage, signalWire } from './signal-messages.ts';
import { parseOrThrow, readOffer } from './test-offers.ts';
import { half, madeOf, relayMessage, Visitor, wish } from './test-visitor.ts';

const hidden = { ...wish, relayOnly: true };
const offer = parseOrThrow(readOffer('firefox'));
const bareHalf = packDescription({ ...offer, candidates: [] }, 'firefox');

function signals(messages: readonly ClientMessage[]): readonly SignalMessage[] {
  return messages.flatMap((message) => {
    if (message.type !== 'Signal') return [];
    const decoded = signalWire.decode(message.blob);
    return decoded.ok ? [decoded.value] : [];
  });
}

/** Matched, with a server that has a relay for those who need it. */
function connecting(role: Role = 'initiator'): Visitor {
  const visitor = new Visitor();
  visitor.relay = 'choice';
  visitor.lineUp();
  visitor.act({ type: 'start', wish });
  visitor.hear({ ...visitor.matched(), role });
  visitor.done();
  return visitor;
}

function talking(role: Role = 'initiator'): Visitor {
  const visitor = connecting(role);
  visitor.peer({ type: 'transport', state: 'connected' });
  visitor.peer({ type: 'channelOpened' });
  visitor.done();
  return visitor;
}

const say = (visitor: Visitor, message: SignalMessage) =>
  visitor.hear({
    type: 'Signal',
    ticket: visitor.state.lastTicket,
    blob: signalWire.encode(message).slice(),
  });

const kinds = (visitor: Visitor) => visitor.done().map((effect) => effect.do);

describe('[N10] a relay for those who need one', () => {
  test('nobody asks for one while a call connects by itself', () => {
    const visitor = connecting();
    visitor.wait(900);
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.wait(10_000);
    expect(visitor.sent().some(({ type }) => type === 'AskRelay')).toBe(false);
  });

  test('asked for after 1 s, and tried at 1.5 s', () => {
    const visitor = connecting();
    visitor.wait(1_000);
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    visitor.wait(100);
    visitor.hear(relayMessage(600));
    visitor.done();
    visitor.wait(399);
    expect(visitor.done()).toEqual([]);
    visitor.wait(1);
    expect(visitor.done()).toEqual([
      { do: 'restart', connection: 1, round: 1, way: 'restart', relay: 'also', theirs: undefined },
    ]);
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect(signals(visitor.sent())).toEqual([{ type: 'Restart', round: 1, ...half }]);
  });

  test('checks that fail earlier bring it earlier', () => {
    const visitor = connecting();
    visitor.wait(300);
    visitor.peer({ type: 'transport', state: 'failed' });
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    expect(visitor.phase).toBe('connecting');
  });

  test('a refusal leaves what there is: the call may still come up, or the search goes on', () => {
    const visitor = connecting();
    visitor.wait(1_000);
    visitor.hear(relayMessage(0));
    visitor.wait(6_900);
    expect(visitor.phase).toBe('connecting');
    visitor.wait(100);
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', missed: true });
  });

  test('a hard NAT is found out by the first connection; the one that is parked has a relay', () => {
    const visitor = new Visitor();
    visitor.relay = 'choice';
    visitor.isSlow = true;
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.act({ type: 'hashed', wish, interests: [] });
    visitor.done();
    visitor.act({ type: 'made', made: { ...madeOf(1, Uint8Array.of(1)), hardNat: true } });
    expect(visitor.done()).toEqual([
      { do: 'discard', connection: 1 },
      { do: 'send', message: { type: 'AskRelay' } },
    ]);
    visitor.hear(relayMessage(600));
    expect(visitor.done()).toEqual([{ do: 'make', connection: 2, relay: 'also' }]);
    const made = { ...madeOf(2, Uint8Array.of(2)), hardNat: true, relay: 'also' } as const;
    visitor.act({ type: 'made', made });
    expect(visitor.sent()).toMatchObject([{ type: 'Join', hardNat: true, generation: 2 }]);
  });
});

describe('[N11] hidden behind a relay', () => {
  test('nothing is made, and nothing parked, before there is one', () => {
    const visitor = new Visitor();
    visitor.relay = 'choice';
    visitor.lineUp();
    visitor.act({ type: 'start', wish: hidden });
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    expect(visitor.alive.size).toBe(0);
    visitor.done();
    visitor.hear(relayMessage(600));
    expect(visitor.done()[0]).toEqual({ do: 'make', connection: 1, relay: 'only' });
  });

  test.each([
    ['the server has none', (visitor: Visitor) => visitor.hear(relayMessage(0))],
    ['the server does not answer', (visitor: Visitor) => visitor.wait(5_000)],
    [
      'the relay cannot be reached',
      (visitor: Visitor) => {
        visitor.isSlow = true;
        visitor.hear(relayMessage(600));
        visitor.act({ type: 'makeFailed', connection: 1 });
      },
    ],
  ])('%s: that is told, and nothing becomes direct by itself', (_why, fail) => {
    const visitor = new Visitor();
    visitor.relay = 'choice';
    visitor.lineUp();
    visitor.act({ type: 'start', wish: hidden });
    fail(visitor);
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'relayUnavailable' });
    const makes = visitor.effects.filter((effect) => effect.do === 'make');
    expect(makes.every(({ relay }) => relay === 'only')).toBe(true);
    expect(visitor.sent().some(({ type }) => type === 'Join')).toBe(false);
  });

  test('without any relay on the server it is told at once', () => {
    const visitor = new Visitor();
    visitor.lineUp();
    visitor.act({ type: 'start', wish: hidden });
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'relayUnavailable' });
  });

  test('an operator may want it for everybody', () => {
    const visitor = new Visitor();
    visitor.relay = 'always';
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.hear(relayMessage(600));
    expect(visitor.effects).toContainEqual({ do: 'make', connection: 1, relay: 'only' });
  });

  test('a spare that was made in the open is not used by somebody who hides now', () => {
    const visitor = talking();
    visitor.peer({ type: 'channelClosed' });
    expect(visitor.phase).toBe('ended');
    expect(visitor.alive.size).toBe(1);
    visitor.act({ type: 'start', wish: hidden });
    expect(visitor.alive.size).toBe(0);
  });

  test('a restart stays behind it', () => {
    const visitor = new Visitor();
    visitor.relay = 'choice';
    visitor.lineUp();
    visitor.act({ type: 'start', wish: hidden });
    visitor.hear(relayMessage(600));
    visitor.hear(visitor.matched());
    visitor.done();
    visitor.act({ type: 'networkChanged' });
    expect(visitor.done()).toContainEqual(
      expect.objectContaining({ do: 'restart', relay: 'only' }),
    );
  });
});

describe('[N12] a broken call', () => {
  test('is restarted at once, and again every 4 s, until it is back', () => {
    const visitor = talking();
    visitor.wait(10_000);
    visitor.done();
    visitor.peer({ type: 'transport', state: 'interrupted' });
    expect(kinds(visitor)).toContain('restart');
    visitor.wait(4_000);
    expect(visitor.done()).toContainEqual(expect.objectContaining({ do: 'restart', round: 2 }));
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.wait(8_000);
    expect(kinds(visitor)).not.toContain('restart');
  });

  test('is spoken of over both ways while the channel lives, and over the server alone without it', () => {
    const visitor = talking();
    visitor.act({ type: 'networkChanged' });
    visitor.lineUp(true);
    visitor.done();
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect(signals(visitor.sent())).toHaveLength(1);
    expect(visitor.told()).toMatchObject([{ type: 'Describe' }]);
    visitor.peer({ type: 'transport', state: 'interrupted' });
    visitor.hear(relayMessage(0));
    visitor.wait(4_000);
    visitor.done();
    visitor.peer({ type: 'halfMade', round: 2, half });
    expect(signals(visitor.sent())).toHaveLength(1);
    expect(visitor.told()).toEqual([]);
  });

  test('[N19] nothing of it waits for the channel: the next line has it', () => {
    const visitor = talking();
    visitor.peer({ type: 'transport', state: 'interrupted' });
    visitor.act({ type: 'lineDown' });
    visitor.done();
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect([...visitor.sent(), ...visitor.told()]).toEqual([]);
    visitor.lineUp(true);
    expect(signals(visitor.sent())).toEqual([{ type: 'Restart', round: 1, ...half }]);
    visitor.done();
    visitor.peer({ type: 'transport', state: 'connected' });
    expect(visitor.told()).toEqual([]);
  });

  test('a half that was made between two networks is not said again: another is made', () => {
    const visitor = talking();
    visitor.peer({ type: 'transport', state: 'interrupted' });
    visitor.act({ type: 'lineDown' });
    visitor.peer({ type: 'halfMade', round: 1, half: bareHalf });
    visitor.done();
    visitor.lineUp(true);
    expect(signals(visitor.sent())).toEqual([]);
    expect(visitor.done()).toContainEqual(expect.objectContaining({ do: 'restart', round: 2 }));
  });

  test('the responder asks, and answers; local addresses count only where both are local', () => {
    const visitor = talking('responder');
    visitor.peer({ type: 'transport', state: 'interrupted' });
    expect(signals(visitor.sent())).toEqual([{ type: 'AskRestart', round: 0 }]);
    visitor.done();
    const local = Uint8Array.of(9);
    say(visitor, { type: 'Restart', round: 1, ...half, local });
    expect(visitor.done()).toMatchObject([{ do: 'restart', round: 1, theirs: half }]);
    visitor.peer({ type: 'halfMade', round: 1, half: { ...half, local } });
    expect(signals(visitor.sent())).toEqual([{ type: 'Restarted', round: 1, ...half }]);
  });

  test('a line that may have broken with it has 2 s to prove that it lives', () => {
    const visitor = talking();
    visitor.peer({ type: 'transport', state: 'interrupted' });
    expect(visitor.sent()).toEqual([{ type: 'AskRelay' }]);
    visitor.wait(1_900);
    visitor.hear(relayMessage(0));
    visitor.wait(1_000);
    expect(kinds(visitor)).not.toContain('abandonLine');
    // Asked again with the next round, and this time nobody answers.
    visitor.wait(1_100);
    visitor.peer({ type: 'halfMade', round: 2, half });
    visitor.wait(2_900);
    expect(kinds(visitor)).toContain('abandonLine');
    // What was said over it may be lost: it is said again over the next.
    visitor.lineUp(true);
    expect(signals(visitor.sent())).toEqual([{ type: 'Restart', round: 2, ...half }]);
  });

  test('a line that nobody waits for any more need not prove itself', () => {
    const visitor = talking();
    visitor.peer({ type: 'transport', state: 'interrupted' });
    visitor.act({ type: 'end' });
    visitor.wait(2_100);
    visitor.done();
    visitor.act({ type: 'start', wish });
    visitor.wait(1);
    expect(kinds(visitor)).not.toContain('abandonLine');
  });

  test('on another network the line is renewed at once, and the round told over the new one', () => {
    const visitor = talking();
    visitor.act({ type: 'networkChanged' });
    expect(kinds(visitor)).toEqual(expect.arrayContaining(['renewLine', 'restart']));
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect(visitor.sent()).toEqual([]);
    visitor.done();
    visitor.lineUp(true);
    expect(signals(visitor.sent())).toEqual([{ type: 'Restart', round: 1, ...half }]);
    expect(kinds(visitor)).not.toContain('restart');
  });

  test('a half that is made after the line came back is told over both ways, once', () => {
    const visitor = talking();
    visitor.act({ type: 'networkChanged' });
    visitor.lineUp(true);
    visitor.done();
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect(signals(visitor.sent())).toEqual([{ type: 'Restart', round: 1, ...half }]);
    expect(visitor.told()).toMatchObject([{ type: 'Describe' }]);
  });

  test('a responder who asked over a dead line asks again over the next', () => {
    const visitor = talking('responder');
    visitor.act({ type: 'networkChanged' });
    visitor.done();
    visitor.lineUp(true);
    expect(signals(visitor.sent())).toEqual([{ type: 'AskRestart', round: 0 }]);
  });

  test('[R4] what was said of a call that was not up yet is said again to the next server too', () => {
    const visitor = connecting();
    say(visitor, { type: 'AskRestart', round: 0 });
    visitor.peer({ type: 'halfMade', round: 1, half });
    visitor.act({ type: 'lineDown' });
    visitor.done();
    visitor.lineUp(false);
    const [key, partnerHash] = [new Uint8Array(16), new Uint8Array(16)];
    visitor.hear({ type: 'Reattached', ticket: 2, key, partnerHash });
    expect(signals(visitor.sent())).toEqual([{ type: 'Restart', round: 1, ...half }]);
  });

  test('what was parked from another network is replaced', () => {
    const visitor = new Visitor();
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.park();
    visitor.done();
    visitor.act({ type: 'networkChanged' });
    visitor.lineUp(true);
    visitor.hear({ type: 'Parked', ticket: 1, generation: 1 });
    expect(visitor.sent()).toMatchObject([{ type: 'Refresh', generation: 2 }]);
  });

  test('the initiator offers when it is asked, and applies the answer', () => {
    const visitor = talking();
    say(visitor, { type: 'AskRestart', round: 0 });
    expect(visitor.done()).toMatchObject([{ do: 'restart', round: 1, theirs: undefined }]);
    visitor.peer({ type: 'halfMade', round: 1, half });
    visitor.done();
    say(visitor, { type: 'Restarted', round: 1, ...half });
    expect(visitor.done()).toEqual([{ do: 'applyAnswer', connection: 1, ...half }]);
  });
});

describe('[N13] the fallback', () => {
  test('the initiator offers, once', () => {
    const visitor = connecting();
    visitor.peer({ type: 'unusable' });
    expect(visitor.done()).toEqual([{ do: 'offer', connection: 1 }]);
    const description = Uint8Array.of(1, 2, 3);
    visitor.peer({ type: 'offered', description, local: Uint8Array.of(9) });
    // Local candidates stay at home unless the server sees both at private addresses.
    const local = new Uint8Array(0);
    expect(signals(visitor.sent())).toEqual([{ type: 'Offer', description, local }]);
    visitor.done();
    say(visitor, { type: 'Answer', description, local });
    expect(visitor.done()).toEqual([{ do: 'applyAnswer', connection: 1, description, local }]);
    visitor.peer({ type: 'unusable' });
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', missed: true });
  });

  test('the responder asks for it, and answers once', () => {
    const visitor = connecting('responder');
    visitor.peer({ type: 'unusable' });
    expect(signals(visitor.sent())).toEqual([{ type: 'AskOffer' }]);
    visitor.done();
    const description = Uint8Array.of(1);
    const local = new Uint8Array(0);
    say(visitor, { type: 'Offer', description, local });
    expect(visitor.done()).toEqual([{ do: 'answer', connection: 1, description, local }]);
    say(visitor, { type: 'Offer', description, local });
    expect(visitor.done()).toEqual([]);
  });

  test('an answer that nobody asked for, and an offer to the one who offers, change nothing', () => {
    const visitor = connecting();
    const bytes = new Uint8Array(0);
    say(visitor, { type: 'Answer', description: bytes, local: bytes });
    say(visitor, { type: 'Offer', description: bytes, local: bytes });
    expect(visitor.done()).toEqual([]);
  });
});

test('[N9] late candidates go to the stranger, and theirs are taken in bounds', () => {
  const visitor = connecting();
  const candidates = Array.from({ length: 12 }, (_, i) => ({
    type: 'relay' as const,
    transport: 'udp' as const,
    address: { family: 'ipv4' as const, bytes: Uint8Array.of(203, 0, 113, i) },
    port: 5_000,
    rank: 0,
  }));
  visitor.peer({ type: 'found', candidates });
  expect(signals(visitor.sent())).toEqual([{ type: 'Candidates', round: 0, candidates }]);
  visitor.done();
  for (let i = 0; i < 20; i++) say(visitor, { type: 'Candidates', round: 0, candidates });
  expect(visitor.done()).toHaveLength(4);
  say(visitor, { type: 'Candidates', round: 7, candidates: [] });
  expect(visitor.done()).toEqual([]);
});

describe('[N12] rounds have an end, and the alarm has one too', () => {
  /** The last offers that there are, one after the other. */
  function useUp(visitor: Visitor): void {
    for (let round = 1; round <= maxRounds; round++) {
      say(visitor, { type: 'Restart', round, ...half });
      visitor.peer({ type: 'halfMade', round, half });
      visitor.wait(1_000);
    }
    visitor.done();
  }

  test('after the last one nothing is tried any more: a call that is broken then is lost', () => {
    const visitor = talking('responder');
    visitor.reveal();
    useUp(visitor);
    visitor.peer({ type: 'transport', state: 'interrupted' });
    visitor.wait(14_900);
    expect(visitor.phase).toBe('talking');
    expect(visitor.sent()).toEqual([]);
    visitor.wait(100);
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'lost' });
  });

  test('nor before the call: the pair is given up when it would be anyway', () => {
    const visitor = connecting('responder');
    visitor.act({
      type: 'server',
      message: relayMessage(600),
    });
    visitor.state = withRound(visitor.state, maxRounds);
    visitor.done();
    visitor.wait(7_900);
    expect(visitor.phase).toBe('connecting');
    expect(visitor.done()).toEqual([]);
    visitor.wait(100);
    expect(visitor.phase).toBe('searching');
  });

  test('a stranger cannot use them up by one word', () => {
    const visitor = talking('responder');
    say(visitor, { type: 'Restart', round: maxRounds, ...half });
    expect(visitor.done()).toEqual([]);
    expect(visitor.state.meeting).toMatchObject({ repair: { round: 0 } });
  });
});

function withRound(state: Encounter, round: number): Encounter {
  const { meeting } = state;
  if (meeting.phase !== 'connecting') throw new Error('not connecting');
  return { ...state, meeting: { ...meeting, repair: { ...meeting.repair, round } } };
}
