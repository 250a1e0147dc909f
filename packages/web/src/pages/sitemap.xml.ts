import type { APIRoute } from 'astro';
import { day } from '../site/day.ts';
import { sitemap } from '../site/sitemap.ts';
import { newestArticles, pageTexts } from '../site/texts.ts';
import { languageCodes, lobbyPath } from '../words/languages.ts';

export const GET: APIRoute = async () => {
  const pages = await pageTexts();
  const articles = await newestArticles();
  return new Response(
    sitemap([
      ...languageCodes.map((code) => ({ path: lobbyPath(code) })),
      ...pages.map(({ id }) => ({ path: `/${id}/` })),
      ...articles.map(({ id, data }) => ({ path: `/blog/${id}/`, day: day.inFeeds(data.date) })),
    ]),
  );
};
