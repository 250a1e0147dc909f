// npm run lighthouse: what Lighthouse says of every page, in the Chromium that is here. Fetches it once.
import { readBuiltSite } from './built-pages.ts';
import { isGood, leastScore, readScores } from './lighthouse-scores.ts';
import { startOriginServer } from './origin-server.ts';

const server = await startOriginServer();
let poor = 0;
for (const { path } of readBuiltSite()) {
  if (path === '/404.html') continue;
  const scores = await readScores(`${server.url}${path}`);
  if (!isGood(scores)) poor += 1;
  const told = Object.entries(scores).map(([name, score]) => `${name} ${score}`);
  console.log(`${isGood(scores) ? 'ok  ' : 'POOR'} ${told.join(', ')}  ${path}`);
}
await server.stop();
console.log(poor === 0 ? `All at ${leastScore} or above.` : `${poor} below ${leastScore}.`);
process.exit(poor === 0 ? 0 : 1);
