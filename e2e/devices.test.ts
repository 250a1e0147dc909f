import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine, Equipment } from '@passerby/test-kit/tab';
import { expectToHear, expectToSee, expectToWrite, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const another = (engine: Engine): Engine => (engine === 'chromium' ? 'firefox' : 'chromium');

async function person(engine: Engine, differently: Partial<Equipment> = {}): Promise<Person> {
  const somebody = await browsers.person(engine, server.url, differently);
  await somebody.openWithDevices();
  return somebody;
}

const failures = (somebody: Person): Promise<string> =>
  somebody.tab.evaluate(
    () =>
      [...document.querySelectorAll('[data-failure]')]
        .map(
          (element) =>
            `${element.getAttribute('data-failure')} ${element.getAttribute('data-code')}`,
        )
        .join(', '),
    undefined,
  );

/** The page says so, in its own words as well. */
async function expectFailure(somebody: Person, failure: string): Promise<void> {
  await eventually(`${somebody.engine} is told: ${failure}`, async () => {
    return (await failures(somebody)) === failure;
  });
}

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[E8] ${engine}: refused, then granted without a reload`, async () => {
    const ann = await person(engine, { permission: 'refused' });
    await expectFailure(ann, 'both refused');
    await ann.tab.permit('granted', server.url);
    // Where the browser tells the page of the change, the page does not wait for the press.
    if (engine === 'firefox') await ann.press('Try again');
    await eventually('the picture', () => ann.isOn('Camera'));
    expect(await failures(ann)).toBe('');
    const ben = await person(another(engine));
    await meet(ann, ben);
    await expectToSee(ben);
    await expectToHear(ben);
  });

  test(`[E9] ${engine}: without a camera one is heard, sees, hears and writes`, async () => {
    const ann = await person(engine, { camera: false });
    await expectFailure(ann, 'camera none');
    const ben = await person(another(engine));
    await meet(ann, ben);
    await expectToSee(ann);
    await expectToHear(ann);
    await expectToHear(ben);
    await expectToWrite(ann, ben, 'I have no camera');
    await ben.untilText('Their camera is off');
    expect((await ben.reception()).framesDecoded).toBe(0);
  });

  test(`[E9] ${engine}: with nothing at all one still sees, hears and writes`, async () => {
    const ann = await person(engine, { camera: false, microphone: false });
    await expectFailure(ann, 'both none');
    const ben = await person(another(engine));
    await meet(ann, ben);
    await expectToSee(ann);
    await expectToHear(ann);
    await expectToWrite(ann, ben, 'I have neither');
    await expectToWrite(ben, ann, 'I can tell');
    expect(await ben.reception()).toMatchObject({ framesDecoded: 0, audioEnergy: 0 });
  });
}

/** Somebody who turns a device off, and two who are met one after the other. */
async function three(engine: Engine) {
  const [ann, ben, cleo] = await Promise.all([
    person(engine),
    person(another(engine)),
    person(another(engine)),
  ]);
  return { ann, ben, cleo };
}

async function goOnTo(next: Person, from: Person): Promise<void> {
  await next.press('Start');
  await from.press('Next');
  await Promise.all([from.untilPhase('talking'), next.untilPhase('talking')]);
}

/** Each device in one engine, and in both when there is time. */
const turnedOff = depth({ quick: 1, deep: 2, of: 'engines in which each device is turned off' });

for (const engine of (['chromium', 'firefox'] as const).slice(0, turnedOff)) {
  test(`[E10] ${engine}: a camera that is off stays off with the next stranger`, async () => {
    const { ann, ben, cleo } = await three(engine);
    await meet(ann, ben);
    await expectToSee(ben);
    await ann.press('Camera');
    await ben.untilText('Their camera is off');
    await goOnTo(cleo, ann);
    // By the time that Ann has seen and Cleo has heard a while, a picture would have come.
    await expectToSee(ann);
    await expectToHear(cleo);
    expect((await cleo.reception()).framesDecoded).toBe(0);
    await cleo.untilText('Their camera is off');
    await ann.press('Camera');
    await expectToSee(cleo);
  });
}

for (const engine of (['firefox', 'chromium'] as const).slice(0, turnedOff)) {
  test(`[E10] ${engine}: a microphone that is off stays off with the next stranger`, async () => {
    const { ann, ben, cleo } = await three(engine);
    await meet(ann, ben);
    await expectToHear(ben);
    await ann.press('Microphone');
    await ben.untilText('Their microphone is off');
    await goOnTo(cleo, ann);
    await expectToSee(cleo);
    await expectToHear(ann);
    expect((await cleo.reception()).audioEnergy).toBeLessThan(silence);
    await cleo.untilText('Their microphone is off');
    await ann.press('Microphone');
    await eventually('a voice', async () => (await cleo.reception()).audioEnergy > silence);
  });
}

/** Codecs make a trace of energy out of digital silence; one beep of a fake device is far more. */
const silence = 1e-5;

test('[E9] firefox: without a microphone one is seen, sees, hears and writes', async () => {
  const ann = await person('firefox', { microphone: false });
  await expectFailure(ann, 'microphone none');
  const ben = await person('chromium');
  await meet(ann, ben);
  await expectToSee(ben);
  await expectToSee(ann);
  await expectToHear(ann);
  await expectToWrite(ann, ben, 'I have no microphone');
  expect((await ben.reception()).audioEnergy).toBeLessThan(silence);
});
