/** `site-manifest.json` of a build: every file with its hash. */
export interface SiteManifest {
  /** What stands in the built pages where a server names its operator's contact. */
  readonly contactPlaces: readonly string[];
  /** SHA-256 in hexadecimal, by path inside the built site. */
  readonly files: Readonly<Record<string, string>>;
}

export const siteManifestName = 'site-manifest.json';

/** Undefined for anything that is no manifest. */
export function parseSiteManifest(text: string): SiteManifest | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const { version, contactPlaces, files } = read as Readonly<Record<string, unknown>>;
  if (version !== 1 || !Array.isArray(contactPlaces)) return undefined;
  if (typeof files !== 'object' || files === null) return undefined;
  const isHash = (hash: unknown) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash);
  if (!Object.values(files).every(isHash) || !contactPlaces.every(isPlace)) return undefined;
  return { contactPlaces, files: files as SiteManifest['files'] };
}

const isPlace = (place: unknown): boolean =>
  typeof place === 'string' && /^<span data-contact>[^<]*<\/span>$/.test(place);
