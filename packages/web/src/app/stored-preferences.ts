import {
  defaultPreferences,
  type Preferences,
  parsePreferences,
  preferencesKey,
  serializePreferences,
} from '../preferences.ts';

/** Reading throws where the browser blocks storage: then nothing is remembered, and all works. */
export function loadPreferences(storage: () => Storage): Preferences {
  try {
    return parsePreferences(storage().getItem(preferencesKey));
  } catch {
    return defaultPreferences;
  }
}

/** Writing may fail too: storage blocked, or full. The choice then lasts as long as the page. */
export function storePreferences(storage: () => Storage, preferences: Preferences): void {
  try {
    storage().setItem(preferencesKey, serializePreferences(preferences));
  } catch {
    // Nothing to do, and nothing that a person would need to know.
  }
}
