import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import {
  defaultPreferences,
  maxInterestCharacters,
  maxInterests,
  type Preferences,
  parsePreferences,
  serializePreferences,
} from './preferences.ts';

const chosen: Preferences = {
  mode: 'audio',
  interests: ['chess', 'night trains'],
  language: 'de',
  camera: { on: false, deviceId: 'c1' },
  microphone: { on: true, deviceId: 'm1' },
  volume: 0.4,
};

describe('preferences', () => {
  test('[P9] what was chosen survives a round trip', () => {
    expect(parsePreferences(serializePreferences(chosen))).toEqual(chosen);
    expect(parsePreferences(serializePreferences(defaultPreferences))).toEqual(defaultPreferences);
  });

  test('[P9] nothing stored, or garbage, gives the defaults', () => {
    const garbage = [null, '', '{', 'null', '7', '[]', '"x"', '{"mode":7,"camera":"on"}'];
    for (const stored of garbage) expect(parsePreferences(stored)).toEqual(defaultPreferences);
    expect(parsePreferences(`{"mode":"text","x":"${'y'.repeat(9_000)}"}`)).toEqual(
      defaultPreferences,
    );
  });

  test('[P9] a field that is not on the list is dropped when read and when written', () => {
    const smuggled = { ...chosen, name: 'Ada', camera: { ...chosen.camera, label: 'Front' } };
    expect(parsePreferences(JSON.stringify(smuggled))).toEqual(chosen);
    expect(serializePreferences(smuggled)).not.toContain('Ada');
    expect(serializePreferences(smuggled)).not.toContain('Front');
  });

  test('[P9] interests are words, eight at most, and none is endless', () => {
    const stored = JSON.stringify({
      interests: [7, ' ', null, 'x'.repeat(maxInterestCharacters + 1), ...'abcdefghij'],
    });
    expect(parsePreferences(stored).interests).toEqual([...'abcdefgh']);
  });

  test('[P9] "any language" is a choice, and differs from none made yet', () => {
    expect(parsePreferences('{"language":""}').language).toBe('');
    expect(parsePreferences('{"language":"deu"}').language).toBeUndefined();
  });

  test('[P9] volume stays within its range', () => {
    for (const volume of [-1, 2, 'loud', null]) {
      expect(parsePreferences(JSON.stringify({ volume })).volume).toBe(1);
    }
  });

  test('[P9] any JSON at all gives preferences that store and load as themselves', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (stored) => {
        const parsed = parsePreferences(stored);
        expect(parsePreferences(serializePreferences(parsed))).toEqual(parsed);
        expect(Object.keys(parsed).sort()).toEqual(Object.keys(defaultPreferences).sort());
        expect(parsed.interests.length).toBeLessThanOrEqual(maxInterests);
      }),
    );
  });
});
