import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { connectBarely } from '@passerby/test-kit/bare-connection';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { startChromium } from '@passerby/test-kit/chromium';
import { heardAddresses } from '@passerby/test-kit/heard-addresses';
import { askMappedAddresses } from '@passerby/test-kit/mapped-addresses';
import { createNatLab, type LabSide, type NatLab } from '@passerby/test-kit/nat-lab';
import type { Access, Family } from '@passerby/test-kit/nat-lab-plan';
import { type NatLabRelay, startNatLabRelay } from '@passerby/test-kit/nat-lab-relay';
import {
  labStunPorts,
  type NatLabServer,
  startNatLabServer,
} from '@passerby/test-kit/nat-lab-server';
import { namespaceObstacle } from '@passerby/test-kit/network-namespace';
import { startPacketCapture } from '@passerby/test-kit/packet-capture';
import type { BrowserProcess, Engine, Equipment, Tab } from '@passerby/test-kit/tab';
import { expectCall, meet } from './scene.ts';

const obstacle = namespaceObstacle();
if (obstacle !== undefined) console.log(`skipped: ${obstacle}`);

const browsers = useBrowsers();
let lab: NatLab;
let server: NatLabServer;

beforeAll(async () => {
  if (obstacle !== undefined) return;
  lab = createNatLab({ left: 'open', right: 'open', family: 'both' });
  server = await startNatLabServer(lab);
}, 30_000);

// After the browsers, which `useBrowsers` ends: they run inside.
afterAll(async () => {
  if (obstacle !== undefined) return;
  try {
    expect(await server?.stop()).toBe(0);
    expect(server.process.output().stderr).toBe('');
  } finally {
    lab?.remove();
  }
}, 30_000);

describe.skipIf(obstacle !== undefined)('the lab behaves like the internet', () => {
  const ask = (side: 'left' | 'right', family: Family) =>
    askMappedAddresses(lab[side].host, lab.server.addresses[family], labStunPorts);
  const portsOf = (mapped: readonly (string | null)[]) =>
    mapped.map((one) => Number(one?.split(':').at(-1)));

  test('[N1] an easy NAT shows all the world one port, a hard one does not', async () => {
    lab.rewire({ left: 'easy', right: 'hard' });
    const [easy, hard] = await Promise.all([ask('left', 'ipv4'), ask('right', 'ipv4')]);
    expect(easy.every((mapped) => mapped?.startsWith('198.51.100.10:'))).toBe(true);
    expect(hard.every((mapped) => mapped?.startsWith('203.0.113.10:'))).toBe(true);
    expect(new Set(portsOf(easy)).size).toBe(1);
    expect(new Set(portsOf(hard)).size).toBe(2);
    expect(lab.left.ownAddresses()).toEqual(['192.168.10.2']);
  });

  test('[N1] an open host is seen as it is, and one without UDP not at all', async () => {
    lab.rewire({ left: 'open', right: 'udpBlocked' });
    const [open, blocked] = await Promise.all([ask('left', 'ipv4'), ask('right', 'ipv4')]);
    expect(lab.left.ownAddresses()).toEqual(lab.left.outsideAddresses());
    expect(open.every((mapped) => mapped?.startsWith(`${lab.left.ownAddresses()[0]}:`))).toBe(true);
    expect(blocked).toEqual([null, null]);
  });

  test('[N1] over IPv6 nothing is translated, whatever the NAT', async () => {
    lab.rewire({ left: 'hard', right: 'easy', family: 'ipv6' });
    for (const side of ['left', 'right'] as const) {
      const mapped = await ask(side, 'ipv6');
      expect(mapped.every((one) => one?.startsWith(`[${lab[side].ownAddresses()[0]}]:`))).toBe(
        true,
      );
      expect(new Set(portsOf(mapped)).size).toBe(1);
    }
  });

  test('[N1] a host that moves is seen elsewhere; a cut or a missing link is silence', async () => {
    lab.rewire({ left: 'easy', right: 'easy' });
    lab.left.changeAddress();
    lab.right.setCut(true);
    const [moved, cut] = await Promise.all([ask('left', 'ipv4'), ask('right', 'ipv4')]);
    expect(lab.left.ownAddresses()).toEqual(['192.168.11.2']);
    expect(moved.every((mapped) => mapped?.startsWith('198.51.100.11:'))).toBe(true);
    expect(cut).toEqual([null, null]);
    lab.right.setCut(false);
    lab.left.setLink('down');
    const [unlinked, restored] = await Promise.all([ask('left', 'ipv4'), ask('right', 'ipv4')]);
    expect(unlinked).toEqual([null, null]);
    expect(restored).not.toContain(null);
    lab.left.setLink('up');
    expect(await ask('left', 'ipv4')).not.toContain(null);
  });
});

