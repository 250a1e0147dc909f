import type { SiteManifest } from './site-manifest.ts';

/** A link to whom one can write: mail or a page, and nothing that could run. */
const contact = /<a data-contact href="(?:mailto:|https?:\/\/)[^"<>]*">[^<]*<\/a>/g;

/**
 * The texts that a file can have been before a server named its operator in it: with the origin taken out of
 * its places, and with what stood in the place of the contact. Nothing else of a file may differ.
 */
export function asBuilt(
  served: string,
  { contactPlaces }: Pick<SiteManifest, 'contactPlaces'>,
  origin: string,
): readonly string[] {
  const without = served
    .replaceAll(`<link rel="canonical" href="${origin}/`, '<link rel="canonical" href="/')
    .replaceAll(`<meta property="og:url" content="${origin}/`, '<meta property="og:url" content="/')
    .replaceAll(
      `<meta property="og:image" content="${origin}/`,
      '<meta property="og:image" content="/',
    )
    .replaceAll(`<link>${origin}/`, '<link>/')
    .replaceAll(`<loc>${origin}/`, '<loc>/')
    .replaceAll(`<url>${origin}/`, '<url>/')
    .replaceAll(`<atom:link href="${origin}/`, '<atom:link href="/')
    .replaceAll(`Sitemap: ${origin}/`, 'Sitemap: /');
  return [served, without, ...contactPlaces.map((place) => without.replace(contact, () => place))];
}
