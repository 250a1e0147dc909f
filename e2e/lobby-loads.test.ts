import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine } from '@passerby/test-kit/tab';
import { lobbies } from './built-pages.ts';

/* What a lobby fetches and when: on a slow line everything waits for what was fetched before it. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

declare global {
  interface Window {
    /** When the largest text of the app was shown, put there by `watchPaints`: only in this file. */
    shownAt: number;
  }
}

/** Runs before the page's own scripts. */
function watchPaints(): void {
  window.shownAt = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LargestPaint[]) {
      // The headline and the links are there without the app; no paragraph is.
      if (entry.element?.localName === 'p') window.shownAt = entry.startTime;
    }
  }).observe({ type: 'largest-contentful-paint', buffered: true });
}

interface LargestPaint extends PerformanceEntry {
  readonly element: Element | null;
}

async function visit(person: Person, path: string): Promise<void> {
  await person.tab.goto(`${server.url}${path}`);
  await person.untilLine('open');
  await eventually('the room has come', () =>
    person.tab.evaluate(
      () => performance.getEntriesByType('resource').some(({ name }) => /\/room\./.test(name)),
      undefined,
    ),
  );
}

/** Runs in the page: the names of files, without what tells one build from another. */
async function readFaces() {
  await document.fonts.ready;
  const nameOf = (url: string) => url.replace(/^.*\/|\.[^.]+\.woff2$/g, '');
  const named = document.querySelectorAll<HTMLLinkElement>('link[rel=preload][as=font]');
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
  return {
    named: Array.from(named, ({ href }) => nameOf(href)).sort(),
    fetched: fetched
      .filter((name) => name.endsWith('.woff2'))
      .map(nameOf)
      .sort(),
  };
}

for (const engine of ['chromium', 'firefox'] satisfies Engine[]) {
  test(`[E144] ${engine}: each lobby fetches the faces that it names beforehand, and no others`, async () => {
    const person = await browsers.person(engine, server.url);
    // Turkish last: what a Chromium has in memory it counts for every page after it, needed or not.
    for (const path of [...lobbies.filter((path) => path !== '/tr/'), '/tr/']) {
      await visit(person, path);
      const { named, fetched } = await person.tab.evaluate(readFaces, undefined);
      expect(named.length, path).toBe(path === '/tr/' ? 4 : 2);
      expect(fetched, path).toEqual(named);
    }
  });
}

// A busy machine now and then takes longer to show something than the room waits.
const looks = 3;

test('[E145] the room is fetched when the lobby is on the screen, not before', async () => {
  const equipment = { permission: 'refused', isPhone: true } as const;
  const person = await browsers.person('chromium', server.url, equipment);
  await person.tab.beforeEveryPage(watchPaints);
  const readTimes = async () => {
    await visit(person, '/');
    await eventually('the lobby is shown', () =>
      person.tab.evaluate(() => window.shownAt > 0, undefined),
    );
    return person.tab.evaluate(() => {
      const room = performance
        .getEntriesByType('resource')
        .find(({ name }) => /\/room\./.test(name));
      return { shown: window.shownAt, room: room?.startTime ?? 0 };
    }, undefined);
  };
  let times = await readTimes();
  for (let left = looks - 1; left > 0 && times.room < times.shown; left--)
    times = await readTimes();
  expect(times.room).toBeGreaterThan(times.shown);
});
