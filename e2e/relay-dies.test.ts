import { afterEach, describe, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { expectCall, meet } from './scene.ts';

const able = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!able) console.log('skipped: coturn (turnserver) is not installed here');

const browsers = useBrowsers();
let server: ServerProcess | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function coturnOf(pid: number): Promise<number> {
  const children = () => readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return Number(await eventually('one coturn', () => /^\d+$/.exec(children())?.[0]));
}

/** Two who hide their addresses, in a call over the relay of a fresh server. */
async function relayedCall(): Promise<readonly [Person, Person, ServerProcess]> {
  server = await startServerProcess({ flags: ['--relay=choice', '--relay-port=0'] });
  const people: Person[] = [];
  for (let i = 0; i < 2; i++) {
    const person = await browsers.person('chromium', server.url);
    await person.openWithDevices();
    await person.untilLine('open');
    await person.tab.click('switch', 'Hide my IP address');
    people.push(person);
  }
  const [ann, ben] = people as [Person, Person];
  await meet(ann, ben);
  await expectRelayedCall(ann, ben);
  return [ann, ben, server];
}

async function expectRelayedCall(one: Person, other: Person): Promise<void> {
  await expectCall(one, other);
  for (const person of [one, other]) await person.untilText('Relayed');
}

/** The one goes on, and meets the other again: there is nobody else. */
async function meetAgain(one: Person, other: Person): Promise<void> {
  await one.press('Next');
  await other.untilPhase('ended');
  await other.press('Meet someone else');
  for (const person of [one, other]) await person.untilPhase('talking');
}

describe.skipIf(!able)('[E127] the relay', () => {
  test('[N6] is killed in mid-call: the call comes back over the next one, and Next works', async () => {
    const [ann, ben, { output, pid }] = await relayedCall();
    const first = await coturnOf(pid);
    process.kill(first, 'SIGKILL');
    // By then what was on its way has been shown.
    const log = 'passerby relayAway seconds=1\npasserby relayBack\n';
    await eventually('another relay', () => output().stderr === log);
    await expectRelayedCall(ann, ben);
    expect(await coturnOf(pid)).not.toBe(first);
    await meetAgain(ann, ben);
    await expectRelayedCall(ann, ben);
  }, 90_000);

  test('stands still for three seconds: the call goes on', async () => {
    const [ann, ben, { output, pid }] = await relayedCall();
    const coturn = await coturnOf(pid);
    process.kill(coturn, 'SIGSTOP');
    const stillMs = 3_000;
    await Bun.sleep(stillMs);
    process.kill(coturn, 'SIGCONT');
    await expectRelayedCall(ann, ben);
    expect(await coturnOf(pid)).toBe(coturn);
    expect(output().stderr).toBe('');
  }, 60_000);
});
