import { afterEach, describe, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { coturnOf, hasCoturn } from './coturn-beside.ts';
import { expectCall, meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

/** Somebody who hides their address. */
async function hidden({ url }: ServerProcess): Promise<Person> {
  const person = await browsers.person('chromium', url);
  await person.openWithDevices();
  await person.untilLine('open');
  await person.tab.click('switch', 'Hide my IP address');
  return person;
}

async function expectRelayedCall(one: Person, other: Person): Promise<void> {
  await expectCall(one, other);
  for (const person of [one, other]) await person.untilText('Relayed');
}

/** A connection that lies ready for the next stranger is made anew by then (client, core/spare.ts). */
const freshForMs = 20_000;

describe.skipIf(!hasCoturn)('[E127] the relay of a call', () => {
  test('[N6] stands still for seconds, and is killed: the call goes on, comes back over the next one, and Next works', async () => {
    const place = await startServerProcess({ flags: ['--relay=choice', '--relay-port=0'] });
    server = place;
    const [ann, ben] = [await hidden(place), await hidden(place)];
    await meet(ann, ben);
    await expectRelayedCall(ann, ben);

    const first = await coturnOf(place);
    process.kill(first, 'SIGSTOP');
    await Bun.sleep(3_000);
    process.kill(first, 'SIGCONT');
    await expectRelayedCall(ann, ben);
    expect(place.output().stderr).toBe('');

    process.kill(first, 'SIGKILL');
    const killedAt = performance.now();
    // By then what was on its way has been shown.
    const log = 'passerby relayAway seconds=1\npasserby relayBack\n';
    await eventually('another relay', () => place.output().stderr === log);
    expect(await coturnOf(place)).not.toBe(first);
    await expectRelayedCall(ann, ben);

    const eve = await hidden(place);
    await eve.press('Start');
    await eve.untilPhase('searching');
    await Bun.sleep(Math.max(0, killedAt + freshForMs + 3_000 - performance.now()));
    await ann.press('Next');
    await ben.untilPhase('ended');
    await Promise.all([ann, eve].map((person) => person.untilPhase('talking')));
    await expectRelayedCall(ann, eve);
  }, 110_000);
});
