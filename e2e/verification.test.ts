import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine } from '@passerby/test-kit/tab';
import { expectEnding, expectToSee, expectToWrite, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const shield = 'Not compared. Is somebody in the middle?';
const shieldCompared = 'Compared. They match: nobody sits in the middle.';

/** Two in a call whose certificates have been checked. */
async function twoInCall(first: Engine, second: Engine, mode?: 'Voice') {
  const one = await browsers.person(first, server.url);
  const other = await browsers.person(second, server.url);
  await Promise.all([one.openWithDevices(), other.openWithDevices()]);
  if (mode !== undefined) {
    for (const person of [one, other]) await person.tab.click('radio', mode);
  }
  await meet(one, other);
  await Promise.all([one.untilShield('uncompared'), other.untilShield('uncompared')]);
  return [one, other] as const;
}

/** The five names, as they stand in the panel. */
function openedEmoji(person: Person): Promise<readonly string[]> {
  return eventually(`${person.engine} sees five emoji`, async () => {
    const names = await person.emoji();
    return names.length === 5 && names;
  });
}

const untilShut = (person: Person) =>
  eventually(`${person.engine} has shut the panel`, async () => {
    const { open } = await person.tab.evaluate(readFocus, undefined);
    return !open;
  });

for (const engines of [
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const) {
  const [first, second] = engines;
  test(`[V3] ${first} with ${second}: both see the same five, and each says for themselves that they match`, async () => {
    const [one, other] = await twoInCall(first, second);
    // What the chip beside it has to say goes away, and moves nothing from under the pointer.
    await one.press('Direct. The stranger can see your IP address.');
    await one.press(shield);
    await other.key('c');
    const theirs = await openedEmoji(other);
    expect(await openedEmoji(one)).toEqual(theirs);
    expect(await one.text()).toContain('Just the two of you?');

    await one.press('They match');
    await one.untilShield('compared');
    await untilShut(one);
    // The focus is back where the panel was opened from.
    expect((await one.tab.evaluate(readFocus, undefined)).name).toBe(shieldCompared);
    // Nothing of it is sent: what one has compared the other has not.
    expect(await other.shield()).toBe('uncompared');
    await other.key('Escape');
    await untilShut(other);
    expect(await other.shield()).toBe('uncompared');

    await one.press(shieldCompared);
    expect(await openedEmoji(one)).toEqual(theirs);
    await one.press('Compare again');
    await one.untilShield('uncompared');
    expect(await openedEmoji(one)).toEqual(theirs);
    await one.press('Close');
    await untilShut(one);
    await expectToSee(one);
    await expectToWrite(one, other, 'still here');
  });

  test(`[V3] ${first} with ${second}: who sees others leaves, and goes nowhere by itself`, async () => {
    const [one, other] = await twoInCall(first, second);
    await one.key('c');
    await openedEmoji(one);
    await one.press('They differ: leave');
    await expectEnding(one, 'You left: the emoji differ.');
    await expectEnding(other, 'They went on.');
    expect(await one.emoji()).toEqual([]);
    for (const person of [one, other]) {
      expect((await person.reception()).connected).toBe(0);
      expect(await person.shield()).toBeUndefined();
    }
    const joins = (await one.frames()).sent.filter(({ type }) => type === 'Join');
    expect(joins).toHaveLength(1);
    expect(await one.phase()).toBe('ended');
  });
}

test('[V3] the next stranger has other emoji, and nothing is compared yet', async () => {
  const [ann, ben] = await twoInCall('chromium', 'firefox');
  await ann.press(shield);
  const before = await openedEmoji(ann);
  await ann.press('They match');
  await ann.untilShield('compared');
  const cleo = await browsers.person('firefox', server.url);
  await cleo.openWithDevices();
  await cleo.press('Start');
  await cleo.untilPhase('searching');
  await ann.press('Next');
  await expectEnding(ben, 'They went on.');
  await Promise.all([ann.untilShield('uncompared'), cleo.untilShield('uncompared')]);
  expect(await ann.emoji()).toEqual([]);
  await ann.key('c');
  await cleo.key('c');
  const after = await openedEmoji(ann);
  expect(after).toEqual(await openedEmoji(cleo));
  // One in 2^30 that five are the same by chance.
  expect(after).not.toEqual(before);
});

test('[V3] an open panel goes with its call', async () => {
  const [ann, ben] = await twoInCall('firefox', 'chromium');
  await ann.key('c');
  await openedEmoji(ann);
  await ben.press('End');
  await expectEnding(ann, 'They went on.');
  expect(await ann.emoji()).toEqual([]);
  const cleo = await browsers.person('chromium', server.url);
  await cleo.openWithDevices();
  await cleo.press('Start');
  await cleo.untilPhase('searching');
  await ann.press('Meet someone else');
  await ann.untilShield('uncompared');
  expect(await ann.emoji()).toEqual([]);
});

test('[V3] by voice: the same five, and no camera is spoken of', async () => {
  const [one, other] = await twoInCall('chromium', 'firefox', 'Voice');
  for (const person of [one, other]) await person.key('c');
  expect(await openedEmoji(one)).toEqual(await openedEmoji(other));
  for (const person of [one, other]) expect(await person.text()).not.toContain('on paper');
});

test('[V3] text mode has no shield and no panel: nothing is claimed', async () => {
  const one = await browsers.person('chromium', server.url);
  const other = await browsers.person('firefox', server.url);
  for (const person of [one, other]) {
    await person.open();
    await person.tab.click('radio', 'Text');
  }
  await meet(one, other);
  await expectToWrite(one, other, 'words only');
  await expectToWrite(other, one, 'and nothing else');
  for (const person of [one, other]) {
    await person.tab.evaluate(
      () => document.querySelector<HTMLElement>('.stage')?.focus(),
      undefined,
    );
    await person.key('c');
    // A key that does open something, so that the one before it has surely been heard.
    await person.key('?');
    await person.untilText('Use the letter keys');
    expect(await person.emoji()).toEqual([]);
    expect(await person.shield()).toBeUndefined();
  }
});

/** Runs in the page. */
function readFocus() {
  return {
    open: document.querySelector('dialog[open]') !== null,
    name: document.activeElement?.getAttribute('aria-label') ?? '',
  };
}
