import { afterEach, describe, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { expectCall, expectEnding, meet } from './scene.ts';

const able = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!able) console.log('skipped: coturn (turnserver) is not installed here');

const browsers = useBrowsers();
let server: ServerProcess | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** As somebody comes back who chose it on an earlier day. */
async function openHidden(person: Person): Promise<void> {
  await person.open();
  await person.tab.evaluate(
    () => localStorage.setItem('passerby', JSON.stringify({ hideAddress: true })),
    undefined,
  );
  await person.openWithDevices();
  await person.untilLine('open');
}

const isHidden = (person: Person) =>
  person.tab.evaluate(
    () => document.querySelector<HTMLInputElement>('[role="switch"]')?.checked,
    undefined,
  );

/** The chip as it is read out. */
const routeOf = (person: Person) =>
  person.tab.evaluate(
    () => document.querySelector('[data-route]')?.textContent ?? undefined,
    undefined,
  );

const offersOf = async (person: Person) =>
  (await person.frames()).sent.filter(({ type }) => type === 'Join' || type === 'Next').length;

/** Kinds of the candidates that the standing calls gathered. */
const candidateTypes = (person: Person): Promise<string[]> =>
  person.tab.evaluate(async () => {
    const types = new Set<string>();
    for (const connection of window.pageWatch.connections) {
      if (connection.connectionState !== 'connected') continue;
      for (const stats of (await connection.getStats()).values()) {
        if (stats.type === 'local-candidate') types.add(stats.candidateType);
      }
    }
    return [...types];
  }, undefined);

describe.skipIf(!able)('with a relay', () => {
  test('[E30] who hides their address calls by the relay alone, and the next day too', async () => {
    server = await startServerProcess({ flags: ['--relay=choice', '--relay-port=0'] });
    const ann = await browsers.person('chromium', server.url);
    const ben = await browsers.person('chromium', server.url);
    for (const person of [ann, ben]) {
      await person.openWithDevices();
      await person.untilLine('open');
      await person.tab.click('switch', 'Hide my IP address');
    }
    await meet(ann, ben);
    await expectCall(ann, ben);
    for (const person of [ann, ben]) {
      await person.untilText('Relayed');
      expect(await routeOf(person)).toBe('Relayed. The stranger cannot see your IP address.');
      expect(await candidateTypes(person)).toEqual(['relay']);
    }
    await ann.tab.reload();
    await ann.untilLine('open');
    expect(await isHidden(ann)).toBe(true);
  });
});

test('[E31] without a relay nothing becomes direct by itself, and for once when it is asked for', async () => {
  server = await startServerProcess();
  const ann = await browsers.person('chromium', server.url);
  const ben = await browsers.person('chromium', server.url);
  await openHidden(ann);
  await ben.openWithDevices();
  await ben.press('Start');
  await ben.untilPhase('searching');

  await ann.press('Start');
  await expectEnding(ann, 'The relay cannot be reached.');
  await ann.press('Try again');
  await ann.untilPhase('ended');
  expect(await offersOf(ann)).toBe(0);

  await ann.press('Meet directly');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  await expectCall(ann, ben);
  await ann.untilText('Direct');
  expect(await routeOf(ann)).toBe('Direct. The stranger can see your IP address.');

  await ann.press('End');
  await ann.untilPhase('none');
  expect(await isHidden(ann)).toBe(true);
  const offers = await offersOf(ann);
  await ann.press('Start');
  await expectEnding(ann, 'The relay cannot be reached.');
  expect(await offersOf(ann)).toBe(offers);
});

test('[E32] a stranger who cannot be reached is told of, and the search goes on', async () => {
  server = await startServerProcess();
  const ann = await browsers.person('chromium', server.url);
  const mute = await browsers.person('chromium', server.url);
  await mute.tab.beforeEveryPage(() => {
    RTCPeerConnection.prototype.setRemoteDescription = () => new Promise(() => {});
  });
  await Promise.all([ann.openWithDevices(), mute.openWithDevices()]);
  await ann.press('Start');
  await ann.untilPhase('searching');
  await mute.press('Start');
  await ann.untilPhase('connecting');
  await ann.untilPhase('searching');
  await ann.untilText('The last one could not be reached. The search goes on.');
});
