import { afterAll, beforeAll, expect, test } from 'bun:test';
import { browserMemoryMib } from '@passerby/test-kit/browser-memory';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { startChromium } from '@passerby/test-kit/chromium';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import type { PageCounts } from '@passerby/test-kit/page-counts';
import { createPerson } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { BrowserProcess, Equipment, Tab } from '@passerby/test-kit/tab';
import { meet } from './scene.ts';

/* Two who stay together: what a call takes it takes at its beginning. */

const browsers = useBrowsers();
let server: ServerProcess;
let chromium: BrowserProcess;
const equipment: Equipment = {
  engine: 'chromium',
  camera: true,
  microphone: true,
  permission: 'granted',
};
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServerProcess(), startChromium(equipment)]);
});
afterAll(async () => {
  await chromium.close();
  expect(await server.stop()).toBe(0);
});

const seconds = depth({ quick: 10, deep: 600, of: 'seconds of a call' });
/**
 * What the engines breathe in and out, of two whole browsers with all their processes: one picture kept
 * each second would be more. And what is left of the page's own heap after a collection.
 */
const allowed = {
  // In the first seconds they still take what they will have.
  residentMib: seconds < 60 ? 192 : 96,
  heapMib: 1.5,
  nodes: 20,
  listeners: 4,
  objects: 0,
};

interface Weight {
  readonly residentMib: number;
  readonly heapMib: number;
  readonly nodes: number;
  readonly listeners: number;
  /** Connections, channels, tracks, streams, sockets and workers. */
  readonly objects: number;
}

async function weigh(tab: Tab): Promise<Weight> {
  const counts: PageCounts | undefined = await tab.counts?.();
  if (counts === undefined) throw new Error('a tab that cannot count');
  const { connections, channels, tracks, streams, sockets, workers } = counts;
  return {
    residentMib: Math.round(browserMemoryMib('chromium')),
    heapMib: Number((counts.heapBytes / 2 ** 20).toFixed(2)),
    nodes: counts.nodes,
    listeners: counts.listeners,
    objects: connections + channels + tracks + streams + sockets + workers,
  };
}

/** What there is more of than breathing explains. */
const grown = (before: Weight, after: Weight) =>
  Object.entries(allowed)
    .map(([what, most]) => ({ what, most, more: moreOf(what as keyof Weight, before, after) }))
    .filter(({ more, most }) => more > most);

const moreOf = (what: keyof Weight, before: Weight, after: Weight) => after[what] - before[what];

const pause = (forSeconds: number) =>
  new Promise((resolve) => setTimeout(resolve, forSeconds * 1_000));

test('[E139] a long call takes no more at its end than at its beginning', async () => {
  // Without the watch of other tests, which keeps what it sees.
  const tab = await chromium.openTab(equipment, server.url);
  const ann = createPerson(tab, equipment, server.url);
  await ann.openWithDevices();
  const ben = await browsers.person('chromium', server.url);
  await ben.openWithDevices();
  await meet(ann, ben);
  await ann.untilText('Direct');
  await ben.untilText('Direct');
  // By then the engines have what they will have.
  await pause(Math.max(8, seconds * 0.4));
  const before = await weigh(tab);
  console.log('before', before);
  const rest = seconds * 0.6;
  let after = before;
  for (const part of [1, 2, 3]) {
    await pause(rest / 3);
    after = await weigh(tab);
    console.log(`at ${Math.round(seconds * 0.4 + (rest / 3) * part)} s`, after);
  }
  expect(grown(before, after)).toEqual([]);
  // All the while it was a call.
  expect([await ann.phase(), await ben.phase()]).toEqual(['talking', 'talking']);

  // The control: a page that keeps a little all the while is seen to.
  await tab.evaluate(keepSomething, undefined);
  await eventually(
    'more heap and more nodes',
    async () => {
      const more = grown(after, await weigh(tab)).map(({ what }) => what);
      return more.includes('heapMib') && more.includes('nodes');
    },
    { timeoutMs: 60_000, everyMs: 1_000 },
  );
  await tab.forget();
});

/** Runs in the page. */
function keepSomething(): void {
  const kept: unknown[] = [];
  setInterval(() => {
    kept.push(new Array(4_096).fill(kept.length), document.createElement('p'));
  }, 20);
}
