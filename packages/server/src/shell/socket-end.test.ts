import { expect, test } from 'bun:test';
import { howSocketEnded } from './socket-end.ts';

test('[S10] any close frame means closed, whatever text it carries', () => {
  for (const code of [1000, 1001, 1005, 1007, 1009, 4000, 4999]) {
    expect(howSocketEnded(code, '')).toBe('closed');
    expect(howSocketEnded(code, 'WebSocket timed out from inactivity')).toBe('closed');
  }
});

test('[S10] an end without a close frame, or silence, means lost', () => {
  expect(howSocketEnded(1006, '')).toBe('lost');
  expect(howSocketEnded(1006, 'WebSocket timed out from inactivity')).toBe('lost');
});

test('[S10] a broken WebSocket rule means closed: there is nobody to wait for', () => {
  for (const reason of ['Received too big message', 'Received an incorrectly masked frame', '?']) {
    expect(howSocketEnded(1006, reason)).toBe('closed');
  }
});
