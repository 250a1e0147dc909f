import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine } from '@passerby/test-kit/tab';
import { expectEnding, expectToSee, expectToWrite, meet, partnerOf } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const wentOn = 'They went on.';

/** As many people as engines, all with their devices on. */
async function people<const E extends readonly Engine[]>(...engines: E) {
  const present = await Promise.all(engines.map((engine) => browsers.person(engine, server.url)));
  await Promise.all(present.map((person) => person.openWithDevices()));
  return present as { [K in keyof E]: Person };
}

test('[E3] Next brings somebody else, among three', async () => {
  const [ann, ben, cleo] = await people('chromium', 'firefox', 'chromium');
  await meet(ann, ben);
  await cleo.press('Start');
  await cleo.untilPhase('searching');
  await ann.press('Next');
  await expectEnding(ben, wentOn);
  await cleo.untilPhase('talking');
  await ann.untilPhase('talking');
  await expectToWrite(ann, cleo, 'you are new');
  await expectToSee(ann);
  await expectToSee(cleo);
  // Nothing of the first conversation reaches the second.
  expect((await ann.messages()).map(({ text }) => text)).toEqual(['you are new']);

  await ben.press('Meet someone else');
  await ben.untilPhase('searching');
  await cleo.press('Next');
  await Promise.all([ben.untilPhase('talking'), cleo.untilPhase('talking')]);
  await expectToWrite(ben, cleo, 'and we meet too');
  await expectEnding(ann, wentOn);
});

test('[E4] End leaves the call, and the other is told', async () => {
  const [ann, ben] = await people('chromium', 'firefox');
  await meet(ann, ben);
  await ann.press('End');
  await ann.untilPhase('none');
  await expectEnding(ben, wentOn);
  expect((await ann.reception()).connected).toBe(0);
  expect((await ben.reception()).connected).toBe(0);
});

for (const engines of [
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const) {
  test(`[E5] ${engines[0]} closes the tab: the other is told, and nothing is left`, async () => {
    const [ann, ben] = await people(...engines);
    await meet(ann, ben);
    await ann.tab.close();
    await expectEnding(ben, wentOn);
  });
}

test('[E6] both press Next at the same moment, and nobody waits for a ghost', async () => {
  const everybody = await people('chromium', 'firefox', 'chromium', 'firefox');
  const [ann, ben, cleo, dan] = everybody;
  await meet(ann, ben);
  const atMs = Date.now() + 500;
  await Promise.all([ann, ben].map((person) => person.tab.evaluate(pressNextAt, atMs)));
  for (const person of [ann, ben]) {
    await eventually(`${person.engine} has left`, async () => (await person.phase()) !== 'talking');
    // Who was told that the other had gone before their own press counted, presses once more.
    if ((await person.phase()) === 'ended') await person.press('Meet someone else');
    await person.untilPhase('searching');
  }
  for (const newcomer of [cleo, dan]) {
    await newcomer.press('Start');
    await newcomer.untilPhase('talking');
    await expectToSee(newcomer);
  }
  expect([cleo, dan]).toContain(await partnerOf(ann, everybody));
  expect([cleo, dan]).toContain(await partnerOf(ben, everybody));
});

test('[E7] reloading in mid-call makes a new session, and the old one is gone', async () => {
  const [ann, ben] = await people('chromium', 'firefox');
  await meet(ann, ben);
  await ann.tab.reload();
  await expectEnding(ben, wentOn);
  await ann.untilPhase('none');
  await ben.press('Meet someone else');
  await ben.untilPhase('searching');
  await ann.press('Start');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  await expectToWrite(ann, ben, 'back again');
  await expectToSee(ann);
});

test('[E7] reloading while searching leaves no ghost of oneself in the queue', async () => {
  const [ann, ben] = await people('firefox', 'chromium');
  await ann.press('Start');
  await ann.untilPhase('searching');
  await ann.tab.reload();
  await ann.press('Start');
  await ann.untilPhase('searching');
  await ben.press('Start');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  await expectToWrite(ann, ben, 'it is me');
  for (const person of [ann, ben]) {
    const { received } = await person.frames();
    expect(received.filter(({ type }) => type === 'Matched')).toHaveLength(1);
  }
});

/** Runs in the page: a pointer of the test could not press in two windows at once. */
function pressNextAt(atMs: number): Promise<void> {
  const buttons = [...document.querySelectorAll('button')];
  const next = buttons.find((button) => button.textContent?.trim() === 'Next');
  return new Promise((resolve) => {
    setTimeout(() => {
      next?.click();
      resolve();
    }, atMs - Date.now());
  });
}
