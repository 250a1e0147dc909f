import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import type { Engine } from '@passerby/test-kit/tab';
import { expectCall, expectEnding, expectToSee, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
const proxies: SourceProxy[] = [];
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  expect(await server.stop()).toBe(0);
});

/** Somebody whose network is the one of this address. */
async function personFrom(from: string, engine: Engine) {
  const proxy = await createSourceProxy({ targetPort: server.port, from });
  proxies.push(proxy);
  const person = await browsers.person(engine, proxy.url);
  await person.openWithDevices();
  return person;
}

const places = [
  ['two networks', '127.0.2.1', '127.0.3.1'],
  ['one network', '127.0.4.1', '127.0.4.1'],
] as const;

for (const [place, first, second] of places) {
  test(`[E14] two people on ${place} meet, and nothing is left of it anywhere`, async () => {
    const ann = await personFrom(first, 'chromium');
    const ben = await personFrom(second, 'firefox');
    await meet(ann, ben);
    await expectCall(ann, ben);
    for (const person of [ann, ben]) await browsers.expectNoTraces(person);
    await ann.tab.close();
    await expectEnding(ben, 'They went on.');
    await ben.tab.close();
    for (const person of [ann, ben]) await browsers.expectNoTraces(person);
  });
}

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[E15] ${engine}: preferences stay in one key, and are there the next time`, async () => {
    const ann = await browsers.person(engine, server.url);
    await ann.openWithDevices();
    await ann.tab.click('textbox', 'Add an interest');
    await ann.tab.type('chess');
    await ann.tab.key('Enter');
    await ann.tab.click('radio', 'Voice');
    await eventually('kept preferences', async () => (await stored(ann.tab))?.includes('chess'));
    const kept = JSON.parse((await stored(ann.tab)) ?? '');
    expect(Object.keys(kept)).not.toBeEmpty();
    for (const field of Object.keys(kept)) expect(allowed).toContain(field);
    await browsers.expectNoTraces(ann);
    await ann.tab.reload();
    await ann.untilText('chess');
    expect(await stored(ann.tab)).toBe(JSON.stringify(kept));
  });

  test(`[E16] ${engine}: a second tab is somebody else, and the two can meet`, async () => {
    const ann = await browsers.person(engine, server.url);
    const twin = await browsers.sameProfile(ann);
    await Promise.all([ann.openWithDevices(), twin.openWithDevices()]);
    await meet(ann, twin);
    await expectToSee(ann);
  });
}

/** The fields that preferences may have. */
const allowed = [
  'mode',
  'interests',
  'language',
  'camera',
  'microphone',
  'volume',
  'gain',
  'speaker',
  'switches',
  'hideAddress',
  'filter',
  'agreedTo',
];

const stored = (tab: { evaluate(script: () => string | null, given: undefined): unknown }) =>
  tab.evaluate(() => localStorage.getItem('passerby'), undefined) as Promise<string | null>;
