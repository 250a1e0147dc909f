import { expect, test } from 'bun:test';
import { nearest } from './nearest.ts';

const flags = ['--port', '--host', '--origin', '--stun-ports', '--sockets-per-network'];

test('[O3] a slip finds the word that was meant', () => {
  expect(nearest('--prot', flags)).toBe('--port');
  expect(nearest('--orgin', flags)).toBe('--origin');
  expect(nearest('--stunports', flags)).toBe('--stun-ports');
  expect(nearest('--socket-per-networks', flags)).toBe('--sockets-per-network');
  expect(nearest('strat', ['start'])).toBeUndefined();
  expect(nearest('stat', ['start'])).toBe('start');
});

test('[O3] what is like nothing finds nothing', () => {
  for (const word of ['', '-', '--verbose', '--database-url']) {
    expect(nearest(word, flags)).toBeUndefined();
  }
});
