import type { Day, Manifest, ManifestCreative, Variant } from './manifest.ts';

export type ManifestRead =
  | { readonly ok: true; readonly value: Manifest }
  | { readonly ok: false; readonly code: 'notAManifest' };

const refused: ManifestRead = { ok: false, code: 'notAManifest' };

/** Reads `ads.json`. Whatever does not fit as a whole is refused as a whole. */
export function parseManifest(text: string): ManifestRead {
  const value = parseJson(text);
  if (!isRecord(value) || value['version'] !== 1) return refused;
  const { creatives, pages } = value;
  if (!Array.isArray(creatives) || !creatives.every(isCreative) || !isRecord(pages)) return refused;
  const names = new Set(creatives.map(({ name }) => name));
  const isPlaced = (variant: unknown) => isVariant(variant) && names.has(variant.creative);
  for (const [path, variants] of Object.entries(pages)) {
    if (!path.startsWith('/') || !Array.isArray(variants) || !variants.every(isPlaced)) {
      return refused;
    }
  }
  return { ok: true, value: { version: 1, creatives, pages: pages as Manifest['pages'] } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Returns whether a text is a creative's name, as its file has it. */
export const isName = (value: unknown): value is string =>
  typeof value === 'string' && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(value);

/** Returns whether a text is a day of the calendar. */
export const isDay = (value: unknown): value is Day =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

const isText = (value: unknown): value is string => typeof value === 'string';

function isCreative(value: unknown): value is ManifestCreative {
  if (!isRecord(value)) return false;
  const { name, advertiser, link, weight, starts, ends } = value;
  return (
    isName(name) &&
    isText(advertiser) &&
    isText(link) &&
    // What a click answers with: a page of the site, or another host over TLS, and nothing else.
    /^(?:https:\/\/[a-z0-9]|\/(?:[a-z0-9-]+\/)*$)/.test(link) &&
    !/[\s\p{Cc}]/u.test(link) &&
    typeof weight === 'number' &&
    weight > 0 &&
    Number.isFinite(weight) &&
    [starts, ends].every((day) => day === undefined || isDay(day))
  );
}

function isVariant(value: unknown): value is Variant {
  return (
    isRecord(value) &&
    isName(value['creative']) &&
    isText(value['file']) &&
    isText(value['sha256']) &&
    typeof value['score'] === 'number' &&
    Array.isArray(value['because']) &&
    value['because'].every(isText)
  );
}
