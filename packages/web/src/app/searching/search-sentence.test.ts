import { describe, expect, test } from 'bun:test';
import { type Search, searchSentence } from './search-sentence.ts';

const search: Search = {
  line: 'open',
  wish: { mode: 'video', interests: ['chess'], language: 'de', relayOnly: false },
  working: false,
  elapsedMs: 0,
  relaxAfterMs: 4_000,
  waiting: 8,
  met: 0,
};
const nothingParticular = { mode: 'video', interests: [], language: '', relayOnly: false } as const;

describe('what the search says', () => {
  test('[searching] first interests, then the language, then nothing in particular', () => {
    expect(searchSentence(search)).toEqual({ kind: 'likes', interests: ['chess'] });
    expect(searchSentence({ ...search, wish: { ...nothingParticular, language: 'de' } })).toEqual({
      kind: 'speaks',
      language: 'de',
    });
    expect(searchSentence({ ...search, wish: nothingParticular }).kind).toBe('someone');
  });

  test('[searching] after the relax time anyone will do, and it says so', () => {
    expect(searchSentence({ ...search, elapsedMs: 3_999 }).kind).toBe('likes');
    expect(searchSentence({ ...search, elapsedMs: 4_000 }).kind).toBe('anyone');
    const whoever = { ...search, wish: nothingParticular, elapsedMs: 4_000 };
    expect(searchSentence(whoever).kind).toBe('someone');
  });

  test('[searching] "met everyone" only when somebody was met and others do wait', () => {
    const long = { ...search, elapsedMs: 19_000 };
    expect(searchSentence({ ...long, waiting: 16, met: 2 }).kind).toBe('metEveryone');
    expect(searchSentence({ ...long, waiting: 8, met: 2 }).kind).toBe('nobodyYet');
    expect(searchSentence({ ...long, waiting: undefined }).kind).toBe('nobodyYet');
  });

  test('[searching] nobody is said to be there only when that may be so', () => {
    const long = { ...search, elapsedMs: 19_000, met: 0 };
    expect(searchSentence({ ...long, waiting: 8 }).kind).toBe('nobodyYet');
    expect(searchSentence({ ...long, waiting: 16 }).kind).toBe('anyone');
    expect(searchSentence({ ...long, waiting: 16, wish: nothingParticular }).kind).toBe('someone');
  });

  test('[A14] while this device works, it says so, and looks for nobody yet', () => {
    expect(searchSentence({ ...search, working: true }).kind).toBe('working');
    expect(searchSentence({ ...search, working: true, elapsedMs: 90_000 }).kind).toBe('working');
    expect(searchSentence({ ...search, working: true, line: 'reconnecting' }).kind).toBe(
      'reaching',
    );
  });

  test('[searching] without a line nobody is being looked for', () => {
    expect(searchSentence({ ...search, line: 'reconnecting' }).kind).toBe('reaching');
  });
});
