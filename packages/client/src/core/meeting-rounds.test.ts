import { describe, expect, test } from 'bun:test';
import type { ClientMessage } from '@passerby/protocol/client-messages';
import type { Role } from '@passerby/protocol/server-messages';
import { type SignalMessage, signalWire } from './signal-messages.ts';
import { half, Visitor, wish } from './test-visitor.ts';

function signals(messages: readonly ClientMessage[]): readonly SignalMessage[] {
  return messages.flatMap((message) => {
    if (message.type !== 'Signal') return [];
    const decoded = signalWire.decode(message.blob);
    return decoded.ok ? [decoded.value] : [];
  });
}

const say = (visitor: Visitor, message: SignalMessage) =>
  visitor.hear({
    type: 'Signal',
    ticket: visitor.state.lastTicket,
    blob: signalWire.encode(message).slice(),
  });

function matched(role: Role): Visitor {
  const visitor = new Visitor();
  visitor.lineUp();
  visitor.act({ type: 'start', wish });
  visitor.hear({ ...visitor.matched(), role });
  visitor.done();
  return visitor;
}

function talking(role: Role): Visitor {
  const visitor = matched(role);
  visitor.peer({ type: 'transport', state: 'connected' });
  visitor.peer({ type: 'channelOpened' });
  visitor.reveal();
  visitor.act({ type: 'sending', sending: { camera: true, microphone: true } });
  visitor.wait(1_000);
  visitor.done();
  return visitor;
}

const renewal = { do: 'restart', round: 1, way: 'renewal' } as const;

describe('[N20] a connection that is beyond repair', () => {
  test('the initiator offers another one for the same call', () => {
    const visitor = talking('initiator');
    visitor.peer({ type: 'severed' });
    expect(visitor.done()).toContainEqual(
      expect.objectContaining({ ...renewal, theirs: undefined }),
    );
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect(signals(visitor.sent())).toEqual([{ type: 'Renew', round: 1, ...half }]);
    visitor.done();
    say(visitor, { type: 'Renewed', round: 1, ...half });
    expect(visitor.done()).toMatchObject([{ do: 'applyAnswer', ...half }]);
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.peer({ type: 'channelOpened' });
    visitor.reveal();
    visitor.wait(60_000);
    expect(visitor.phase).toBe('talking');
  });

  test('the responder asks for it, and answers', () => {
    const visitor = talking('responder');
    visitor.peer({ type: 'severed' });
    expect(signals(visitor.sent())).toEqual([{ type: 'AskRenewal', round: 0 }]);
    visitor.done();
    say(visitor, { type: 'Renew', round: 1, ...half });
    expect(visitor.done()).toMatchObject([{ ...renewal, theirs: half }]);
    visitor.peer({ type: 'halfMade', round: 1, half });
    expect(signals(visitor.sent())).toEqual([{ type: 'Renewed', round: 1, ...half }]);
  });

  test('the other side, whose connection seemed good, gives it up as well', () => {
    const visitor = talking('initiator');
    say(visitor, { type: 'AskRenewal', round: 0 });
    expect(visitor.done()).toMatchObject([renewal]);
    // Nothing is told over what is given up.
    visitor.act({ type: 'say', text: 'are you there?' });
    expect(visitor.told()).toEqual([]);
  });

  test('over the new one both open their commitments again, and say again what they send', () => {
    const visitor = talking('initiator');
    visitor.peer({ type: 'severed' });
    visitor.act({ type: 'say', text: 'are you there?' });
    visitor.peer({ type: 'halfMade', round: 1, half });
    say(visitor, { type: 'Renewed', round: 1, ...half });
    visitor.peer({ type: 'transport', state: 'connected' });
    expect(visitor.told()).toEqual([]);
    visitor.done();
    visitor.peer({ type: 'channelOpened' });
    expect(visitor.done()).toMatchObject([
      { do: 'reveal' },
      { do: 'tell', message: { type: 'Media', camera: true, microphone: true } },
      { do: 'tell', message: { type: 'Say' } },
    ]);
    visitor.reveal();
    expect(visitor.phase).toBe('talking');
    expect(visitor.done()).toMatchObject([{ do: 'verify' }]);
    visitor.reveal();
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'misbehaved' });
  });

  test('it is tried again every 4 s, and the call is lost 15 s after it broke', () => {
    const visitor = talking('initiator');
    visitor.peer({ type: 'severed' });
    visitor.peer({ type: 'transport', state: 'failed' });
    visitor.wait(14_900);
    const rounds = visitor
      .done()
      .flatMap((effect) => (effect.do === 'restart' ? [effect.way] : []));
    expect(rounds).toEqual(['renewal', 'renewal', 'renewal', 'renewal']);
    visitor.wait(100);
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'lost' });
  });

  test('once connected again, what breaks next is restarted', () => {
    const visitor = talking('initiator');
    visitor.peer({ type: 'severed' });
    visitor.peer({ type: 'halfMade', round: 1, half });
    say(visitor, { type: 'Renewed', round: 1, ...half });
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.peer({ type: 'channelOpened' });
    visitor.reveal();
    visitor.wait(5_000);
    visitor.done();
    visitor.peer({ type: 'transport', state: 'interrupted' });
    expect(visitor.done()).toContainEqual(
      expect.objectContaining({ do: 'restart', round: 2, way: 'restart' }),
    );
  });

  test('there is nothing to renew before the call, and a stranger cannot have it all the time', () => {
    const early = matched('initiator');
    say(early, { type: 'AskRenewal', round: 0 });
    expect(early.done()).toEqual([]);
    const visitor = talking('initiator');
    for (let i = 0; i < 100; i++) say(visitor, { type: 'AskRenewal', round: i });
    const rounds = visitor.done().filter((effect) => effect.do === 'restart');
    expect(rounds.length).toBeLessThanOrEqual(8);
  });
});
