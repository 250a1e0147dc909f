// npm run check: everything that needs no browser, in under a minute.
import { checkLanes } from './check-steps.ts';
import { inLanes } from './step.ts';
import { inWords, sum } from './tally.ts';

const startedAt = performance.now();
const tally = sum(await inLanes(checkLanes(false), { notes: false }));
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`\nchecked in ${seconds} s\n${inWords(tally)}`);
process.exit(tally.failed > 0 ? 1 : 0);
