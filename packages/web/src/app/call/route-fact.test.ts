import { describe, expect, test } from 'bun:test';
import { routeFact } from './route-fact.ts';

describe('which way the call goes', () => {
  test('[call] nothing is claimed before it is known, not even what was wished for', () => {
    for (const addressHidden of [true, false]) {
      expect(routeFact({ route: 'unknown', addressHidden })).toBeUndefined();
    }
  });

  test('[call] direct is seen, whatever was wished for', () => {
    for (const addressHidden of [true, false]) {
      expect(routeFact({ route: 'direct', addressHidden })).toEqual({
        route: 'direct',
        means: 'seen',
      });
    }
  });

  test('[call] a relay hides the address only from a stranger who was never given it', () => {
    expect(routeFact({ route: 'relayed', addressHidden: true })?.means).toBe('hidden');
    expect(routeFact({ route: 'relayed', addressHidden: false })?.means).toBe('maybeSeen');
  });
});
