import { describe, expect, test } from 'bun:test';
import { playSound } from './play-sound.ts';

const rejecting = (name: string) => ({
  play: () => Promise.reject(new DOMException('no', name)),
});

describe('playing sound', () => {
  test('[call] a refusal is told, so that a press can be offered', async () => {
    expect(await playSound(rejecting('NotAllowedError'))).toBe('refused');
    expect(await playSound({ play: () => Promise.resolve() })).toBe('playing');
  });

  test('[call] a stream that was replaced meanwhile is no refusal', async () => {
    expect(await playSound(rejecting('AbortError'))).toBe('playing');
  });
});
