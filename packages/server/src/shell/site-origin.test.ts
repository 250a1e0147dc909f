import { expect, test } from 'bun:test';
import { mayNameOrigin, withOrigin } from './site-origin.ts';

const page =
  '<link rel="canonical" href="/faq/"><link rel="alternate" hreflang="x-default" href="/">' +
  '<meta property="og:url" content="/faq/">' +
  '<meta property="og:image" content="/cards/faq.png"><a href="/faq/">/faq/</a>';
const feed =
  '<link>/blog/</link><atom:link href="/rss.xml" rel="self" /><p>a href="/x/"</p>' +
  '<image><url>/cards/blog.png</url></image>';
const sitemap = '<url><loc>/</loc></url><url><loc>/faq/</loc></url>';
const robots = 'User-agent: *\nAllow: /\nSitemap: /sitemap.xml\n';
const origin = 'https://chat.example';

test('[H12] the origin stands before what must be a whole address, and nowhere else', () => {
  expect(withOrigin('faq/index.html', page, origin)).toBe(
    '<link rel="canonical" href="https://chat.example/faq/">' +
      '<link rel="alternate" hreflang="x-default" href="https://chat.example/">' +
      '<meta property="og:url" content="https://chat.example/faq/">' +
      '<meta property="og:image" content="https://chat.example/cards/faq.png">' +
      '<a href="/faq/">/faq/</a>',
  );
  expect(withOrigin('rss.xml', feed, origin)).toBe(
    '<link>https://chat.example/blog/</link>' +
      '<atom:link href="https://chat.example/rss.xml" rel="self" /><p>a href="/x/"</p>' +
      '<image><url>https://chat.example/cards/blog.png</url></image>',
  );
  expect(withOrigin('sitemap.xml', sitemap, origin)).toBe(
    '<url><loc>https://chat.example/</loc></url><url><loc>https://chat.example/faq/</loc></url>',
  );
  expect(withOrigin('robots.txt', robots, origin)).toBe(
    'User-agent: *\nAllow: /\nSitemap: https://chat.example/sitemap.xml\n',
  );
});

test('[H12] what was served without its origin is what was built', () => {
  for (const [name, text] of Object.entries({
    'page.html': page,
    'rss.xml': feed,
    'sitemap.xml': sitemap,
    'robots.txt': robots,
  })) {
    expect(withOrigin(name, text, origin)?.replaceAll(origin, '')).toBe(text);
  }
});

test('[H12] without an origin paths stay paths, and there is no sitemap', () => {
  expect(withOrigin('page.html', page, undefined)).toBe(page);
  expect(withOrigin('rss.xml', feed, undefined)).toBe(feed);
  expect(withOrigin('sitemap.xml', sitemap, undefined)).toBeUndefined();
  expect(withOrigin('robots.txt', robots, undefined)).toBe('User-agent: *\nAllow: /\n');
});

test('[H12] other files are never touched', () => {
  for (const name of ['a.js', 'a.json', 'a.svg', 'a.png', 'a']) {
    expect([name, mayNameOrigin(name)]).toEqual([name, false]);
    expect(withOrigin(name, page, origin)).toBe(page);
  }
});
