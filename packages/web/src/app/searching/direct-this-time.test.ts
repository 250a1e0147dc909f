import { describe, expect, test } from 'bun:test';
import { isDirectThisTime } from './direct-this-time.ts';

describe('meeting directly for once', () => {
  test('[searching] is said to whoever hides their address otherwise', () => {
    for (const relay of ['none', 'choice', undefined] as const) {
      expect(isDirectThisTime({ relayOnly: false }, true, relay)).toBe(true);
    }
  });

  test('[searching] is not said where it is the rule, or not so', () => {
    expect(isDirectThisTime({ relayOnly: false }, false, 'choice')).toBe(false);
    expect(isDirectThisTime({ relayOnly: true }, true, 'choice')).toBe(false);
    expect(isDirectThisTime({ relayOnly: false }, true, 'always')).toBe(false);
  });
});
