import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { watchAnnouncements } from './announcements.ts';
import { allowedOnPage, pushDown, shiftsOf, totalOf, watchShifts } from './layout-shifts.ts';
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

/** From the lobby to an ending. The row of buttons grows when there is more to press, and no more moves. */
const allowedInVisit = 0.05;

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

test('[E94] [E95] [E137] each change of phase is said once, and what is on the screen stands still', async () => {
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
  for (const { tab } of [ann, ben]) {
    const all = await shiftsOf(tab);
    const inLobby = all.filter(({ phase }) => phase === 'none');
    console.log(
      `moved ${totalOf(inLobby).toFixed(4)} in the lobby, ${totalOf(all).toFixed(4)} in all`,
    );
    expect(totalOf(inLobby), JSON.stringify(inLobby)).toBeLessThan(allowedOnPage);
    expect(totalOf(all), JSON.stringify(all)).toBeLessThan(allowedInVisit);
  }
});

test('[E94] the control: what comes together with its live region is not taken for said', async () => {
  const person = await watched();
  await person.tab.evaluate(async () => {
    const turn = () => new Promise((resolve) => setTimeout(resolve));
    const region = document.createElement('p');
    region.setAttribute('role', 'status');
    region.textContent = 'together';
    document.body.append(region);
    await turn();
    region.textContent = 'afterwards';
    await turn();
  }, undefined);
  expect(await timesSaid(person, ['together', 'afterwards'])).toEqual([0, 1]);
});

test('[E95] the control: something that comes in above is seen to move the rest', async () => {
  const { tab } = await watched();
  await pushDown(tab, 'body');
  expect(totalOf(await shiftsOf(tab))).toBeGreaterThan(allowedOnPage);
});

test('[E137] the control: a room that slides in mid-call is seen to', async () => {
  const [ann, ben] = [await watched(), await watched()];
  await meet(ann, ben);
  await ann.untilText('Direct');
  const before = totalOf(await shiftsOf(ann.tab));
  expect(before).toBeLessThan(allowedInVisit);
  await pushDown(ann.tab, '.room');
  const after = await shiftsOf(ann.tab);
  expect(totalOf(after)).toBeGreaterThan(allowedInVisit);
  expect(after.at(-1)?.phase).toBe('talking');
});
