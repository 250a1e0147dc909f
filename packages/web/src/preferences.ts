import { isLanguageCode, type LanguageCode } from './words/languages.ts';

/**
 * What the page may remember between visits, and nothing else. `parsePreferences` is the allow-list:
 * whatever it does not name is dropped, however it got into the storage.
 */
export interface Preferences {
  readonly mode: 'video' | 'audio' | 'text';
  readonly interests: readonly string[];
  /** ISO 639-1, '' for any, undefined until chosen. */
  readonly language: string | undefined;
  /** Of the page itself; undefined until chosen. */
  readonly interfaceLanguage: LanguageCode | undefined;
  readonly camera: DevicePreference;
  readonly microphone: DevicePreference;
  /** Of the stranger, 0 to 1. */
  readonly volume: number;
  /** Of oneself: 1 as the microphone gives it, up to 2. */
  readonly gain: number;
  /** As the browser names it for this origin; '' for the system's own choice. */
  readonly speaker: string;
  readonly switches: Switches;
  /** Reached through the relay alone, so that the stranger never has this device's address. */
  readonly hideAddress: boolean;
  /** When the stranger's picture is shown: `untilSafe` needs the filter, the others nothing. */
  readonly filter: 'untilSafe' | 'untilTapped' | 'never';
  /** Which guidelines were agreed to, with being 18 or older; 0 for none. */
  readonly agreedTo: number;
}

/** What is on or off. */
export type Switches = Readonly<Record<keyof typeof usualSwitches, boolean>>;

const usualSwitches = {
  /** One's own picture as in a mirror; the stranger sees it as it is. */
  mirrored: true,
  hideOwn: false,
  hideStranger: false,
  /** Small and slow pictures go out, for a line that carries no more. */
  saving: false,
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
  sounds: true,
  /** On to somebody else by itself when a stranger has left. */
  autoNext: false,
  letterKeys: true,
};

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
  interfaceLanguage: undefined,
  camera: { on: true, deviceId: '' },
  microphone: { on: true, deviceId: '' },
  volume: 1,
  gain: 1,
  speaker: '',
  switches: usualSwitches,
  hideAddress: false,
  filter: 'untilSafe',
  agreedTo: 0,
};

/** Counted up when the guidelines ask for more than before: then everybody is asked again. */
export const guidelinesVersion = 1;

export const maxGain = 2;
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
    interfaceLanguage: parseInterfaceLanguage(from['interfaceLanguage']),
    camera: parseDevice(from['camera']),
    microphone: parseDevice(from['microphone']),
    volume: parseWithin(from['volume'], 1),
    gain: parseWithin(from['gain'], maxGain),
    speaker: parseDeviceId(from['speaker']),
    switches: parseSwitches(from['switches']),
    hideAddress: from['hideAddress'] === true,
    filter: parseFilter(from['filter']),
    agreedTo: parseAgreement(from['agreedTo']),
  };
}

/** What goes into the storage: the allow-listed fields and no other. */
export function serializePreferences(preferences: Preferences): string {
  const { mode, interests, language, camera, microphone, volume, gain, speaker, switches } =
    preferences;
  const { interfaceLanguage, hideAddress, filter, agreedTo } = preferences;
  return JSON.stringify({
    mode,
    interests,
    language,
    interfaceLanguage,
    camera: { on: camera.on, deviceId: camera.deviceId },
    microphone: { on: microphone.on, deviceId: microphone.deviceId },
    volume,
    gain,
    speaker,
    switches: parseSwitches(switches),
    hideAddress,
    filter,
    agreedTo,
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

function parseFilter(value: unknown): Preferences['filter'] {
  return value === 'untilTapped' || value === 'never' ? value : 'untilSafe';
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

function parseInterfaceLanguage(value: unknown): LanguageCode | undefined {
  return isLanguageCode(value) ? value : undefined;
}

function parseDevice(value: unknown): DevicePreference {
  const from = asRecord(value);
  return { on: from['on'] !== false, deviceId: parseDeviceId(from['deviceId']) };
}

function parseDeviceId(value: unknown): string {
  return typeof value === 'string' && value.length <= maxDeviceIdCharacters ? value : '';
}

function parseSwitches(value: unknown): Switches {
  const from = asRecord(value);
  const read = Object.entries(usualSwitches).map(([name, usual]) => {
    const on = from[name];
    return [name, typeof on === 'boolean' ? on : usual];
  });
  return Object.fromEntries(read);
}

function parseAgreement(value: unknown): number {
  const isVersion =
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= guidelinesVersion;
  return isVersion ? Number(value) : 0;
}

/** A loudness; 1 where none was stored. */
function parseWithin(value: unknown, most: number): number {
  return typeof value === 'number' && value >= 0 && value <= most ? value : 1;
}
