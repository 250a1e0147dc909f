import { describe, expect, test } from 'bun:test';
import { cueFor, type Heard, longWaitMs, noHeard } from './heard-events.ts';

const seen = { away: false, chatting: true };
const searching: Heard = { ...noHeard, phase: 'searching', searchedSince: 1_000 };
const talking: Heard = { ...searching, phase: 'talking' };
const from = (who: 'you' | 'stranger', key: number) => ({ from: who, text: '', key });

describe('what is worth a sound', () => {
  test('[E61] somebody who comes after a long wait, or while the tab is away', () => {
    expect(cueFor(searching, talking, 1_000 + longWaitMs, seen)).toBe('arrival');
    expect(cueFor(searching, talking, 2_000, { ...seen, away: true })).toBe('arrival');
    expect(cueFor(searching, talking, 2_000, seen)).toBeUndefined();
    const connecting: Heard = { ...searching, phase: 'connecting' };
    expect(cueFor(connecting, talking, 1_000 + longWaitMs, seen)).toBe('arrival');
  });

  test('[E61] a message that is not in view, once, and never one of one’s own', () => {
    const written: Heard = { ...talking, newest: from('stranger', 1) };
    expect(cueFor(talking, written, 0, { ...seen, chatting: false })).toBe('message');
    expect(cueFor(talking, written, 0, { ...seen, away: true })).toBe('message');
    expect(cueFor(talking, written, 0, seen)).toBeUndefined();
    expect(cueFor(written, written, 0, { ...seen, away: true })).toBeUndefined();
    const own: Heard = { ...talking, newest: from('you', 2) };
    expect(cueFor(talking, own, 0, { ...seen, away: true })).toBeUndefined();
  });

  test('[E61] a stranger who goes, and no search or lobby', () => {
    expect(cueFor(talking, { ...talking, phase: 'ended' }, 0, seen)).toBe('departure');
    expect(cueFor(talking, searching, 0, seen)).toBeUndefined();
    expect(cueFor(talking, noHeard, 0, seen)).toBeUndefined();
  });
});
