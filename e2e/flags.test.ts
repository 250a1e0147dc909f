import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import type { Engine } from '@passerby/test-kit/tab';
import { moments, swallowTerminated, watchMoments } from './flag-watch.ts';
import { expectEnding, expectToSee, expectToWrite } from './scene.ts';

/*
 * What a report does, as people see it: in real browsers on networks of their own (127.N.1.1). The server's
 * part has tests without browsers (server-flags.test.ts).
 */

const browsers = useBrowsers();
const blockSeconds = 25;
let server: ServerProcess;
const proxies: SourceProxy[] = [];
beforeAll(async () => {
  server = await startServerProcess({
    // The work that a suspect is asked for has tests of its own (work.test.ts).
    flags: ['--min-shared=0.2', `--block-seconds=${blockSeconds},600`, '--work-bits=4'],
  });
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  expect(await server.stop()).toBe(0);
});

async function personOn(network: number, engine: Engine = 'chromium'): Promise<Person> {
  const proxy = await createSourceProxy({ targetPort: server.port, from: `127.${network}.1.1` });
  proxies.push(proxy);
  return browsers.person(engine, proxy.url);
}

/** Somebody with a camera, so that there is a picture to end. */
async function seenOn(network: number, engine: Engine = 'chromium'): Promise<Person> {
  const person = await personOn(network, engine);
  await watchMoments(person.tab);
  await person.openWithDevices();
  return person;
}

/** Somebody who writes: enough where no picture matters, and little work for this machine. */
async function writingOn(network: number): Promise<Person> {
  const person = await personOn(network);
  await openToWrite(person);
  return person;
}

async function openToWrite(person: Person): Promise<void> {
  await person.open();
  await person.tab.click('radio', 'Text');
  await person.untilLine('open');
}

/** The one presses what leads on from where they are, the other Start, and they meet. */
async function meetNext(one: Person, button: string, other: Person): Promise<void> {
  await one.press(button);
  await one.untilPhase('searching');
  await other.press('Start');
  await Promise.all([one.untilPhase('talking'), other.untilPhase('talking')]);
}

async function report(person: Person, reason: string): Promise<void> {
  await person.press('Report this stranger');
  await person.press(reason);
  await person.untilText('Reported, and gone.');
  await person.untilText('Your report is sent');
}

/** Two have reported the culprit, a third has met them, and they are with a fourth. */
async function onTheBrink(culprit: Person, networks: number): Promise<[Person, Person]> {
  const first = await seenOn(networks);
  await meetNext(culprit, 'Start', first);
  await first.key('r');
  await first.untilText('One press sends it and leaves.');
  await first.press('Nudity or sex');
  await first.untilText('Reported, and gone.');
  await expectEnding(culprit, 'They went on.');
  await first.tab.close();

  const second = await seenOn(networks + 1, 'firefox');
  await meetNext(culprit, 'Meet someone else', second);
  await report(second, 'Nudity or sex');
  await expectEnding(culprit, 'They went on.');
  await second.tab.close();

  const third = await seenOn(networks + 2);
  await meetNext(culprit, 'Meet someone else', third);
  await culprit.press('Next');
  await expectEnding(third, 'They went on.');

  const victim = await seenOn(networks + 3);
  await victim.press('Start');
  await Promise.all([culprit.untilPhase('talking'), victim.untilPhase('talking')]);
  await expectToSee(victim);
  return [third, victim];
}

/** The third one reports whom they met before, and the fourth has no picture a second later. */
async function strike(third: Person, victim: Person): Promise<void> {
  await third.press('Report the last stranger');
  await third.press('Harassment or hate');
  await third.untilText('Your report is sent');
  await expectEnding(victim, 'The stranger was sent away.');
  const flaggedAt = (await moments(third.tab)).flagSent;
  const { pictureGone } = await moments(victim.tab);
  expect(pictureGone - flaggedAt).toBeGreaterThan(0);
  expect(pictureGone - flaggedAt).toBeLessThan(1_000);
}

