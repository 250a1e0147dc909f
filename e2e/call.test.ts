import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { expectCall, expectToWrite, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const pairs = [
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
] as const;

for (const [first, second] of pairs) {
  test(`[E1] ${first} with ${second}: they see, hear and write to each other`, async () => {
    const one = await browsers.person(first, server.url);
    const other = await browsers.person(second, server.url);
    await Promise.all([one.openWithDevices(), other.openWithDevices()]);
    await meet(one, other);
    await expectCall(one, other);
    expect((await one.reception()).connected).toBe(1);

    const frames = await Promise.all([one, other].map((person) => person.frames()));
    const ofTheCall = frames
      .flatMap(({ sent, received }) => [...sent, ...received])
      .filter(({ type }) => !ofTheSession.has(type));
    expect(ofTheCall.length).toBeLessThanOrEqual(6);
  });
}

/** Frames about the session and the site, which come whether one calls somebody or not. */
const ofTheSession = new Set(['Hello', 'Welcome', 'Presence']);

const hostile = [
  '<img src=x onerror="window.hurt=1">',
  '<script>window.hurt=1</script>',
  '</div><svg onload=window.hurt=1>',
  'javascript:window.hurt=1',
  'https://example.org/?q=1&amp;b',
  '\u202Edrowssap\u202C &lt;b&gt; {{7*7}} %3Cimg%3E',
];

for (const [first, second] of [pairs[2]]) {
  test(`[E2] ${first} with ${second}: what a stranger writes is text, and only text`, async () => {
    const one = await browsers.person(first, server.url);
    const other = await browsers.person(second, server.url);
    await Promise.all([one.openWithDevices(), other.openWithDevices()]);
    await meet(one, other);
    for (const text of hostile) {
      await expectToWrite(one, other, text);
      await expectToWrite(other, one, text);
    }
    for (const person of [one, other]) {
      const page = await person.tab.evaluate(
        () => ({
          hurt: 'hurt' in window,
          made: document.querySelectorAll('[role="log"] :is(a, img, script, svg[onload])').length,
        }),
        undefined,
      );
      expect(page).toEqual({ hurt: false, made: 0 });
    }
  });
}
