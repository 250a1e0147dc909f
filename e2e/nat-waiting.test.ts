import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import { createNatLab, type NatLab } from '@passerby/test-kit/nat-lab';
import { lentForMs } from '@passerby/test-kit/nat-lab-plan';
import { type NatLabServer, startNatLabServer } from '@passerby/test-kit/nat-lab-server';
import { namespaceObstacle } from '@passerby/test-kit/network-namespace';
import type { Person } from '@passerby/test-kit/person';
import type { Engine } from '@passerby/test-kit/tab';
import { expectCall } from './scene.ts';

const obstacle = namespaceObstacle();
if (obstacle !== undefined) console.log(`skipped: ${obstacle}`);

const browsers = useBrowsers();
let lab: NatLab;
let server: NatLabServer;

beforeAll(async () => {
  if (obstacle !== undefined) return;
  lab = createNatLab({ left: 'lending', right: 'lending' });
  // Without a relay: a call is direct, or it is not.
  server = await startNatLabServer(lab);
}, 30_000);

// After the browsers, which `useBrowsers` ends: they run inside.
afterAll(async () => {
  if (obstacle !== undefined) return;
  try {
    expect(await server?.stop()).toBe(0);
  } finally {
    lab?.remove();
  }
}, 30_000);

/** Longer than the NAT remembers what is silent. */
const waitMs = lentForMs + 5_000;

/** Somebody who waits; then somebody else presses Start. */
async function meetAfterWaiting(
  engine: Engine,
  whileWaiting: (person: Person) => Promise<void> = async () => {},
): Promise<{ readonly waiting: Person; readonly coming: Person }> {
  const url = server.urls.ipv4;
  const waiting = await browsers.person(engine, url, { namespace: lab.left.host });
  await waiting.tab.beforeEveryPage(makeConnectionsRefusable);
  const coming = await browsers.person('chromium', url, { namespace: lab.right.host });
  await waiting.openWithDevices();
  await waiting.press('Start');
  await waiting.untilPhase('searching');
  await whileWaiting(waiting);
  await Bun.sleep(waitMs);
  await coming.openWithDevices();
  await coming.press('Start');
  return { waiting, coming };
}

/** Runs in the page, before its own scripts. */
function makeConnectionsRefusable(): void {
  Object.assign(window, { refusesConnections: false });
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      if ('refusesConnections' in window && window.refusesConnections) throw new Error('refused');
      super(configuration);
    }
  };
}

const countOf = async (person: Person, type: string): Promise<number> => {
  const { sent, received } = await person.frames();
  return [...sent, ...received].filter((frame) => frame.type === type).length;
};

/** Firefox first: Chromium keeps its ports by itself (decision 004). */
const engines = ['firefox', 'chromium'] as const;
const tried = depth({ quick: 1, deep: engines.length, of: 'engines that wait for long' });

describe.skipIf(obstacle !== undefined)('a NAT that forgets what is silent', () => {
  for (const engine of engines.slice(0, tried)) {
    test(`[E40] ${engine} waits longer than that: directly, from one message`, async () => {
      const { waiting, coming } = await meetAfterWaiting(engine);
      await Promise.all([waiting.untilPhase('talking'), coming.untilPhase('talking')]);
      await expectCall(waiting, coming);
      expect(await countOf(waiting, 'Refresh')).toBeGreaterThan(0);
      // Nothing had to be repaired on the way.
      for (const person of [waiting, coming]) {
        expect(await countOf(person, 'Matched')).toBe(1);
        expect(await countOf(person, 'Signal')).toBe(0);
      }
    });
  }

  test('[E40] the control: a description that is not renewed leads nowhere', async () => {
    const { waiting, coming } = await meetAfterWaiting('firefox', (person) =>
      person.tab.evaluate(
        () => void Object.assign(window, { refusesConnections: true }),
        undefined,
      ),
    );
    await coming.untilPhase('connecting');
    await coming.untilPhase('searching');
    expect(await countOf(waiting, 'Refresh')).toBe(0);
    expect(await countOf(coming, 'Matched')).toBe(1);
    expect(await waiting.phase()).not.toBe('talking');
  });
});
