import { expect, test } from 'bun:test';
import { placesIn } from './last-resort.ts';

function thrownBy(action: () => void): unknown {
  try {
    action();
  } catch (thrown) {
    return thrown;
  }
  throw new Error('nothing was thrown');
}

test('[G3] a crash names places in our own code', () => {
  const places = placesIn(new TypeError('192.0.2.1'));
  expect(places[0]).toMatch(/^last-resort\.test\.ts:\d+:\d+$/);
  expect(placesIn(new Error())[0]).toMatch(/^last-resort\.test\.ts:\d+:\d+$/);
});

test('[G3] nothing of the message comes out, not even when it looks like a stack', () => {
  const forged = [
    'x\n    at leak (/srv/canary.ts:1:1)',
    '\n    at canary.ts:192:168',
    'canary\nError: canary\n    at canary (canary.ts:1:2)\n',
  ];
  for (const message of forged) {
    const places = placesIn(new Error(message));
    expect(places.length).toBeGreaterThan(0);
    expect(places.join()).not.toContain('canary');
  }
});

test('[G3] a stack or a message that was tampered with gives nothing', () => {
  const stack = Object.assign(new Error('x'), { stack: 'at canary (canary.ts:1:1)' });
  expect(placesIn(stack)).toEqual([]);
  const message = new Error('first\n    at canary (canary.ts:1:1)');
  message.stack; // The text is made when it is first asked for.
  message.message = 'second';
  expect(placesIn(message)).toEqual([]);
});

test('[G3] what is not an error has no places', () => {
  for (const thrown of ['canary.ts:1:1', { stack: '    at canary.ts:1:1' }, undefined, null, 7]) {
    expect(placesIn(thrown)).toEqual([]);
  }
  expect(placesIn(thrownBy(() => JSON.parse('canary')))).toBeArray();
});