describe.skipIf(obstacle !== undefined)('calls across the lab', () => {
  const scenes: readonly (readonly [Engine, Engine, Access, Family])[] = [
    ['chromium', 'chromium', 'open', 'ipv4'],
    ['chromium', 'chromium', 'easy', 'ipv4'],
    ['chromium', 'firefox', 'easy', 'ipv4'],
    ['chromium', 'firefox', 'easy', 'ipv6'],
  ];

  for (const [first, second, access, family] of scenes) {
    test(`[E20] ${first} with ${second}, ${access} both, ${family}: a call, directly`, async () => {
      lab.rewire({ left: access, right: access, family });
      const url = server.urls[family];
      const one = await browsers.person(first, url, { namespace: lab.left.host });
      const other = await browsers.person(second, url, { namespace: lab.right.host });
      await Promise.all([one.openWithDevices(), other.openWithDevices()]);
      const capture = await startPacketCapture(lab.core);
      await meet(one, other);
      await expectCall(one, other);
      await capture.stop();
      const [left, right] = [lab.left.outsideAddresses(), lab.right.outsideAddresses()];
      // Dozens of frames went each way, so as many packets at least.
      expect(capture.between(left, right)).toBeGreaterThan(50);

      // A direct call takes the outside address, which is also the control of what follows.
      expect(await heardAddresses(one, right)).toEqual(right);
      expect(await heardAddresses(other, left)).toEqual(left);
      const hidden = (side: LabSide) =>
        side.ownAddresses().filter((address) => !side.outsideAddresses().includes(address));
      expect(await heardAddresses(one, hidden(lab.right))).toEqual([]);
      expect(await heardAddresses(other, hidden(lab.left))).toEqual([]);
    });
  }
});

describe.skipIf(obstacle !== undefined)('what the lab lets through, without the product', () => {
  let relay: NatLabRelay;
  let tabs: { readonly left: Tab; readonly right: Tab };
  const running: BrowserProcess[] = [];

  beforeAll(async () => {
    relay = await startNatLabRelay(lab);
    lab.rewire({ left: 'easy', right: 'easy' });
    const openTab = async (side: 'left' | 'right') => {
      const equipment: Equipment = {
        engine: 'chromium',
        camera: false,
        microphone: false,
        permission: 'refused',
        namespace: lab[side].host,
      };
      const browser = await startChromium(equipment);
      running.push(browser);
      const tab = await browser.openTab(equipment, server.urls.ipv4);
      await tab.goto(`${server.urls.ipv4}/healthz`);
      return tab;
    };
    tabs = { left: await openTab('left'), right: await openTab('right') };
  }, 30_000);

  afterAll(async () => {
    for (const browser of running) await browser.close();
    await relay?.stop();
  }, 30_000);

  const stun = () => ({ urls: `stun:${lab.server.addresses.ipv4}:${labStunPorts[0]}` });
  const turn = () => ({ urls: [...relay.urls], ...relay.credentials() });
  const connect = (iceServers: RTCIceServer[], patienceMs = 10_000) =>
    connectBarely(tabs.left, tabs.right, { iceServers }, patienceMs);

  test('[E21] two easy NATs are got through, two hard ones are not', async () => {
    const easy = await connect([stun()], 3_000);
    expect(easy).toMatchObject({ relayProtocol: undefined });
    lab.rewire({ left: 'hard', right: 'hard' });
    expect(await connect([stun()], 3_000)).toBeUndefined();
  });

  test('[E21] coturn gets through two hard ones', async () => {
    lab.rewire({ left: 'hard', right: 'hard' });
    const capture = await startPacketCapture(lab.core);
    const route = await connect([stun(), turn()]);
    expect([route?.local, route?.remote]).toContain('relay');
    await capture.stop();
    const relayed = capture.between(
      [...lab.left.outsideAddresses(), ...lab.right.outsideAddresses()],
      Object.values(lab.relay.addresses),
    );
    expect(relayed).toBeGreaterThan(10);
  });

  test('[E21] coturn is reached by TCP where UDP is blocked', async () => {
    lab.rewire({ left: 'udpBlocked', right: 'easy' });
    expect(await connect([stun(), turn()])).toMatchObject({ local: 'relay', relayProtocol: 'tcp' });
  });

  test('[E21] without the right password coturn relays nothing', async () => {
    lab.rewire({ left: 'hard', right: 'hard' });
    const forged = { ...turn(), credential: 'forged' };
    expect(await connect([stun(), forged], 3_000)).toBeUndefined();
  });
});
