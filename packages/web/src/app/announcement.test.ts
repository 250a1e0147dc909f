import { describe, expect, test } from 'bun:test';
import type { Meeting, Wish } from '@passerby/client';
import { announcement, pageTitle } from './announcement.ts';

const wish: Wish = { mode: 'video', interests: [], language: '', relayOnly: false };
const searching: Meeting = { phase: 'searching', wish, since: 0, relaxAfterMs: 4_000 };
const connecting: Meeting = { phase: 'connecting', wish, since: 0, sharedInterests: [] };
const ended = (why: 'left' | 'lost' | 'failed'): Meeting => ({
  phase: 'ended',
  wish,
  why,
  conversation: [],
});

describe('what changes are called', () => {
  test('[page] the tab says which phase it is in', () => {
    const titles = [{ phase: 'none' } as const, searching, connecting, ended('left')].map(
      pageTitle,
    );
    expect(titles[1]).toBe('Searching · Passerby');
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('[page] every ending is told in words of its own', () => {
    const endings = (['left', 'lost', 'failed'] as const).map(ended);
    expect(new Set(endings.map(announcement)).size).toBe(3);
    expect(new Set(endings.map(pageTitle)).size).toBe(3);
  });

  test('[page] the search is not said twice: its heading is live itself', () => {
    expect(announcement(searching)).toBe('');
  });
});
