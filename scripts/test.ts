// npm test: the check, then the whole loop in real browsers. With --deep, at full counts.
import { relative } from 'node:path';
import { checkLanes } from './check-steps.ts';
import { root } from './checkout.mjs';
import { failedTests } from './failed-tests.ts';
import { inLanes, report } from './step.ts';
import { provideSystemPackages } from './system-packages.ts';
import { inWords, nothing, one, sum, type Tally } from './tally.ts';
import { runTests } from './test-run.ts';

const minuteMs = 60_000;
const deep = process.argv.includes('--deep');
if (deep) process.env['PASSERBY_DEEP'] = '1';

// A count that is reduced is never hidden here.
const reporting = { notes: true };
const failures: string[] = [];
const tally = sum([...(await inLanes(checkLanes(deep), reporting)), ...(await wholeLoop())]);
// Again at the end: the lines above are thousands.
if (failures.length > 0) console.log(`\nWhat failed:\n\n${failures.join('\n\n')}\n`);
console.log(inWords(tally));
process.exit(tally.failed > 0 || tally.passed === 0 ? 1 : 0);

async function wholeLoop(): Promise<Tally[]> {
  const files = [...new Bun.Glob('e2e/**/*.test.ts').scanSync({ cwd: root })]
    .filter((file) => !file.includes('node_modules'))
    .sort();
  const provision = await provideSystemPackages();
  if (!provision.ok) {
    console.log(`${provision.output}\nskipped, for want of them: ${files.join(', ')}`);
    return [one(false), { ...nothing, skipped: files.length }];
  }
  const tallies: Tally[] = [];
  for (const file of files) {
    console.log(`\n${file}`);
    const step = { name: relative('e2e', file), run: () => runFile(file) };
    tallies.push(await report(step, reporting));
  }
  return tallies;
}

// One file at a time: two cores are few for two browsers each, and one that hangs ends alone.
async function runFile(file: string) {
  const run = await runTests([`./${file}`], {
    testTimeoutMs: deep ? 60 * minuteMs : 2 * minuteMs,
    timeoutMs: deep ? 120 * minuteMs : 10 * minuteMs,
    live: true,
  });
  if (!run.ok) failures.push(file, ...failedTests(run.output));
  return { ...run, output: '' };
}
