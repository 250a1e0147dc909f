import { expect, test } from 'bun:test';
import type { Answer } from './answer.ts';
import { judgeOutside } from './judge-outside.ts';

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const page: Answer = {
  path: '/',
  status: 200,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  },
  body: '<html><link rel="canonical" href="https://a.example/"><script src="/a.js"></script><a href="https://b.example/">b</a>',
};

const health: Answer = {
  path: '/healthz',
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: '{"sessions":16,"closes":{"badFrame":8}}',
};

const brokenBy = (
  answers: readonly Answer[],
  attempts: Parameters<typeof judgeOutside>[0]['attempts'] = [],
) =>
  judgeOutside({ answers, host: 'a.example', attempts })
    .filter(({ state }) => state === 'broken')
    .map(({ row }) => row as string);

const withHeader = (name: string, value: string): Answer => ({
  ...page,
  headers: { ...page.headers, [name]: value },
});
const withBody = (more: string): Answer => ({ ...page, body: page.body + more });

test('[Q3] a site that keeps its word breaks no row', () => {
  expect(brokenBy([page, health])).toEqual([]);
});

test.each<[string, Answer, string]>([
  ['a cookie', withHeader('set-cookie', 'a=b'), 'headers'],
  ['a validator', withHeader('etag', '"a"'), 'headers'],
  ['a page that is kept', withHeader('cache-control', 'max-age=60'), 'headers'],
  ['an open policy', withHeader('content-security-policy', "script-src 'self' *"), 'policy'],
  ['a referrer', withHeader('referrer-policy', 'origin'), 'policy'],
  ['a script in the page', withBody('<script>1</script>'), 'policy'],
  ['a handler in the page', withBody('<p onclick="a()">'), 'policy'],
  ['an image from elsewhere', withBody('<img src="https://b.example/a.png">'), 'thirdParties'],
  [
    'a style from elsewhere',
    withBody('<link rel="stylesheet" href="//b.example/a">'),
    'thirdParties',
  ],
  ['a form to elsewhere', withBody('<form action="https://b.example/">'), 'thirdParties'],
])('[Q3] %s breaks its row', (_, answer, row) => {
  expect(brokenBy([answer, health])).toEqual([row]);
});

test('[Q3] a total that is no multiple of eight breaks its row, also deep inside', () => {
  const telling = { ...health, body: '{"sessions":16,"closes":{"badFrame":3}}' };
  expect(brokenBy([page, telling])).toEqual(['wellKnown']);
});

test('[Q3] a socket that takes what it must not breaks its row', () => {
  expect(brokenBy([page], [{ what: 'text', expected: 4000, came: 4000 }])).toEqual([]);
  expect(brokenBy([page], [{ what: 'text', expected: 4000, came: 0 }])).toEqual(['wire']);
});
