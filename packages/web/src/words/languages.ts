/** A language that the interface is written in. */
export interface InterfaceLanguage {
  /** Its own name for itself. */
  readonly name: string;
  /** An invitation to whoever reads it, in its own words. */
  readonly offer: string;
}

/** By ISO 639-1 code, in the order in which they are offered. */
export const interfaceLanguages = {
  en: { name: 'English', offer: 'Passerby in English' },
  ar: { name: 'العربية', offer: 'Passerby بالعربية' },
  de: { name: 'Deutsch', offer: 'Passerby auf Deutsch' },
  es: { name: 'Español', offer: 'Passerby en español' },
  fr: { name: 'Français', offer: 'Passerby en français' },
  hi: { name: 'हिन्दी', offer: 'Passerby हिन्दी में' },
  it: { name: 'Italiano', offer: 'Passerby in italiano' },
  ja: { name: '日本語', offer: 'Passerby を日本語で' },
  pt: { name: 'Português', offer: 'Passerby em português' },
  ru: { name: 'Русский', offer: 'Passerby на русском' },
  tr: { name: 'Türkçe', offer: 'Türkçe Passerby' },
  zh: { name: '中文', offer: 'Passerby 中文版' },
} satisfies Record<string, InterfaceLanguage>;

export type LanguageCode = keyof typeof interfaceLanguages;

export const languageCodes = Object.keys(interfaceLanguages) as readonly LanguageCode[];

export const isLanguageCode = (value: unknown): value is LanguageCode =>
  typeof value === 'string' && Object.hasOwn(interfaceLanguages, value);

/** Where its lobby is. */
export const lobbyPath = (code: LanguageCode): string => (code === 'en' ? '/' : `/${code}/`);

/** Which way it is written. */
export const directionOf = (code: LanguageCode): 'ltr' | 'rtl' => (code === 'ar' ? 'rtl' : 'ltr');

/**
 * The language to offer on a page that is in `shown`: the first that this person reads and the interface
 * has; none where that is the page's own, or where a choice was made.
 */
export function offeredLanguage(
  shown: string,
  chosen: LanguageCode | undefined,
  preferred: readonly string[],
): LanguageCode | undefined {
  if (chosen !== undefined) return undefined;
  const first = preferred.map((tag) => tag.split('-', 1)[0]?.toLowerCase()).find(isLanguageCode);
  return first === shown ? undefined : first;
}
