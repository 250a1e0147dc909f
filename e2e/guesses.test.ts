import { afterAll, beforeAll, expect, test } from 'bun:test';
import { randomBytes } from 'node:crypto';
import { closeCodes } from '@passerby/protocol/close-codes';
import { pairKeyBytes, resumeTokenBytes } from '@passerby/protocol/limits';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { personOn } from './node-scene.ts';
import { joinFrame } from './wish.ts';

/*
 * What must not be guessed, guessed: as near to the truth as can be, which no attacker gets, and as fast as
 * a door without limits lets them. Each has its control: the truth itself is taken.
 */

let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({
    flags: [
      ...['--stun-ports=none', '--site=/nowhere'],
      ...['--sockets-per-network=10000', '--openings-per-second=10000'],
    ],
  });
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

interface Side {
  readonly client: WireClient;
  readonly token: Uint8Array;
  readonly keys: { readonly key: Uint8Array; readonly partnerHash: Uint8Array };
}

/** Two who have met under ticket 1, and all that an attacker would like to know of them. */
async function pair(): Promise<readonly [Side, Side]> {
  const clients: Pick<Side, 'client' | 'token'>[] = [];
  for (const _ of [1, 2]) {
    const client = await openWireClient({ url: server.url });
    client.send({ type: 'Hello', version: 1 });
    const { token } = await client.next('Welcome');
    clients.push({ client, token });
    client.send(joinFrame(1));
  }
  const sides = clients.map(async ({ client, token }) => {
    const { key, partnerHash } = await client.next('Matched');
    return { client, token, keys: { key, partnerHash } };
  });
  return Promise.all(sides) as Promise<[Side, Side]>;
}

/** They still hear each other, and have heard nothing else since they met. */
async function expectUndisturbed([one, other]: readonly [Side, Side]): Promise<void> {
  for (const [from, to] of [
    [one, other],
    [other, one],
  ] as const) {
    from.client.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(42) });
    expect((await to.client.next('Signal')).blob).toEqual(Uint8Array.of(42));
  }
  const left = [...one.client.waiting, ...other.client.waiting].map(({ type }) => type);
  expect(left.filter((type) => type !== 'Presence' && type !== 'Parked')).toEqual([]);
}

const part = async (sides: readonly [Side, Side]) => {
  for (const { client } of sides) await client.close();
};

/** The same bytes, with one bit turned. */
function near(bytes: Uint8Array, bit: number): Uint8Array {
  const guess = bytes.slice();
  guess[bit >> 3] = (guess[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return guess;
}

async function resume(token: Uint8Array): Promise<{ client: WireClient; resumed: boolean }> {
  const client = await openWireClient({ url: server.url });
  client.send({ type: 'Resume', version: 1, token });
  return { client, resumed: (await client.next('Welcome')).resumed };
}

test('[E122] [R2] of resume tokens one bit beside the truth, and of made-up ones, none resumes anything', async () => {
  const both = await pair();
  const guesses = [
    ...Array.from({ length: 8 * resumeTokenBytes }, (_, bit) => near(both[0].token, bit)),
    ...Array.from({ length: 200 }, () => new Uint8Array(randomBytes(resumeTokenBytes))),
    new Uint8Array(resumeTokenBytes),
  ];
  let resumed = 0;
  for (const guess of guesses) {
    const answer = await resume(guess);
    resumed += Number(answer.resumed);
    await answer.client.close();
  }
  expect(resumed).toBe(0);
  await expectUndisturbed(both);
  // The control: the truth.
  await both[0].client.vanish();
  const back = await resume(both[0].token);
  expect(back.resumed).toBe(true);
  // And repeated, once a word came over the new socket: it is an old one.
  back.client.send({ type: 'Signal', ticket: 1, blob: Uint8Array.of(7) });
  expect((await both[1].client.next('Signal')).blob).toEqual(Uint8Array.of(7));
  const repeated = await resume(both[0].token);
  expect(repeated.resumed).toBe(false);
  for (const client of [repeated.client, back.client, both[1].client]) await client.close();
}, 20_000);

test('[E122] [I3] [I6] [M7] tickets of others name nobody: no word, no farewell and no flag arrives', async () => {
  const both = await pair();
  const before = (await (await fetch(`${server.url}/healthz`)).json()).moderation;
  const blob = Uint8Array.of(66);
  for (let guess = 0; guess < 8; guess++) {
    const attacker = await personOn(server);
    // It waits for people who speak a language that nobody speaks: tickets up to 9 are its own.
    attacker.send(joinFrame(9, { language: 600, tags: new Uint8Array(6).fill(7) }));
    await attacker.next('Parked');
    attacker.send({ type: 'Signal', ticket: guess, blob });
    attacker.send({ type: 'Leave', ticket: guess, why: 'neverConnected' });
    attacker.send({ type: 'Flag', ticket: guess, reason: 'nudity' });
    attacker.send({ type: 'Outcome', ticket: guess, way: 'direct', group: 0 });
    attacker.send({ ...joinFrame(guess), type: 'Refresh' });
    attacker.send({ type: 'Inspect' });
    await attacker.next('Record');
    expect(attacker.waiting.filter(({ type }) => type !== 'Presence')).toEqual([]);
    // Beyond its own there is nothing to be named: that ends it.
    attacker.send({ type: 'Signal', ticket: 10 + guess, blob });
    expect(await attacker.closed).toBe(closeCodes.badTicket);
  }
  expect((await (await fetch(`${server.url}/healthz`)).json()).moderation).toEqual(before);
  await expectUndisturbed(both);
  await part(both);
}, 20_000);

test('[E122] [R3] [R4] match keys one bit beside the truth bring nobody together', async () => {
  const both = await pair();
  const [ann, ben] = both;
  const claim = async (keys: Side['keys']) => {
    const client = await personOn(server);
    client.send({ type: 'Reattach', ticket: 1, ...keys });
    return client;
  };
  const guesses: WireClient[] = [];
  for (let bit = 0; bit < 8 * pairKeyBytes; bit += 3) {
    guesses.push(await claim({ ...ann.keys, key: near(ann.keys.key, bit) }));
    guesses.push(await claim({ ...ben.keys, partnerHash: near(ben.keys.partnerHash, bit) }));
    guesses.push(await claim({ ...ann.keys, key: new Uint8Array(randomBytes(pairKeyBytes)) }));
  }
  for (const guess of guesses) {
    guess.send({ type: 'Inspect' });
    await guess.next('Record');
    expect(guess.waiting.filter(({ type }) => type !== 'Presence')).toEqual([]);
    await guess.close();
  }
  await expectUndisturbed(both);
  await part(both);
  // The control: both keys, as they were.
  const again = [await claim(ann.keys), await claim(ben.keys)];
  for (const client of again) expect((await client.next('Reattached')).ticket).toBe(1);
  for (const client of again) await client.close();
}, 20_000);
