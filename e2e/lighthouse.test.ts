import { expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { readBuiltSite } from './built-pages.ts';
import { isGood, readScores } from './lighthouse-scores.ts';
import { startOriginServer } from './origin-server.ts';

/* A quarter of a minute for each page, and a tool to fetch: not in every run. */

const paths = readBuiltSite()
  .map(({ path }) => path)
  .filter((path) => path !== '/404.html');
const looked = depth({ quick: 0, deep: paths.length, of: 'pages in Lighthouse' });

test.skipIf(looked === 0)('[E98] Lighthouse gives each page 95 or more in all four', async () => {
  const server = await startOriginServer();
  for (const path of paths) {
    const scores = await readScores(`${server.url}${path}`);
    console.log(path, scores);
    expect({ path, scores, good: isGood(scores) }).toEqual({ path, scores, good: true });
  }
  expect(await server.stop()).toBe(0);
});
