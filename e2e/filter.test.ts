import { afterAll, beforeAll, expect, test } from 'bun:test';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import { writeFilm } from '@passerby/test-kit/film';
import { allowForcedScores } from '@passerby/test-kit/forced-scores';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine } from '@passerby/test-kit/tab';
import { meet } from './scene.ts';

const browsers = useBrowsers();
const folder = mkdtempSync(join(tmpdir(), 'passerby-filter-'));
const film = join(folder, 'room.y4m');
let server: ServerProcess;
beforeAll(async () => {
  writeFilm(film);
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

const engines = ['chromium', 'firefox'] as const;
const inFull: readonly Engine[] = engines.slice(
  0,
  depth({ quick: 1, deep: engines.length, of: 'engines in which the filter is tried in full' }),
);
const explicit = 'The filter takes this for nudity';

/** Somebody who watches, and a stranger whose camera shows a harmless film. */
async function call(engine: Engine, url = server.url): Promise<Person> {
  const stranger = await browsers.person('chromium', url, { film });
  const watcher = await browsers.person(engine, url);
  await watcher.tab.beforeEveryPage(allowForcedScores);
  await Promise.all([watcher.openWithDevices(), stranger.openWithDevices()]);
  await watcher.tab.evaluate(recordPictures, undefined);
  await meet(watcher, stranger);
  return watcher;
}

for (const engine of engines) {
  test(`[E50] ${engine}: a harmless picture is blurred first, then clears`, async () => {
    const watcher = await call(engine);
    await untilClear(watcher, true);
    const { pictures } = await look(watcher);
    // From the first frame on the screen to the last before it cleared, whatever the states were.
    expect(pictures[0]).toBe('blurred');
    expect(pictures.filter((picture) => picture === 'clear')).toHaveLength(1);
    expect(watcher.tab.requests.some(({ url }) => url.includes('/_astro/filter/weights'))).toBe(
      true,
    );
    await browsers.expectNoTraces(watcher);
  });

  test(`[E51] ${engine}: one clear fail blurs; the person has the last word`, async () => {
    const watcher = await call(engine);
    await untilClear(watcher, true);
    await force(watcher, 0.99);
    const failedAt = performance.now();
    await untilClear(watcher, false);
    expect(performance.now() - failedAt).toBeLessThan(4_000);
    expect(await watcher.text()).toContain(explicit);
    await watcher.press('Show the picture');
    await untilClear(watcher, true);
    // The filter still says no, and is not asked any more.
    await watcher.press('Blur their picture');
    await untilClear(watcher, false);
    await force(watcher, undefined);
    await watcher.untilText('Blurred until you tap');
    await watcher.key('b');
    await untilClear(watcher, true);
  });

  if (!inFull.includes(engine)) continue;

  test(`[E52] ${engine}: a model that does not load means blurred until it is tapped`, async () => {
    const site = join(folder, `without-weights-${engine}`);
    cpSync(fileURLToPath(new URL('../packages/web/dist', import.meta.url)), site, {
      recursive: true,
    });
    const files = join(site, '_astro', 'filter');
    const [weights = ''] = readdirSync(files).filter((name) => name.startsWith('weights'));
    rmSync(join(files, weights));
    const broken = await startServerProcess({ flags: [`--site=${site}`] });
    try {
      const watcher = await call(engine, broken.url);
      await watcher.untilText('The filter does not work here. Blurred until you tap.');
      expect((await look(watcher)).clear).toBe(false);
      await watcher.press('Show the picture');
      await untilClear(watcher, true);
      await browsers.expectNoTraces(watcher);
    } finally {
      expect(await broken.stop()).toBe(0);
    }
  });

  test(`[E53] ${engine}: a hidden tab blurs, and clears again after looking anew`, async () => {
    const watcher = await call(engine);
    await untilClear(watcher, true);
    await watcher.tab.evaluate(setHidden, true);
    await untilClear(watcher, false);
    await watcher.untilText('Blurred while you were away');
    await watcher.tab.evaluate(setHidden, false);
    await untilClear(watcher, true);
  });

  test(`[E54] ${engine}: nothing of the filter is loaded before it is needed`, async () => {
    const ann = await browsers.person(engine, server.url, { permission: 'refused' });
    await ann.openWithDevices();
    await ann.press('Start');
    await ann.untilPhase('searching');
    expect(filterRequests(ann)).toEqual([]);
    const stranger = await browsers.person('chromium', server.url, { film });
    const ben = await browsers.person(engine, server.url, { permission: 'refused' });
    await ben.open();
    await ben.tab.evaluate(choose, 'untilTapped');
    await ben.openWithDevices();
    await ann.press('Cancel');
    await stranger.openWithDevices();
    await meet(ben, stranger);
    await ben.untilText('Blurred until you tap.');
    expect(filterRequests(ben)).toEqual([]);
  });

  test(`[E55] ${engine}: one is warned of one's own picture before it goes out`, async () => {
    const ann = await browsers.person(engine, server.url, engine === 'chromium' ? { film } : {});
    await ann.tab.beforeEveryPage(allowForcedScores);
    await ann.tab.beforeEveryPage(() => {
      window.forcedExplicit = 0.99;
    });
    await ann.openWithDevices();
    if (engine === 'firefox') return expectNoWarning(ann);
    await ann.untilText('The filter on this device takes your picture for nudity.');
    await ann.press('Start');
    await ann.untilText('Before they see you');
    expect(await ann.phase()).toBe('none');
    await ann.press('Turn the camera off and start');
    await ann.untilPhase('searching');
    expect(await ann.isOn('Camera')).toBe(false);
  });
}

/** Firefox's own fake camera shows one flat colour: of that the filter says nothing. */
async function expectNoWarning(ann: Person): Promise<void> {
  await eventually('the model', async () => filterRequests(ann).length >= 5);
  await ann.press('Start');
  await ann.untilPhase('searching');
  expect(await ann.text()).not.toContain('looks like nudity');
}

const filterRequests = ({ tab }: Person): string[] =>
  tab.requests.map(({ url }) => url).filter((url) => url.includes('/_astro/filter/'));

const look = (person: Person) => person.tab.evaluate(readPicture, undefined);

const force = (person: Person, share: number | undefined) =>
  person.tab.evaluate(
    (given: { share: number | undefined }) => {
      window.forcedExplicit = given.share;
    },
    { share },
  );

function untilClear(person: Person, clear: boolean): Promise<unknown> {
  const what = `${person.engine} sees a ${clear ? 'clear' : 'blurred'} picture`;
  return eventually(what, async () => (await look(person)).clear === clear, {
    timeoutMs: 40_000,
    everyMs: 100,
  });
}

declare global {
  interface Window {
    /** Each change of what the stranger's picture looked like once there was one. */
    pictures: string[];
  }
}

/** Runs in the page: writes down what is really on the screen, as its style says. */
function recordPictures(): void {
  window.pictures = [];
  const note = () => {
    const video = document.querySelector('.stranger[data-pictured="true"] video');
    if (video === null) return;
    const shown = video.closest('.stranger')?.getAttribute('data-clear') === 'true';
    const picture = shown ? 'clear' : 'blurred';
    if (window.pictures.at(-1) !== picture) window.pictures.push(picture);
  };
  new MutationObserver(note).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['data-pictured', 'data-clear'],
  });
}

/** Runs in the page. Clear is what has no filter on it at all. */
function readPicture() {
  const video = document.querySelector('.stranger[data-pictured="true"] video');
  const filter = video === null ? 'missing' : getComputedStyle(video).filter;
  return { clear: filter === 'none', filter, pictures: window.pictures };
}

/** Runs in the page: neither driver can hide a tab, so the page is told that it is. */
function setHidden(hidden: boolean): void {
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Runs in the page. */
function choose(setting: string): void {
  const select = document.querySelector<HTMLSelectElement>('#filter-choice');
  if (select === null) throw new Error('no choice');
  select.value = setting;
  select.dispatchEvent(new Event('change', { bubbles: true }));
}
