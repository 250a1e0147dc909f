import { describe, expect, test } from 'bun:test';
import type { ClientMessage } from '@passerby/protocol/client-messages';
import { partnerWire } from '@passerby/protocol/partner-messages';
import { relayMessage, Visitor, wish } from './test-visitor.ts';

function talking(): Visitor {
  const visitor = new Visitor();
  visitor.meet();
  visitor.done();
  return visitor;
}

const flags = (visitor: Visitor): ClientMessage[] =>
  visitor.sent().filter(({ type }) => type === 'Flag');

describe('[A1] the stranger on the screen', () => {
  test('is flagged and left in one breath', () => {
    const visitor = talking();
    visitor.act({ type: 'flag', pairing: 1, reason: 'nudity' });
    expect(flags(visitor)).toEqual([{ type: 'Flag', ticket: 1, reason: 'nudity' }]);
    expect(visitor.told()).toEqual([{ type: 'Bye' }]);
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'flagged' });
    visitor.hear(relayMessage(0));
    expect(visitor.state.report).toMatchObject({ pairing: 1, state: 'sent' });
    expect(visitor.alive.has(1)).toBe(false);
  });

  test('is flagged once', () => {
    const visitor = talking();
    visitor.act({ type: 'flag', pairing: 1, reason: 'nudity' });
    visitor.act({ type: 'flag', pairing: 1, reason: 'spam' });
    expect(flags(visitor)).toHaveLength(1);
  });
});

describe('[A1] the one before, for a minute', () => {
  test.each([
    ['who left', (visitor: Visitor) => visitor.peer({ type: 'channelClosed' })],
    ['whom we left', (visitor: Visitor) => visitor.act({ type: 'next' })],
    ['whom we left for good', (visitor: Visitor) => visitor.act({ type: 'end' })],
  ])('%s', (_, part) => {
    const visitor = talking();
    part(visitor);
    visitor.done();
    visitor.wait(1_900);
    const { phase } = visitor.state.meeting;
    visitor.act({ type: 'flag', pairing: 1, reason: 'harassment' });
    expect(flags(visitor)).toEqual([{ type: 'Flag', ticket: 1, reason: 'harassment' }]);
    expect(visitor.state.meeting.phase).toBe(phase);
    visitor.act({ type: 'flag', pairing: 1, reason: 'harassment' });
    expect(flags(visitor)).toHaveLength(1);
  });

  test.each([
    [59_900, 1],
    [60_000, 0],
  ])('after %d ms: %d', (ms, count) => {
    const visitor = talking();
    visitor.peer({ type: 'channelClosed' });
    visitor.wait(ms);
    visitor.act({ type: 'flag', pairing: 1, reason: 'other' });
    expect(flags(visitor)).toHaveLength(count);
  });

  test('never the next one: who was on the screen when the list was opened is meant', () => {
    const visitor = talking();
    visitor.act({ type: 'next' });
    visitor.hear(visitor.matched());
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.done();
    visitor.act({ type: 'flag', pairing: 1, reason: 'minor' });
    expect(flags(visitor)).toEqual([{ type: 'Flag', ticket: 1, reason: 'minor' }]);
    expect(visitor.phase).toBe('talking');
  });

  test('nobody else: not one who was never seen, not one of an older session', () => {
    const visitor = talking();
    visitor.act({ type: 'flag', pairing: 2, reason: 'other' });
    expect(visitor.phase).toBe('talking');
    visitor.peer({ type: 'channelClosed' });
    visitor.act({ type: 'lineDown' });
    visitor.lineUp(false);
    visitor.act({ type: 'flag', pairing: 1, reason: 'other' });
    expect(flags(visitor)).toEqual([]);
  });
});

describe('[A1] a flag while the line is away', () => {
  test('leaves at once, and goes out when the session is resumed', () => {
    const visitor = talking();
    visitor.act({ type: 'lineDown' });
    visitor.act({ type: 'flag', pairing: 1, reason: 'spam' });
    expect(visitor.phase).toBe('ended');
    expect(visitor.sent()).toEqual([]);
    expect(visitor.state.report?.state).toBe('waiting');
    visitor.lineUp(true);
    expect(flags(visitor)).toHaveLength(1);
    visitor.hear(relayMessage(0));
    expect(visitor.state.report?.state).toBe('sent');
  });

  test('comes to nothing when the server has forgotten the pairing, and that is told', () => {
    const visitor = talking();
    visitor.act({ type: 'lineDown' });
    visitor.act({ type: 'flag', pairing: 1, reason: 'spam' });
    visitor.lineUp(false);
    expect(flags(visitor)).toEqual([]);
    expect(visitor.state.report?.state).toBe('undelivered');
  });
});

