import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { codecIdentity, hash32 } from '@passerby/client/core/codec-identity';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import {
  plainCandidate,
  type RawDescription,
  writeRawDescription,
  writeRawLocal,
} from '@passerby/test-kit/raw-description';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { expectCall } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** Stands in everything the hostile one sends: it must be seen nowhere. */
const mark = 'EVIL';
const password = `${mark}${'x'.repeat(26)}`;

const nothing: Uint8Array = new Uint8Array(0);
const asBytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const described = (differently: Partial<RawDescription> = {}) =>
  writeRawDescription({ ufrag: mark, pwd: password, ...differently });

/** SPEC N15: a type, then the two halves, each with its length. */
const signal = (type: number, description: Uint8Array) =>
  Uint8Array.from([type, description.length >> 8, description.length & 255, ...description, 0, 0]);
const [offer, answer] = [0x06, 0x07];

const injected = `${password.slice(0, 24)}\r\na=${mark}:1`;
const hostile: Record<string, { readonly description: Uint8Array; readonly local?: Uint8Array }> = {
  'a hundred candidates': {
    description: described({ candidates: new Array(100).fill(plainCandidate) }),
  },
  'an address inside somebody’s home': {
    description: described({ candidates: [{ ...plainCandidate, address: [192, 168, 1, 1] }] }),
  },
  'multicast, as if at home': {
    description: described(),
    local: writeRawLocal([{ ...plainCandidate, address: [224, 0, 0, 251] }]),
  },
  'a line of its own in the password': { description: described({ pwd: injected }) },
  'one number for everything': {
    description: described({ videoCodecs: [{ payloadType: 111, identity: 1, rtx: 111 }] }),
  },
  'text instead of a description': {
    description: asBytes(`<img src=x onerror="alert('${mark}')">\r\na=${mark}`),
  },
  'nothing in common': { description: described() },
};

/** A partner that offers this. */
async function join(description: Uint8Array, local = nothing): Promise<WireClient> {
  const client = await openWireClient({ url: server.url });
  client.send({ type: 'Hello', version: 1 });
  await client.next('Welcome');
  client.send({
    type: 'Join',
    ticket: 1,
    mode: 'video',
    language: 0,
    generation: 0,
    hardNat: false,
    relayOnly: false,
    commitment: new Uint8Array(32).fill(0xe1),
    tags: nothing,
    description,
    local,
  });
  return client;
}

/** Asked for a real offer, or given one to answer, it is no better than before. */
async function misbehave(client: WireClient, description: Uint8Array): Promise<void> {
  const { role } = await client.next('Matched');
  const blob = signal(role === 'initiator' ? offer : answer, description);
  client.send({ type: 'Signal', ticket: 1, blob });
  await client.next('PartnerLeft');
  await client.close();
}

/** It did arrive, so it could have been seen. */
async function expectToHaveGot(person: Person, description: Uint8Array): Promise<void> {
  const { received } = await person.frames();
  const matched = received.filter((frame) => frame.type === 'Matched');
  expect(matched.at(-1)?.description).toEqual(description);
}

/** Every word and every name on the page, and what its connections were given. */
const readAll = (person: Person) =>
  person.tab.evaluate(
    () =>
      document.documentElement.outerHTML +
      window.pageWatch.connections
        .map(({ remoteDescription }) => remoteDescription?.sdp ?? '')
        .join(),
    undefined,
  );

describe('[E43] a stranger whose client was made to do harm', () => {
  for (const [what, { description, local }] of Object.entries(hostile)) {
    test(`${what}: the search goes on, and finds somebody`, async () => {
      const ann = await browsers.person('chromium', server.url);
      await ann.openWithDevices();
      await ann.untilLine('open');
      const client = await join(description, local);
      await client.next('Parked');
      await ann.press('Start');
      await misbehave(client, description);
      await ann.untilText('The last one could not be reached. The search goes on.');
      expect(await readAll(ann)).not.toContain(mark);
      expect(await ann.phase()).toBe('searching');
      await expectToHaveGot(ann, description);

      const ben = await browsers.person('chromium', server.url);
      await ben.openWithDevices();
      await ben.press('Start');
      await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
      await expectCall(ann, ben);
      expect(ann.tab.uncaught).toEqual([]);
    });
  }

  test('one who is nobody: what can be applied is, and its name is on no page', async () => {
    const codec = (payloadType: number, name: string) => ({
      payloadType,
      identity: hash32(codecIdentity(name, '')),
      rtx: 0,
    });
    const description = described({
      audioCodecs: [codec(111, 'opus/48000/2')],
      videoCodecs: [codec(96, 'VP8/90000')],
    });
    const ann = await browsers.person('chromium', server.url);
    await ann.openWithDevices();
    await ann.untilLine('open');
    const client = await join(description);
    await client.next('Parked');
    await ann.press('Start');
    // The control of what the others look for: here it is there.
    await eventually('it to be applied', async () => (await readAll(ann)).includes(mark));
    await ann.untilPhase('connecting');
    expect(await ann.text()).not.toContain(mark);
    await client.next('PartnerLeft');
    await ann.untilText('The last one could not be reached. The search goes on.');
    expect(await ann.text()).not.toContain(mark);
    await client.close();
  });

  test('four of them in a row: it is told that nobody could be reached', async () => {
    const ann = await browsers.person('chromium', server.url);
    await ann.openWithDevices();
    await ann.press('Start');
    await ann.untilPhase('searching');
    const bad = hostile['text instead of a description']?.description ?? nothing;
    for (let i = 0; i < 4; i++) await misbehave(await join(bad), bad);
    await ann.untilPhase('ended');
    await ann.untilText('The connection did not work.');
    await expectToHaveGot(ann, bad);
    expect(await readAll(ann)).not.toContain(mark);
  });
});
