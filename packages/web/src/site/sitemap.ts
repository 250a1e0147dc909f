import { xmlText } from './xml-text.ts';

/** A page for search engines. */
export interface SitemapPage {
  readonly path: string;
  /** `2026-11-25`, where it is known when it was written. */
  readonly day?: string;
}

/** Returns a sitemap (sitemaps.org 0.9). The server puts its origin before each path, or leaves the file out. */
export function sitemap(pages: readonly SitemapPage[]): string {
  const lines = pages.map(
    ({ path, day }) =>
      `<url><loc>${xmlText(path)}</loc>${day ? `<lastmod>${xmlText(day)}</lastmod>` : ''}</url>`,
  );
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...lines,
    '</urlset>',
    '',
  ].join('\n');
}
