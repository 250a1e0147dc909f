import { xmlText } from './xml-text.ts';

/** What a feed says of one article. Paths are of this site; the server puts its origin before them. */
export interface FeedItem {
  readonly path: string;
  readonly title: string;
  readonly summary: string;
  readonly date: Date;
}

export interface FeedChannel {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly feedPath: string;
  readonly language: string;
}

/**
 * Returns an RSS 2.0 feed, with the `atom:link` to itself that its best-practice profile asks for. An item is
 * known by its path, which is the same wherever the article is published.
 */
export function feed(channel: FeedChannel, items: readonly FeedItem[]): string {
  const newest = items[0]?.date;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">',
    '<channel>',
    `<title>${xmlText(channel.title)}</title>`,
    `<link>${xmlText(channel.path)}</link>`,
    `<atom:link href="${xmlText(channel.feedPath)}" rel="self" type="application/rss+xml" />`,
    `<description>${xmlText(channel.description)}</description>`,
    `<language>${xmlText(channel.language)}</language>`,
    ...(newest ? [`<lastBuildDate>${newest.toUTCString()}</lastBuildDate>`] : []),
    ...items.map(itemXml),
    '</channel>',
    '</rss>',
    '',
  ].join('\n');
}

const itemXml = ({ path, title, summary, date }: FeedItem): string =>
  [
    '<item>',
    `<title>${xmlText(title)}</title>`,
    `<link>${xmlText(path)}</link>`,
    `<guid isPermaLink="false">passerby:${xmlText(path)}</guid>`,
    `<pubDate>${date.toUTCString()}</pubDate>`,
    `<description>${xmlText(summary)}</description>`,
    '</item>',
  ].join('\n');
