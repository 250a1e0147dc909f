import { describe, expect, test } from 'bun:test';
import { charactersLeft } from './characters-left.ts';

describe('characters left', () => {
  test('[chat] is told only near the end, and never below zero', () => {
    expect(charactersLeft('')).toBeUndefined();
    expect(charactersLeft('x'.repeat(1_799))).toBeUndefined();
    expect(charactersLeft('x'.repeat(1_800))).toBe(200);
    expect(charactersLeft('x'.repeat(2_000))).toBe(0);
    expect(charactersLeft('x'.repeat(2_100))).toBe(0);
  });
});
