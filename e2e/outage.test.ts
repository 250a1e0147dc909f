import { afterEach, beforeEach, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import { expectCall, expectEnding, expectToSee, expectToWrite, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
let proxies: SourceProxy[];
beforeEach(async () => {
  server = await startServerProcess();
  proxies = await Promise.all(
    ['127.0.2.1', '127.0.3.1'].map((from) => createSourceProxy({ targetPort: server.port, from })),
  );
});
afterEach(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  await server.stop();
});

async function pairThroughProxies() {
  const [near, far] = proxies as [SourceProxy, SourceProxy];
  const ann = await browsers.person('chromium', near.url);
  const ben = await browsers.person('firefox', far.url);
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  return { ann, ben, near, far };
}

test('[E11] the server is killed in mid-call: the call goes on, and Next works after it is back', async () => {
  const { ann, ben } = await pairThroughProxies();
  await meet(ann, ben);
  await server.kill();
  await Promise.all([ann.untilLine('reconnecting'), ben.untilLine('reconnecting')]);
  await expectCall(ann, ben);
  for (const person of [ann, ben]) await person.untilText('Next will work again in a moment');

  server = await server.restart();
  await Promise.all([ann.untilLine('open'), ben.untilLine('open')]);
  expect(await ann.phase()).toBe('talking');
  await expectToSee(ben);
  // Each proved that it was of this pair: the new server knows it again (SPEC R4).
  for (const person of [ann, ben]) {
    await eventually(`${person.engine} is reattached`, async () =>
      (await person.frames()).received.some(({ type }) => type === 'Reattached'),
    );
  }

  await ann.press('Next');
  await expectEnding(ben, 'They went on.');
  // They have met, so they are kept apart; a third finds one of them.
  const cleo = await browsers.person('chromium', server.url);
  await cleo.openWithDevices();
  await cleo.press('Start');
  await Promise.all([ann.untilPhase('talking'), cleo.untilPhase('talking')]);
  await expectCall(ann, cleo);
});

test('[E12] a socket that is cut in mid-call is resumed, and the session goes on', async () => {
  const { ann, ben, near } = await pairThroughProxies();
  await meet(ann, ben);
  near.cut();
  await expectResumed(ann);
  expect(await ann.phase()).toBe('talking');
  await expectToSee(ann);
  await expectToSee(ben);
  await ann.press('Next');
  await expectEnding(ben, 'They went on.');
});

/** The same session over a second socket, and no other one. */
async function expectResumed(person: Person): Promise<void> {
  await eventually('a second welcome', async () => {
    const welcomes = await welcomesOf(person);
    return welcomes.length === 2 && (await person.line()) === 'open';
  });
  const [, second] = await welcomesOf(person);
  expect(second).toMatchObject({ resumed: true });
  const { sent } = await person.frames();
  expect(sent.filter(({ type }) => type === 'Hello')).toHaveLength(1);
  expect(sent.filter(({ type }) => type === 'Resume')).toHaveLength(1);
}

async function welcomesOf(person: Person) {
  const { received } = await person.frames();
  return received.filter((message) => message.type === 'Welcome');
}

test('[E12] a socket that is reset while searching is resumed, and the place in the queue kept', async () => {
  const { ann, ben, near } = await pairThroughProxies();
  await ann.press('Start');
  await ann.untilPhase('searching');
  near.reset();
  await expectResumed(ann);
  await ben.press('Start');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  await expectToWrite(ann, ben, 'still here');
});

test('[E13] the server is killed while one searches: the search goes on by itself', async () => {
  const { ann, ben } = await pairThroughProxies();
  await ann.press('Start');
  await ann.untilPhase('searching');
  await server.kill();
  await ann.untilLine('reconnecting');
  server = await server.restart();
  await ann.untilLine('open');
  await ben.press('Start');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  await expectToSee(ann);
});
