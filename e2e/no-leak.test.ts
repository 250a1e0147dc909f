import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { startChromium } from '@passerby/test-kit/chromium';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import type { PageCounts } from '@passerby/test-kit/page-counts';
import { createPerson, type Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { BrowserProcess, Equipment, Tab } from '@passerby/test-kit/tab';
import { serveSdkPage } from './sdk-page.ts';

/* One person meets stranger after stranger, and the page is no heavier for it. */

const browsers = useBrowsers();
let server: ServerProcess;
let page: Awaited<ReturnType<typeof serveSdkPage>>;
let chromium: BrowserProcess;
const equipment: Equipment = {
  engine: 'chromium',
  camera: true,
  microphone: true,
  permission: 'granted',
};
beforeAll(async () => {
  // Everybody here is on one network, which would be asked for work after so many matches.
  const flags = ['--matches-per-minute=100000', '--sockets-per-network=1000'];
  [server, page, chromium] = await Promise.all([
    startServerProcess({ flags }),
    serveSdkPage(),
    startChromium(equipment),
  ]);
});
afterAll(async () => {
  await chromium.close();
  await page.stop();
  expect(await server.stop()).toBe(0);
});

const strangers = depth({ quick: 15, deep: 100, of: 'strangers, one after the other' });
const few = 4;

/** Without the watch of other tests, which keeps every connection to ask it. */
async function newcomer(): Promise<{ ann: Person; tab: Tab; ben: Tab }> {
  const tab = await chromium.openTab(equipment, server.url);
  const ann = createPerson(tab, equipment, server.url);
  await ann.open();
  await tab.evaluate(
    (kept) => localStorage.setItem('passerby', kept),
    JSON.stringify({ filter: 'never' }),
  );
  await ann.openWithDevices();
  const { tab: ben } = await browsers.person('chromium', page.url, {
    otherHosts: [new URL(server.url).host],
  });
  await ben.goto(page.url);
  await ann.press('Start');
  return { ann, tab, ben };
}

/** Each is a session of their own, since nobody is met again who was met a moment ago. */
async function meetSome({ ann, ben }: { ann: Person; ben: Tab }, count: number): Promise<void> {
  for (let met = 0; met < count; met++) {
    if (met > 0) {
      // By turns: whoever leaves everybody at once is made to wait.
      if (met % 2 === 1) await ann.press('Next');
      else await leave(ben).then(() => ann.press('Meet someone else'));
      await ann.untilPhase('searching');
    }
    await leave(ben);
    await ben.evaluate((url) => {
      window.sdk.sessions = [window.sdk.comeAndLook(url)];
    }, server.url);
    await ann.untilPhase('talking');
  }
}

const leave = (ben: Tab) =>
  ben.evaluate(() => {
    for (const session of window.sdk.sessions) session.close();
  }, undefined);

async function countsOf(tab: Tab): Promise<PageCounts> {
  const counts = await tab.counts?.();
  if (counts === undefined) throw new Error('a tab that cannot count');
  return counts;
}

/** What there is more of, in a call as before. The heap is left out: it breathes. */
function growth(before: PageCounts, after: PageCounts) {
  const { heapBytes: _, ...counted } = after;
  return Object.entries(counted)
    .map(([what, count]) => ({ what, more: count - before[what as keyof PageCounts] }))
    .filter(({ more }) => more > few);
}

test('[E96] after so many strangers there is no connection, track, node or listener more', async () => {
  const visit = await newcomer();
  await meetSome(visit, few);
  const before = await countsOf(visit.tab);
  await visit.ann.press('Next');
  await visit.ann.untilPhase('searching');
  await meetSome(visit, strangers);
  // What has just been closed is let go of a moment later.
  const last = await eventually('the counts of before', async () => {
    const after = await countsOf(visit.tab);
    return growth(before, after).length === 0 && after;
  }).catch(async () => countsOf(visit.tab));
  console.log(`before ${JSON.stringify(before)}, after ${JSON.stringify(last)}`);
  expect(growth(before, last)).toEqual([]);
  await visit.tab.forget();
});

test('[E96] the control: a page that keeps its connections is seen to', async () => {
  const visit = await newcomer();
  await meetSome(visit, 1);
  const before = await countsOf(visit.tab);
  await visit.tab.evaluate(() => {
    const kept: RTCPeerConnection[] = [];
    const { close } = RTCPeerConnection.prototype;
    RTCPeerConnection.prototype.close = function () {
      kept.push(this);
      close.call(this);
    };
  }, undefined);
  await visit.ann.press('Next');
  await visit.ann.untilPhase('searching');
  await meetSome(visit, few + 1);
  expect(growth(before, await countsOf(visit.tab)).map(({ what }) => what)).toContain(
    'connections',
  );
  await visit.tab.forget();
});
