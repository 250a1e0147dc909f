import { describe, expect, test } from 'bun:test';
import type { EndReason, Meeting, Wish } from '@passerby/client';
import { meetingEndingWords } from '../words/later-words.ts';
import { words } from '../words/words.ts';
import { announcement, pageTitle } from './announcement.ts';
import '../words/speak-english.ts';

const wish: Wish = { mode: 'video', interests: [], language: '', relayOnly: false };
const searching: Meeting = {
  phase: 'searching',
  wish,
  since: 0,
  relaxAfterMs: 4_000,
  missed: false,
  working: false,
};
const connecting: Meeting = { phase: 'connecting', wish, since: 0, sharedInterests: [] };
const endings = Object.keys(words.endings.announcements) as readonly EndReason[];
const ended = (why: EndReason): Meeting => ({
  phase: 'ended',
  wish,
  why,
  conversation: [],
});

describe('what changes are called', () => {
  test('[page] the tab says which phase it is in', () => {
    const titles = [{ phase: 'none' } as const, searching, connecting, ended('left')].map(
      (meeting) => pageTitle(meeting),
    );
    expect(titles[1]).toBe('Searching · Passerby');
    expect(new Set(titles).size).toBe(titles.length);
  });

  test('[page] every ending is told in words of its own', () => {
    const all = endings.map(ended);
    expect(new Set(all.map(announcement)).size).toBe(endings.length);
    expect(new Set(all.map((meeting) => pageTitle(meeting))).size).toBe(endings.length);
    for (const { title, advice } of Object.values(meetingEndingWords)) {
      expect(title).toEndWith('.');
      expect(advice).toEndWith('.');
    }
  });

  test('[E61] the tab says that somebody has come, until it is looked at', () => {
    const talking = { phase: 'talking' } as Meeting;
    expect(pageTitle(talking, true)).toContain('Someone is here');
    expect(pageTitle(talking, false)).not.toBe(pageTitle(talking, true));
    expect(pageTitle(searching, true)).toBe(pageTitle(searching));
  });

  test('[E94] every phase has words of its own, and the lobby none', () => {
    const phases = [searching, connecting, { phase: 'talking' } as Meeting, ended('left')];
    const said = phases.map(announcement);
    expect(new Set(said).size).toBe(phases.length);
    expect(said).not.toContain('');
    expect(announcement({ phase: 'none' })).toBe('');
  });

  test('[page] somebody who could not be reached is told of, since the search went on by itself', () => {
    expect(announcement({ ...searching, missed: true })).toContain('could not be reached');
  });
});
