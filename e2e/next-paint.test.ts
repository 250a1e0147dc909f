import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { meet } from './scene.ts';

/* How long a press waits for the screen. A time is judged only where nothing else runs: in test:deep. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const rounds = depth({ quick: 0, deep: 3, of: 'rounds of presses on a slow machine' });
/** What is aimed at is 100; the machine that tests may be a slow one itself. */
const atMostMs = 300;

declare global {
  interface Window {
    /** From each press to the paint after it: only in this file. */
    presses: { what: string; ms: number }[];
  }
}

/** Runs before the page's own scripts. */
function watchPresses(): void {
  window.presses = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as PerformanceEventTiming[]) {
      // Those without an interaction are the pointer on its way.
      if (entry.interactionId === 0) continue;
      const what = `${entry.name} ${(entry.target as Element | null)?.className ?? ''}`;
      window.presses.push({ what, ms: entry.duration });
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as never);
}

test.skipIf(rounds === 0)('[E99] four times slower, a press is answered at once', async () => {
  const ann = await browsers.person('chromium', server.url, { camera: false, microphone: false });
  await ann.tab.beforeEveryPage(watchPresses);
  await ann.open();
  await ann.untilLine('open');
  await ann.tab.slowDown?.(4);
  for (let round = 0; round < rounds; round++) {
    for (const mode of ['Voice', 'Text', 'Video']) await ann.tab.click('radio', mode);
    await ann.press('Settings');
    await ann.press('Close');
    await ann.press('Start');
    await ann.untilPhase('searching');
    await ann.press('Cancel');
    await ann.untilPhase('none');
  }
  await expectToBeAnswered(ann);
});

test.skipIf(rounds === 0)('[E99] in a call too: writing, panels, going on', async () => {
  const nobody = { camera: false, microphone: false } as const;
  const ann = await browsers.person('chromium', server.url, nobody);
  const ben = await browsers.person('chromium', server.url, nobody);
  await ann.tab.beforeEveryPage(watchPresses);
  await Promise.all([ann.open(), ben.open()]);
  for (const one of [ann, ben]) await one.tab.click('radio', 'Text');
  await meet(ann, ben);
  await ann.tab.slowDown?.(4);
  for (let round = 0; round < rounds; round++) {
    await ann.tab.click('textbox', 'Message');
    await ann.tab.type(`round ${round}, and some words`);
    await ann.key('Enter');
    await ann.press('Emoji');
    await ann.key('Escape');
    await ann.press('Report this stranger');
    await ann.press('Close');
    await ann.press('Settings');
    await ann.press('Close');
  }
  await ann.press('Next');
  await ann.untilPhase('searching');
  await expectToBeAnswered(ann);
});

async function expectToBeAnswered(person: Person): Promise<void> {
  const presses = await person.tab.evaluate(() => window.presses, undefined);
  const slowest = presses.toSorted((one, other) => other.ms - one.ms);
  console.log('slowest of', presses.length, slowest.slice(0, 5));
  expect(presses.length).toBeGreaterThan(0);
  expect(slowest[0]?.ms).toBeLessThan(atMostMs);
}
