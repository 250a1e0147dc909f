import { routeOf } from '@passerby/test-kit/chosen-route';
import { startChromium } from '@passerby/test-kit/chromium';
import { createNatLab, type NatLab } from '@passerby/test-kit/nat-lab';
import type { Access, Side } from '@passerby/test-kit/nat-lab-plan';
import { startNatLabRelay } from '@passerby/test-kit/nat-lab-relay';
import { startNatLabServer } from '@passerby/test-kit/nat-lab-server';
import { namespaceObstacle } from '@passerby/test-kit/network-namespace';
import { watchPage } from '@passerby/test-kit/page-watch';
import { createPerson, type Person } from '@passerby/test-kit/person';
import type { BrowserProcess } from '@passerby/test-kit/tab';
import { type Figure, figure } from '../table.ts';
import { wellEquipped } from './call-tab.ts';
import { extraFrames } from './frame-names.ts';
import { progress } from './progress.ts';

const kinds: readonly Access[] = ['open', 'easy', 'hard', 'udpBlocked'];
/** Each kind of access with each, once. */
const combinations = kinds.flatMap((left, i) => kinds.slice(i).map((right) => ({ left, right })));

interface LabCall {
  readonly route: 'direct' | 'relayed' | 'none';
  readonly extra: string;
}

/**
 * One call on the site itself between two Chromiums for each combination of NATs, with a relay at
 * hand: which connect, and which of them need the relay. The mix is the lab's, not the world's.
 */
export async function measureLabCalls(): Promise<Figure[]> {
  const obstacle = namespaceObstacle();
  if (obstacle !== undefined) return [figure('calls in the NAT lab', 'skipped', obstacle)];
  await using stopping = new AsyncDisposableStack();
  const lab = stopping.adopt(createNatLab({ left: 'open', right: 'open' }), (one) => one.remove());
  const relay = stopping.adopt(await startNatLabRelay(lab), (one) => one.stop());
  const server = await startNatLabServer(lab, [
    ...relay.urls.slice(0, 3).map((url) => `--relay-url=${url}`),
    `--relay-secret=${relay.secret}`,
  ]);
  stopping.defer(async () => void (await server.stop()));
  const browserOf = async (side: Side) =>
    stopping.adopt(await startChromium(equipmentIn(lab, side)), (one) => one.close());
  const browsers = { left: await browserOf('left'), right: await browserOf('right') };

  const calls: LabCall[] = [];
  for (const combination of combinations) {
    lab.rewire(combination);
    calls.push(await callThrough(lab, browsers, server.urls.ipv4));
  }
  progress(`${combinations.length} calls in the NAT lab`);
  const connected = calls.filter(({ route }) => route !== 'none');
  const relayed = connected.filter(({ route }) => route === 'relayed');
  return [
    figure(
      'calls connected in the NAT lab',
      `${connected.length} of ${calls.length}`,
      `${relayed.length} of them relayed`,
    ),
    ...combinations.map(({ left, right }, i) =>
      figure(
        `in the NAT lab, ${left} with ${right}`,
        calls[i]?.route ?? 'none',
        `frames through the server beyond the one message: ${calls[i]?.extra}`,
      ),
    ),
  ];
}

const equipmentIn = (lab: NatLab, side: Side) => ({
  ...wellEquipped('chromium'),
  namespace: lab[side].host,
});

async function callThrough(
  lab: NatLab,
  browsers: Readonly<Record<Side, BrowserProcess>>,
  url: string,
): Promise<LabCall> {
  const visit = async (side: Side) => {
    const equipment = equipmentIn(lab, side);
    const tab = await browsers[side].openTab(equipment, url);
    await tab.beforeEveryPage(watchPage);
    const person = createPerson(tab, equipment, url);
    await person.openWithDevices();
    return person;
  };
  const people = await Promise.all([visit('left'), visit('right')]);
  try {
    for (const person of people) await person.press('Start');
    await Promise.all(people.map((person) => person.untilPhase('talking')));
    const route = await routeOf(people[0]);
    const isRelayed = [route.local, route.remote].includes('relay');
    return { route: isRelayed ? 'relayed' : 'direct', extra: await extraOf(people) };
  } catch {
    return { route: 'none', extra: await extraOf(people) };
  } finally {
    for (const { tab } of people) await tab.forget();
  }
}

async function extraOf(people: readonly Person[]): Promise<string> {
  const frames = await Promise.all(people.map((person) => person.frames()));
  return extraFrames(
    frames.flatMap(({ sent, received }) => [...sent, ...received]).map(({ type }) => [type, 1]),
  );
}
