import { describe, expect, test } from 'bun:test';
import { canOpenUnasked } from './granted.ts';

const both = { camera: true, microphone: true };

describe('what may be opened without a press', () => {
  test('[devices] what is granted, and nothing that would bring up a question', () => {
    expect(canOpenUnasked(both, { camera: 'granted', microphone: 'granted' })).toBe(true);
    expect(canOpenUnasked(both, { camera: 'granted', microphone: 'prompt' })).toBe(false);
    expect(canOpenUnasked(both, { camera: 'granted', microphone: 'unknown' })).toBe(false);
  });

  test('[devices] a device that is blocked for good does not hold the other one back', () => {
    expect(canOpenUnasked(both, { camera: 'granted', microphone: 'denied' })).toBe(true);
    expect(canOpenUnasked(both, { camera: 'denied', microphone: 'denied' })).toBe(false);
  });

  test('[devices] only what the mode wants counts', () => {
    const voice = { camera: false, microphone: true };
    expect(canOpenUnasked(voice, { camera: 'prompt', microphone: 'granted' })).toBe(true);
    const text = { camera: false, microphone: false };
    expect(canOpenUnasked(text, { camera: 'granted', microphone: 'granted' })).toBe(false);
  });
});
