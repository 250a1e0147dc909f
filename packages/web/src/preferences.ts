/**
 * What the page may remember between visits, and nothing else. `parsePreferences` is the allow-list:
 * whatever it does not name is dropped, however it got into the storage.
 */
export interface Preferences {
  readonly mode: 'video' | 'audio' | 'text';
  readonly interests: readonly string[];
  /** ISO 639-1, '' for any, undefined until chosen. */
  readonly language: string | undefined;
  readonly camera: DevicePreference;
  readonly microphone: DevicePreference;
  /** Of the stranger, 0 to 1. */
  readonly volume: number;
}

interface DevicePreference {
  readonly on: boolean;
  /** As the browser names it for this origin; '' for its own choice. */
  readonly deviceId: string;
}

/** The only key in any storage. */
export const preferencesKey = 'passerby';

export const defaultPreferences: Preferences = {
  mode: 'video',
  interests: [],
  language: undefined,
  camera: { on: true, deviceId: '' },
  microphone: { on: true, deviceId: '' },
  volume: 1,
};

export const maxInterests = 8;
export const maxInterestCharacters = 40;
const maxStoredCharacters = 8_192;
const maxDeviceIdCharacters = 256;

/** Reads what was stored; anything missing, foreign or malformed becomes the default. */
export function parsePreferences(stored: string | null): Preferences {
  const from = parseObject(stored);
  return {
    mode: parseMode(from['mode']),
    interests: parseInterests(from['interests']),
    language: parseLanguage(from['language']),
    camera: parseDevice(from['camera']),
    microphone: parseDevice(from['microphone']),
    volume: parseVolume(from['volume']),
  };
}

/** What goes into the storage: the allow-listed fields and no other. */
export function serializePreferences(preferences: Preferences): string {
  const { mode, interests, language, camera, microphone, volume } = preferences;
  return JSON.stringify({
    mode,
    interests,
    language,
    camera: { on: camera.on, deviceId: camera.deviceId },
    microphone: { on: microphone.on, deviceId: microphone.deviceId },
    volume,
  });
}

function parseObject(stored: string | null): Record<string, unknown> {
  if (stored === null || stored.length > maxStoredCharacters) return {};
  try {
    return asRecord(JSON.parse(stored));
  } catch {
    return {};
  }
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parseMode(value: unknown): Preferences['mode'] {
  return value === 'audio' || value === 'text' ? value : 'video';
}

function parseInterests(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isInterest).slice(0, maxInterests);
}

function isInterest(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= maxInterestCharacters;
}

function parseLanguage(value: unknown): string | undefined {
  return typeof value === 'string' && /^([a-z]{2})?$/.test(value) ? value : undefined;
}

function parseDevice(value: unknown): DevicePreference {
  const from = asRecord(value);
  const id = from['deviceId'];
  const deviceId = typeof id === 'string' && id.length <= maxDeviceIdCharacters ? id : '';
  return { on: from['on'] !== false, deviceId };
}

function parseVolume(value: unknown): number {
  return typeof value === 'number' && value >= 0 && value <= 1 ? value : 1;
}
