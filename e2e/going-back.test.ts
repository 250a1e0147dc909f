import { afterAll, beforeAll, expect, test } from 'bun:test';
import { startChromium } from '@passerby/test-kit/chromium';
import { eventually } from '@passerby/test-kit/eventually';
import { startFirefox } from '@passerby/test-kit/firefox';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Equipment, Tab } from '@passerby/test-kit/tab';

const equipment = {
  camera: true,
  microphone: true,
  permission: 'granted',
  putsPagesAside: true,
} as const;
let server: ServerProcess;
/** Some other site, whose page may be put aside: the control. */
const other = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: () =>
    new Response('<!doctype html><title>Other</title>', {
      headers: { 'content-type': 'text/html' },
    }),
});

beforeAll(async () => {
  server = await startServerProcess();
});

afterAll(async () => {
  await other.stop(true);
  expect(await server?.stop()).toBe(0);
});

/** Leaves a page and comes back; whether the browser had kept it as it was. */
async function isKept(tab: Tab, url: string, until: (tab: Tab) => Promise<unknown>) {
  await tab.goto(url);
  await until(tab);
  // No browser puts aside a page that it has not yet loaded to its end.
  await eventually('the page to be there for the first time', () =>
    tab.evaluate(() => window.name !== '', undefined),
  );
  await tab.evaluate(() => {
    window.name = '';
  }, undefined);
  await tab.goto(`${server.url}/healthz`);
  await tab.evaluate(() => history.back(), undefined).catch(() => undefined);
  return eventually('the page to be shown again', async () => {
    const name = await tab.evaluate(() => window.name, undefined).catch(() => '');
    const isBack = await tab.evaluate((wanted) => location.href === wanted, url).catch(() => false);
    return isBack && name !== '' ? { kept: name.includes('true') } : undefined;
  });
}

/** Runs in every page. */
function noteShows(): void {
  window.addEventListener('pageshow', ({ persisted }) => {
    window.name += `${persisted} `;
  });
}

const hasSession = (tab: Tab) =>
  eventually('a session', () =>
    tab.evaluate(
      () => document.querySelector('#app')?.getAttribute('data-line') === 'open',
      undefined,
    ),
  );

test.each([
  ['chromium', startChromium],
  ['firefox', startFirefox],
] as const)(
  '[Q9] %s: a page with a session is not put aside when one leaves it, as others are',
  async (engine, start) => {
    const given: Equipment = { engine, ...equipment };
    const browser = await start(given);
    try {
      // A tab for each: what was put aside once is strange to the driver of Firefox.
      const inNewTab = async (url: string, until: (tab: Tab) => Promise<unknown>) => {
        const tab = await browser.openTab(given, server.url);
        await tab.beforeEveryPage(noteShows);
        return isKept(tab, url, until);
      };
      const control = await inNewTab(`http://127.0.0.1:${other.port}/`, async () => {});
      expect(control).toEqual({ kept: true });
      expect(await inNewTab(`${server.url}/`, hasSession)).toEqual({ kept: false });
    } finally {
      await browser.close();
    }
  },
);
