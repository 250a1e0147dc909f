import type { APIRoute } from 'astro';
import { feed } from '../site/feed.ts';
import { newestArticles } from '../site/texts.ts';
import { pageWords } from '../words/pages.ts';

export const GET: APIRoute = async () => {
  const items = (await newestArticles()).map(({ id, data }) => ({
    path: `/blog/${id}/`,
    title: data.title,
    summary: data.lead,
    date: data.date,
  }));
  const channel = {
    title: pageWords.feed,
    description: pageWords.feedDescription,
    path: '/blog/',
    feedPath: '/rss.xml',
    language: 'en',
  };
  return new Response(feed(channel, items));
};