describe('[A1] a flag over a line that is dead, and looks open', () => {
  test.each([
    ['put away', (visitor: Visitor) => visitor.act({ type: 'end' })],
    ['looked at', () => undefined],
  ])(
    'is found out within 2 s, the ending being %s, and goes out again over the next',
    (_, then) => {
      const visitor = talking();
      visitor.act({ type: 'flag', pairing: 1, reason: 'minor' });
      expect(visitor.sent().map(({ type }) => type)).toEqual(['Flag', 'AskRelay']);
      then(visitor);
      visitor.wait(1_900);
      expect(visitor.state.report?.state).toBe('waiting');
      expect(visitor.effects).not.toContainEqual({ do: 'abandonLine' });
      visitor.wait(100);
      expect(visitor.done()).toContainEqual({ do: 'abandonLine' });
      visitor.lineUp(true);
      expect(flags(visitor)).toEqual([{ type: 'Flag', ticket: 1, reason: 'minor' }]);
      visitor.hear(relayMessage(0));
      expect(visitor.state.report?.state).toBe('sent');
      visitor.act({ type: 'lineDown' });
      visitor.lineUp(true);
      expect(flags(visitor)).toHaveLength(1);
    },
  );

  test('goes out again whatever brings the next line', () => {
    const visitor = talking();
    visitor.act({ type: 'flag', pairing: 1, reason: 'minor' });
    visitor.act({ type: 'networkChanged' });
    visitor.lineUp(true);
    expect(flags(visitor)).toHaveLength(2);
  });

  test('is not said to be sent when the next server has forgotten the pairing', () => {
    const visitor = talking();
    visitor.act({ type: 'flag', pairing: 1, reason: 'minor' });
    visitor.act({ type: 'lineDown' });
    visitor.lineUp(false);
    expect(flags(visitor)).toHaveLength(1);
    expect(visitor.state.report?.state).toBe('undelivered');
  });
});

describe('[A6] [A10] to be ended', () => {
  test('Terminated hangs up, says why, and until when', () => {
    const visitor = talking();
    visitor.hear({ type: 'Terminated', reason: 'nudity', seconds: 900 });
    expect(visitor.told()).toEqual([{ type: 'Bye' }]);
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'terminated' });
    expect(visitor.state.barred).toEqual({ until: visitor.now + 900_000, reason: 'nudity' });
    expect(visitor.alive.size).toBe(0);
  });

  test('Blocked tells others on the network how long, and nothing else', () => {
    const visitor = new Visitor();
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.hear({ type: 'Blocked', seconds: 60 });
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'blocked' });
    expect(visitor.state.barred).toEqual({ until: visitor.now + 60_000, reason: undefined });
    visitor.act({ type: 'lineDown' });
    visitor.lineUp();
    expect(visitor.state.barred).toBeUndefined();
  });

  test('[A6] who is sent away hangs up at once: the word of why may come after that', () => {
    const bye = partnerWire.encode({ type: 'Bye' }).slice();
    for (const hangUp of [{ type: 'channelClosed' }, { type: 'received', frame: bye }] as const) {
      const visitor = talking();
      visitor.peer(hangUp);
      expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'left' });
      visitor.hear({ type: 'PartnerLeft', ticket: 9, why: 'terminated' });
      expect(visitor.state.meeting).toMatchObject({ why: 'left' });
      visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'terminated' });
      expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'removed' });
    }
  });

  test('a partner who is ended is hung up on, whatever their client does', () => {
    const visitor = talking();
    visitor.hear({ type: 'PartnerLeft', ticket: 1, why: 'terminated' });
    expect(visitor.state.meeting).toMatchObject({ phase: 'ended', why: 'removed' });
    expect(visitor.alive.has(1)).toBe(false);
  });
});

describe('[A14] work', () => {
  const challenge = { type: 'Challenge', expires: 9, bits: 3, seed: new Uint8Array(16) } as const;
  const solution = { type: 'Solve', expires: 9, bits: 3, nonce: new Uint8Array(8) } as const;

  test('is done for the ticket that waits, and the search goes on', () => {
    const visitor = new Visitor();
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.park();
    visitor.done();
    visitor.hear({ ...challenge, ticket: 1 });
    expect(visitor.done()).toMatchObject([{ do: 'work', challenge: { ticket: 1, bits: 3 } }]);
    expect(visitor.state.meeting).toMatchObject({ working: true });
    visitor.act({ type: 'worked', solution: { ...solution, ticket: 1 } });
    expect(visitor.sent()).toEqual([{ ...solution, ticket: 1 }]);
    expect(visitor.state.meeting).toMatchObject({ phase: 'searching', working: false });
  });

  test('that comes too late is not sent', () => {
    const visitor = new Visitor();
    visitor.lineUp();
    visitor.act({ type: 'start', wish });
    visitor.hear({ ...challenge, ticket: 1 });
    visitor.act({ type: 'end' });
    visitor.done();
    visitor.act({ type: 'worked', solution: { ...solution, ticket: 1 } });
    expect(visitor.sent()).toEqual([]);
  });
});
