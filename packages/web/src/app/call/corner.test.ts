import { describe, expect, test } from 'bun:test';
import { corners, nearestCorner, nextCorner } from './corner.ts';

describe('corners', () => {
  test('[call] by key the picture visits every corner and comes back', () => {
    const seen = new Set<string>();
    let corner = corners[0] as (typeof corners)[number];
    for (const _ of corners) {
      seen.add(corner);
      corner = nextCorner(corner);
    }
    expect(seen.size).toBe(4);
    expect(corner).toBe(corners[0]);
  });

  test('[call] a dragged picture goes to the corner it was let go near', () => {
    expect(nearestCorner(0.1, 0.2)).toBe('start-start');
    expect(nearestCorner(0.9, 0.2)).toBe('start-end');
    expect(nearestCorner(0.9, 0.8)).toBe('end-end');
    expect(nearestCorner(0.1, 0.8)).toBe('end-start');
  });
});
