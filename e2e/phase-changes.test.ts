import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { watchAnnouncements } from './announcements.ts';
import { expectEnding, meet } from './scene.ts';

/* From the lobby through a search and a call, and on: what is said of it, and what it moves. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

interface Shift {
  readonly phase: string;
  readonly nodes: readonly string[];
  readonly value: number;
}

/** A tenth of what counts as good on the web. More than nothing: a line of text may come in below. */
const allowedInLobby = 0.01;

declare global {
  interface Window {
    /** Every move of something that was on the screen: only in this file. */
    shifts: Shift[];
  }
}

/** Runs before the page's own scripts. */
function watchShifts(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      // What somebody asked for a moment ago may move: it is what they asked for.
      if (entry.hadRecentInput) continue;
      const nodes = entry.sources.map(({ node }) => (node as Element | null)?.className ?? 'text');
      const phase = document.querySelector('#app')?.getAttribute('data-phase') ?? '';
      window.shifts.push({ phase, nodes, value: entry.value });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

async function watched(): Promise<Person> {
  const person = await browsers.person('chromium', server.url);
  await person.tab.beforeEveryPage(watchAnnouncements);
  await person.tab.beforeEveryPage(watchShifts);
  await person.openWithDevices();
  return person;
}

/** How often each was said, of what is said of phases. */
const timesSaid = (person: Person, words: readonly string[]) =>
  person.tab.evaluate(
    (these) => these.map((one) => window.said.filter((said) => said === one).length),
    words,
  );
const total = (shifts: readonly Shift[]) => shifts.reduce((sum, { value }) => sum + value, 0);
const shifts = (person: Person) => person.tab.evaluate(() => window.shifts, undefined);

test('[E94] [E95] each change of phase is said once, and the lobby stands still', async () => {
  const [ann, ben] = [await watched(), await watched()];
  await meet(ann, ben);
  await ann.untilShield('uncompared');
  await ann.untilText('Direct');
  await ben.press('End');
  await expectEnding(ann, 'They went on.');
  const phases = [
    'Searching',
    'Someone is here.',
    'You are with a stranger.',
    'The stranger left.',
  ];
  expect(await timesSaid(ann, phases)).toEqual([1, 1, 1, 1]);
  // Who goes back to the lobby by themselves need not be told.
  expect(await timesSaid(ben, phases)).toEqual([1, 1, 1, 0]);
  await ann.press('Meet someone else');
  await ann.untilPhase('searching');
  expect(await timesSaid(ann, phases)).toEqual([2, 1, 1, 1]);
  for (const person of [ann, ben]) {
    const all = await shifts(person);
    const inLobby = all.filter(({ phase }) => phase === 'none');
    // From phase to phase other things come and go, and that is a move too: it is told, not judged.
    console.log(`moved ${total(inLobby).toFixed(4)} in the lobby, ${total(all).toFixed(4)} in all`);
    expect(total(inLobby), JSON.stringify(inLobby)).toBeLessThan(allowedInLobby);
  }
});

test('[E95] the control: something that comes in above is seen to move the rest', async () => {
  const ann = await watched();
  await ann.tab.evaluate(
    () =>
      new Promise((resolve) => {
        // Not within the half second after a press, in which moves are forgiven.
        setTimeout(() => {
          const late = document.createElement('p');
          late.style.blockSize = '200px';
          document.body.prepend(late);
          requestAnimationFrame(() => setTimeout(resolve, 100));
        }, 600);
      }),
    undefined,
  );
  expect(total(await shifts(ann))).toBeGreaterThan(allowedInLobby);
});
