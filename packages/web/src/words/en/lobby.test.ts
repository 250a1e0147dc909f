import { describe, expect, test } from 'bun:test';
import { lobby } from './lobby.ts';

describe('how many are here', () => {
  test('[lobby] claims no more than a number rounded up to eights can say', () => {
    expect(lobby.presence(8, 0)).toBe('Nobody is waiting just now. You would be the first.');
    expect(lobby.presence(8, 8)).toBe('Somebody is waiting, eight people at the most.');
    expect(lobby.presence(344, 0)).toBe('About 344 people are here, nobody is waiting just now.');
    expect(lobby.presence(344, 8)).toBe('About 344 people are here, up to eight of them waiting.');
    expect(lobby.presence(1_344, 24)).toBe(
      'About 1,344 people are here, about 24 of them waiting.',
    );
  });
});
