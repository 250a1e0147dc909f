import { extname } from 'node:path';

/** A sitemap names whole addresses or it names nothing: without an origin there is none. */
const needsOrigin: ReadonlySet<string> = new Set(['sitemap.xml']);

/** Where a built file has a path of this site and readers elsewhere need the whole address. */
const places: Readonly<Record<string, RegExp>> = {
  '.html':
    /(<(?:link rel="canonical" href|link rel="alternate" hreflang="[\w-]+" href|meta property="og:(?:url|image)" content)=")(?=\/)/g,
  '.xml': /(<(?:link|loc|url)>|<atom:link href=")(?=\/)/g,
  '.txt': /^(Sitemap: )(?=\/)/gm,
};

/** Whether such a file can hold one of those places. */
export const mayNameOrigin = (name: string): boolean => Object.hasOwn(places, extname(name));

/**
 * A file of the site with the origin before each path that must be whole. Without an origin the paths
 * stay as they are, and the file is undefined where that would be wrong. Whoever takes the origin out of
 * what was served has the file as it was built.
 */
export function withOrigin(
  name: string,
  text: string,
  origin: string | undefined,
): string | undefined {
  const place = places[extname(name)];
  if (place === undefined) return text;
  if (origin !== undefined) return text.replace(place, (start) => start + origin);
  if (needsOrigin.has(name)) return undefined;
  return extname(name) === '.txt' ? text.replace(/^Sitemap: \/.*\n?/gm, '') : text;
}