test('[A6] [A7] [A10] three networks end a session in mid-call, and it is kept away to the second', async () => {
  const culprit = await seenOn(20);
  const [third, victim] = await onTheBrink(culprit, 21);
  await strike(third, victim);
  await expectEnding(culprit, 'Your session was ended.');
  const { terminated } = await moments(culprit.tab);
  expect(await culprit.text()).toContain('reported you for harassment or hate.');
  expect(await culprit.text()).toMatch(/You can come back in\s+0:[012]\d/);
  expect(await culprit.text()).toContain('Read the guidelines');

  // A reload is a new session from the same network: it is told how long, and not why.
  await culprit.tab.reload();
  await culprit.untilText('Your network has to wait.');
  expect(await culprit.text()).toMatch(/Start\s*in 0:[012]\d/);
  expect(await culprit.text()).not.toContain('harassment');
  // Pressed all the same, it does nothing.
  await culprit.tab.evaluate(
    () => document.querySelector<HTMLElement>('button[aria-disabled="true"].go')?.click(),
    undefined,
  );
  expect(await culprit.phase()).toBe('none');
  await culprit.untilText('The time is over: you can start again.');
  const { over } = await moments(culprit.tab);
  // The server rounds up what is left, so the page is late by a second at most, and never early.
  expect(over - terminated).toBeGreaterThan(1_000 * blockSeconds - 100);
  expect(over - terminated).toBeLessThan(1_000 * (blockSeconds + 1) + 500);
  const another = await seenOn(25);
  await meetNext(culprit, 'Start', another);
  await expectToWrite(culprit, another, 'back again');
}, 300_000);

test('[A6] who ignores being ended loses the partner all the same', async () => {
  const culprit = await personOn(40);
  await watchMoments(culprit.tab);
  await culprit.tab.beforeEveryPage(swallowTerminated);
  await culprit.openWithDevices();
  const [third, victim] = await onTheBrink(culprit, 41);
  await strike(third, victim);
  const told = (await culprit.frames()).received.map(({ type }) => type);
  expect(told).toContain('Terminated');
  // The control: this client was told, and did not obey.
  expect(await culprit.text()).not.toContain('Your session was ended.');
  expect((await victim.reception()).connected).toBe(0);
}, 300_000);

test('[A2] three reporters on one network achieve nothing', async () => {
  const culprit = await writingOn(60);
  const reporter = await writingOn(61);
  for (let turn = 0; turn < 3; turn++) {
    // A reload is a new session, which may meet the culprit again.
    if (turn > 0) {
      await reporter.tab.reload();
      await reporter.untilLine('open');
    }
    await meetNext(culprit, turn === 0 ? 'Start' : 'Meet someone else', reporter);
    await expectToWrite(culprit, reporter, `turn ${turn}`);
    await report(reporter, 'Someone under 18');
    await expectEnding(culprit, 'They went on.');
  }
  expect((await health()).moderation.flags.minor).toBe(8);
  const another = await writingOn(62);
  await meetNext(culprit, 'Meet someone else', another);
  await expectToWrite(culprit, another, 'still here');
}, 180_000);

test('[A1] who leaves while the list is open is the one who is reported', async () => {
  const ann = await writingOn(70);
  const ben = await writingOn(71);
  await meetNext(ann, 'Start', ben);
  await ann.press('Report this stranger');
  await ben.press('End');
  await ann.untilText('They are gone. One press still reports them, and nobody else.');
  await ann.press('Spam, or a machine');
  await ann.untilText('Your report is sent');
  expect(await flaggedTickets(ann)).toEqual(await matchedTickets(ann));
  expect(await ann.text()).toContain('They went on.');
  // Once is enough, and once is all there is.
  expect(await ann.text()).not.toContain('Report the last stranger');
}, 120_000);

test('[A1] who pressed Next too soon reports the one before, and stays with the one who is here', async () => {
  const ann = await writingOn(80);
  const ben = await writingOn(81);
  await meetNext(ann, 'Start', ben);
  await ann.press('Next');
  await ann.untilText('Report the last stranger');
  const cleo = await writingOn(82);
  await cleo.press('Start');
  await Promise.all([ann.untilPhase('talking'), cleo.untilPhase('talking')]);
  await ann.press('Report this stranger');
  await ann.press('Report the last stranger');
  await ann.untilText('They are gone. One press still reports them, and nobody else.');
  await ann.press('Something else');
  await ann.untilText('Your report is sent');
  const [first, second] = await matchedTickets(ann);
  expect(first).not.toBe(second);
  expect(await flaggedTickets(ann)).toEqual([first ?? Number.NaN]);
  await expectToWrite(ann, cleo, 'not you');
}, 120_000);

const health = async () => (await fetch(`${server.url}/healthz`)).json();

async function flaggedTickets(person: Person): Promise<number[]> {
  const { sent } = await person.frames();
  return sent.flatMap((frame) => (frame.type === 'Flag' ? [frame.ticket] : []));
}

async function matchedTickets(person: Person): Promise<number[]> {
  const { received } = await person.frames();
  return received.flatMap((frame) => (frame.type === 'Matched' ? [frame.ticket] : []));
}
