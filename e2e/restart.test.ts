import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { pretendWebkit } from './pretend-webkit.ts';
import { expectCall, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  await server.stop();
});

async function pair(first: 'chromium' | 'firefox', second: 'chromium' | 'firefox') {
  const one = await browsers.person(first, server.url);
  const other = await browsers.person(second, server.url);
  await Promise.all([one.openWithDevices(), other.openWithDevices()]);
  return { one, other };
}

/** What the device says when it is on another network; the network stays where it is. */
const sayOnline = (person: Person) =>
  person.tab.evaluate(() => void dispatchEvent(new Event('online')), undefined);

/** The user fragments of ICE as they stand: every restart changes both sides'. */
const fragments = (person: Person) =>
  person.tab.evaluate(() => {
    const inUse = window.pageWatch.connections.find(
      ({ connectionState }) => connectionState === 'connected',
    );
    return [inUse?.localDescription, inUse?.remoteDescription].map(
      (one) => /a=ice-ufrag:(\S+)/.exec(one?.sdp ?? '')?.[1],
    );
  }, undefined);

async function untilRestarted(person: Person, before: readonly unknown[]): Promise<void> {
  await eventually(`${person.engine} has restarted ICE`, async () => {
    const now = await fragments(person);
    return now.every((fragment, i) => fragment !== undefined && fragment !== before[i]);
  });
}

const pairs = [
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
  ['chromium', 'firefox'],
] as const;

/** Who controls ICE is a matter of lot where the engines differ, and who offers is not. */
const orders = [['chromium', 'firefox'], ['firefox', 'chromium'], ...pairs.slice(0, 2)] as const;
const tried = depth({ quick: 1, deep: orders.length, of: 'orders of two engines' });

for (const [first, second] of orders.slice(0, tried)) {
  test(`[N12] ${first} with ${second}: either side restarts ICE, then both at once, and the call goes on`, async () => {
    const { one, other } = await pair(first, second);
    await meet(one, other);
    await expectCall(one, other);
    for (const whoSays of [[one], [other], [one, other]]) {
      const before = await Promise.all([one, other].map(fragments));
      // A round that has just begun is not begun again.
      await Bun.sleep(2_100);
      await Promise.all(whoSays.map(sayOnline));
      await untilRestarted(one, before[0] ?? []);
      await untilRestarted(other, before[1] ?? []);
      await expectCall(one, other);
    }
    expect((await one.reception()).connected).toBe(1);
  });
}

/** The engines that differ first. */
const unlike = pairs.toReversed().slice(0, depth({ quick: 1, deep: pairs.length, of: 'pairs' }));

for (const [first, second] of unlike) {
  for (const unknown of ['one', 'other'] as const) {
    test(`[N13] ${first} with ${second}, ${unknown} of them unknown: a real offer and answer, and the call is up`, async () => {
      const people = await pair(first, second);
      const stranger = people[unknown];
      await stranger.tab.beforeEveryPage(pretendWebkit);
      await stranger.tab.reload();
      await stranger.openWithDevices();
      await meet(people.one, people.other);
      await expectCall(people.one, people.other);
      const { sent } = await people.one.frames();
      expect(sent.filter(({ type }) => type === 'Signal').length).toBeGreaterThan(0);
      expect((await people.one.reception()).connected).toBe(1);
    });
  }
}
