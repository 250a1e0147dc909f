import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Tab } from '@passerby/test-kit/tab';
import { readBuiltSite } from './built-pages.ts';
import { allowedOnPage, pushDown, shiftsOf, totalOf, watchShifts } from './layout-shifts.ts';

/* Every page of the site, read from its top to its end: fonts, pictures and scripts come in as they do. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const paths = readBuiltSite().map(({ path }) => path);

async function reader(isPhone: boolean): Promise<Tab> {
  const { tab } = await browsers.person('chromium', server.url, { isPhone });
  await tab.beforeEveryPage(watchShifts);
  return tab;
}

/** Runs in the page: a screen at a time, with time to paint. */
async function readToTheEnd(): Promise<void> {
  await document.fonts.ready;
  const painted = () =>
    new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  const end = document.documentElement.scrollHeight;
  for (let at = 0; at <= end; at += innerHeight) {
    scrollTo({ top: at, behavior: 'instant' });
    await painted();
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
}

for (const device of ['phone', 'desk'] as const) {
  test(`[E136] on a ${device} no page moves while it is read`, async () => {
    const tab = await reader(device === 'phone');
    const moved: string[] = [];
    for (const path of paths) {
      await tab.goto(`${server.url}${path}`);
      await tab.evaluate(readToTheEnd, undefined);
      const shifts = await shiftsOf(tab);
      if (totalOf(shifts) >= allowedOnPage) moved.push(`${path}: ${JSON.stringify(shifts)}`);
    }
    expect(paths.length).toBeGreaterThan(20);
    expect(moved).toEqual([]);
  });
}

test('[E136] the control: a page whose text slides is seen to', async () => {
  const tab = await reader(false);
  await tab.goto(`${server.url}/faq/`);
  await pushDown(tab, 'main');
  expect(totalOf(await shiftsOf(tab))).toBeGreaterThan(allowedOnPage);
});
