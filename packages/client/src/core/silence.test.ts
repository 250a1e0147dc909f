import { describe, expect, test } from 'bun:test';
import { partnerWire } from '@passerby/protocol/partner-messages';
import { Visitor } from './test-visitor.ts';

/** In a call: what each side says that it sends, and media has begun to arrive. */
function inCall(theirs: boolean, ours: boolean): Visitor {
  const visitor = new Visitor();
  visitor.act({ type: 'sending', sending: { camera: false, microphone: ours } });
  visitor.meet();
  say(visitor, theirs);
  visitor.peer({ type: 'arrived' });
  visitor.done();
  return visitor;
}

function say(visitor: Visitor, microphone: boolean): void {
  const message = { type: 'Media', camera: false, microphone } as const;
  visitor.peer({ type: 'received', frame: partnerWire.encode(message).slice() });
}

/** Rounds that were begun within this time. */
function roundsWithin(visitor: Visitor, ms: number): number {
  visitor.wait(ms);
  return visitor.done().filter((effect) => effect.do === 'restart').length;
}

describe('[N18] a connection that is called good and brings nothing', () => {
  test('is restarted after 10 s, and three times at most', () => {
    const visitor = inCall(true, true);
    expect(roundsWithin(visitor, 9_999)).toBe(0);
    expect(roundsWithin(visitor, 1)).toBe(1);
    expect(roundsWithin(visitor, 9_999)).toBe(0);
    expect(roundsWithin(visitor, 1)).toBe(1);
    expect(roundsWithin(visitor, 600_000)).toBe(1);
    expect(visitor.phase).toBe('talking');
  });

  test('what arrives ends the silence, and the next one has its rounds again', () => {
    const visitor = inCall(true, true);
    for (let i = 0; i < 10; i++) {
      expect(roundsWithin(visitor, 9_000)).toBe(0);
      visitor.peer({ type: 'arrived' });
    }
    expect(roundsWithin(visitor, 600_000)).toBe(3);
    visitor.peer({ type: 'arrived' });
    expect(roundsWithin(visitor, 600_000)).toBe(3);
  });

  test('a restart that calls it good again does not give it more rounds', () => {
    const visitor = inCall(true, true);
    let rounds = 0;
    for (let i = 0; i < 20; i++) {
      rounds += roundsWithin(visitor, 30_000);
      visitor.peer({ type: 'transport', state: 'connected' });
    }
    expect(rounds).toBe(3);
  });

  test.each([
    ['the stranger says that nothing is sent', false, true],
    ['nothing of ours is sent, so no report on it comes', true, false],
  ])('%s: silence is as it should be', (_why, theirs, ours) => {
    expect(roundsWithin(inCall(theirs, ours), 600_000)).toBe(0);
  });

  test('whoever turns the microphone on is waited for from then on', () => {
    const theirs = inCall(false, true);
    expect(roundsWithin(theirs, 60_000)).toBe(0);
    say(theirs, true);
    expect(roundsWithin(theirs, 9_999)).toBe(0);
    expect(roundsWithin(theirs, 1)).toBe(1);

    const ours = inCall(true, false);
    expect(roundsWithin(ours, 60_000)).toBe(0);
    ours.act({ type: 'sending', sending: { camera: false, microphone: true } });
    ours.done();
    expect(roundsWithin(ours, 9_999)).toBe(0);
    expect(roundsWithin(ours, 1)).toBe(1);
  });

  test('before anything has arrived, silence is not judged', () => {
    const visitor = new Visitor();
    visitor.act({ type: 'sending', sending: { camera: true, microphone: true } });
    visitor.meet();
    say(visitor, true);
    visitor.done();
    expect(roundsWithin(visitor, 600_000)).toBe(0);
  });
});
