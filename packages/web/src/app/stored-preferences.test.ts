import { describe, expect, test } from 'bun:test';
import { defaultPreferences } from '../preferences.ts';
import { loadPreferences, storePreferences } from './stored-preferences.ts';

function createStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    clear: () => entries.clear(),
    getItem: (key) => entries.get(key) ?? null,
    key: (index) => [...entries.keys()][index] ?? null,
    removeItem: (key) => entries.delete(key),
    setItem: (key, value) => entries.set(key, value),
  };
}

describe('stored preferences', () => {
  test('[P9] one key holds them all', () => {
    const storage = createStorage();
    storePreferences(() => storage, { ...defaultPreferences, mode: 'text' });
    expect(storage.length).toBe(1);
    expect(storage.key(0)).toBe('passerby');
    expect(loadPreferences(() => storage).mode).toBe('text');
  });

  test('[P9] a browser that blocks storage gets the defaults and no error', () => {
    const blocked = (): Storage => {
      throw new DOMException('denied', 'SecurityError');
    };
    storePreferences(blocked, defaultPreferences);
    expect(loadPreferences(blocked)).toEqual(defaultPreferences);
  });
});
