import { describe, expect, test } from 'bun:test';
import { partnerWire } from '@passerby/protocol/partner-messages';
import { Visitor, wish } from './test-visitor.ts';

/** Matched a second ago, on a server that asks. */
function connecting(countsCalls = true): Visitor {
  const visitor = new Visitor();
  visitor.countsCalls = countsCalls;
  visitor.lineUp();
  visitor.act({ type: 'start', wish });
  visitor.hear(visitor.matched());
  visitor.done();
  visitor.wait(200);
  return visitor;
}

function connected(countsCalls = true): Visitor {
  const visitor = connecting(countsCalls);
  visitor.peer({ type: 'transport', state: 'connected' });
  visitor.peer({ type: 'channelOpened' });
  visitor.reveal();
  return visitor;
}

function tellCamera(visitor: Visitor, camera: boolean): void {
  const message = { type: 'Media', camera, microphone: true } as const;
  visitor.peer({ type: 'received', frame: partnerWire.encode(message).slice() });
}

const outcomes = (visitor: Visitor) => visitor.sent().filter(({ type }) => type === 'Outcome');

describe('[G6] a server that asks is told', () => {
  test('the way and the group of the first picture, once, when both are known', () => {
    const visitor = connected();
    tellCamera(visitor, true);
    visitor.peer({ type: 'route', route: 'direct' });
    expect(outcomes(visitor)).toEqual([]);
    visitor.wait(200);
    visitor.peer({ type: 'pictureArrived' });
    expect(outcomes(visitor)).toEqual([{ type: 'Outcome', ticket: 1, way: 'direct', group: 1 }]);
    visitor.peer({ type: 'route', route: 'relayed' });
    visitor.wait(5_000);
    expect(outcomes(visitor)).toHaveLength(1);
  });

  test('a picture that is there before the connection is said to be counts from then', () => {
    const visitor = connecting();
    visitor.peer({ type: 'pictureArrived' });
    visitor.wait(900);
    visitor.peer({ type: 'transport', state: 'connected' });
    visitor.peer({ type: 'route', route: 'relayed' });
    expect(outcomes(visitor)).toEqual([{ type: 'Outcome', ticket: 1, way: 'relayed', group: 0 }]);
  });

  test('without a camera there, of the connection', () => {
    const visitor = connected();
    visitor.peer({ type: 'route', route: 'direct' });
    visitor.wait(3_000);
    tellCamera(visitor, false);
    expect(outcomes(visitor)).toEqual([{ type: 'Outcome', ticket: 1, way: 'direct', group: 0 }]);
  });

  test('that there was none, before it is asked for somebody else', () => {
    const visitor = connecting();
    visitor.wait(8_000);
    const types = visitor.sent().map(({ type }) => type);
    expect(outcomes(visitor)).toMatchObject([{ ticket: 1, way: 'none' }]);
    expect(types.indexOf('Outcome')).toBeLessThan(types.indexOf('Leave'));
  });

  test('over the next line, when the last one broke', () => {
    const visitor = connected();
    visitor.peer({ type: 'pictureArrived' });
    visitor.act({ type: 'lineDown' });
    visitor.peer({ type: 'route', route: 'direct' });
    expect(outcomes(visitor)).toEqual([]);
    visitor.lineUp(true);
    expect(outcomes(visitor)).toHaveLength(1);
  });
});

test('[G6] a server that began anew, and knows nothing of the pairing, is told nothing of it', () => {
  const visitor = connected();
  visitor.peer({ type: 'pictureArrived' });
  visitor.act({ type: 'lineDown' });
  visitor.peer({ type: 'route', route: 'direct' });
  visitor.lineUp(false);
  for (const message of outcomes(visitor)) {
    // No ticket that this session has not named: that would end it.
    const again = visitor.sent().find(({ type }) => type === 'Reattach');
    expect(again).toMatchObject({ ticket: (message as { ticket: number }).ticket });
  }
});

test('[G7] a server that does not ask is told nothing', () => {
  const visitor = connected(false);
  visitor.peer({ type: 'pictureArrived' });
  visitor.peer({ type: 'route', route: 'direct' });
  const missed = connecting(false);
  missed.wait(8_000);
  expect([...outcomes(visitor), ...outcomes(missed)]).toEqual([]);
});
