import { expect, test } from 'bun:test';
import { feed } from './feed.ts';
import { sitemap } from './sitemap.ts';

const channel = {
  title: 'A & B',
  description: 'What <we> do',
  path: '/blog/',
  feedPath: '/rss.xml',
  language: 'en',
};
const item = {
  path: '/blog/one/',
  title: '"One" < two',
  summary: 'Ben & Ann',
  date: new Date('2026-11-25'),
};

test('[L5] a feed escapes what it is given, and dates as RFC 822 asks', () => {
  const xml = feed(channel, [item]);
  expect(xml).toContain('<title>A &amp; B</title>');
  expect(xml).toContain('<title>&quot;One&quot; &lt; two</title>');
  expect(xml).toContain('<pubDate>Wed, 25 Nov 2026 00:00:00 GMT</pubDate>');
  expect(xml).toContain('<guid isPermaLink="false">passerby:/blog/one/</guid>');
  expect(xml).toContain('<lastBuildDate>Wed, 25 Nov 2026 00:00:00 GMT</lastBuildDate>');
});

test('[L5] a feed without articles is a feed', () => {
  const xml = feed(channel, []);
  expect(xml).not.toContain('lastBuildDate');
  expect(xml).toEndWith('</channel>\n</rss>\n');
});

test('[L5] a sitemap has a line for each page, with the day where one is known', () => {
  expect(sitemap([{ path: '/' }, { path: '/blog/a&b/', day: '2026-11-25' }])).toContain(
    '<url><loc>/</loc></url>\n<url><loc>/blog/a&amp;b/</loc><lastmod>2026-11-25</lastmod></url>',
  );
});
