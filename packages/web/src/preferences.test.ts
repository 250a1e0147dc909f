import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import {
  defaultPreferences,
  guidelinesVersion,
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
  interfaceLanguage: 'ar',
  camera: { on: false, deviceId: 'c1' },
  microphone: { on: true, deviceId: 'm1' },
  volume: 0.4,
  gain: 1.5,
  speaker: 's1',
  switches: { ...defaultPreferences.switches, mirrored: false, autoNext: true },
  hideAddress: true,
  filter: 'untilTapped',
  agreedTo: 1,
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

  test('[P9] [E104] the page itself is in one of its languages, or none was chosen', () => {
    expect(parsePreferences('{"interfaceLanguage":"ar"}').interfaceLanguage).toBe('ar');
    for (const code of ['tlh', 'toString', '', 7, null, '/de/']) {
      const stored = JSON.stringify({ interfaceLanguage: code });
      expect(parsePreferences(stored).interfaceLanguage).toBeUndefined();
    }
  });

  test('[P9] volume stays within its range', () => {
    for (const volume of [-1, 2, 'loud', null]) {
      expect(parsePreferences(JSON.stringify({ volume })).volume).toBe(1);
    }
  });

  test('[P9] gain stays within its range, and a switch is on or off or as usual', () => {
    expect(parsePreferences('{"gain":2}').gain).toBe(2);
    for (const gain of [-0.1, 2.1, '1', null]) {
      expect(parsePreferences(JSON.stringify({ gain })).gain).toBe(1);
    }
    const stored = JSON.stringify({ switches: { sounds: false, autoNext: 'yes', name: 'Ada' } });
    const { switches } = parsePreferences(stored);
    expect(switches).toEqual({ ...defaultPreferences.switches, sounds: false });
    expect(serializePreferences({ ...chosen, switches })).not.toContain('Ada');
  });

  test('[P9] an address is hidden where that was chosen, and for no other word in its place', () => {
    expect(parsePreferences('{"hideAddress":true}').hideAddress).toBe(true);
    for (const hideAddress of [false, 'true', 1, null, {}]) {
      expect(parsePreferences(JSON.stringify({ hideAddress })).hideAddress).toBe(false);
    }
  });

  test('[P9] the filter is on unless one of its other settings was chosen', () => {
    for (const filter of [undefined, 'off', false, 0, '']) {
      expect(parsePreferences(JSON.stringify({ filter })).filter).toBe('untilSafe');
    }
    expect(parsePreferences('{"filter":"never"}').filter).toBe('never');
  });

  test('[P9] an agreement is to guidelines that there are, and is not made up', () => {
    expect(parsePreferences('{"agreedTo":1}').agreedTo).toBe(1);
    for (const agreedTo of [true, '1', 1.5, -1, guidelinesVersion + 1, null]) {
      expect(parsePreferences(JSON.stringify({ agreedTo })).agreedTo).toBe(0);
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
