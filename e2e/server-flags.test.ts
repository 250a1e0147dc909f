import { afterAll, beforeAll, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeCodes } from '@passerby/protocol/close-codes';
import { commitmentBytes, protocolVersion } from '@passerby/protocol/limits';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy } from '@passerby/test-kit/source-proxy';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';

/*
 * The server as a process, over real sockets from networks of their own (127.N.1.1): what flags bring
 * about, and what an operator can do about it. Browsers have their own tests.
 */

let server: ServerProcess;
const proxies: { close(): Promise<void> }[] = [];
const blockSeconds = 3;
const folder = mkdtempSync(join(tmpdir(), 'passerby-flags-'));
const config = join(folder, 'passerby.json');
const configure = (options: object) => writeFileSync(config, JSON.stringify(options));

beforeAll(async () => {
  configure({});
  server = await startServerProcess({
    flags: [
      `--config=${config}`,
      '--stun-ports=none',
      '--min-shared=0.2',
      `--block-seconds=${blockSeconds},600`,
    ],
  });
});

afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

/** A way in from 127.N.1.1. */
async function network(n: number): Promise<string> {
  const proxy = await createSourceProxy({ targetPort: server.port, from: `127.${n}.1.1` });
  proxies.push(proxy);
  return `http://127.0.0.1:${proxy.port}`;
}

async function enter(url: string): Promise<WireClient> {
  const client = await openWireClient({ url });
  client.send({ type: 'Hello', version: protocolVersion });
  return client;
}

const next = (client: WireClient, ticket: number) =>
  client.send({
    type: 'Next',
    ticket,
    why: 'left',
    mode: 'text',
    language: 0,
    generation: 0,
    hardNat: false,
    relayOnly: false,
    commitment: new Uint8Array(commitmentBytes),
    tags: new Uint8Array(0),
    description: new Uint8Array(8),
    local: new Uint8Array(0),
  });

/** Answers what is asked, as a client's worker does. */
async function solve(client: WireClient): Promise<void> {
  const { ticket, expires, bits, seed } = await client.next('Challenge');
  const nonce = Buffer.alloc(8);
  for (let i = 0; ; i++) {
    nonce.writeUInt32BE(i, 4);
    const digest = createHash('sha256').update(seed).update(nonce).digest();
    if (Math.clz32(digest.readUInt32BE(0)) >= bits) break;
  }
  client.send({ type: 'Solve', ticket, expires, bits, nonce });
}

/** One after the other meets the culprit and flags it; returns the last one, before its flag. */
async function meetAll(culprit: WireClient, urls: readonly string[]): Promise<WireClient[]> {
  const met: WireClient[] = [];
  for (const [i, url] of urls.entries()) {
    const reporter = await enter(url);
    next(culprit, i + 1);
    // Two flags are enough to be asked for work.
    if (i >= 2) await solve(culprit);
    next(reporter, 1);
    await reporter.next('Matched');
    await culprit.next('Matched');
    await Bun.sleep(250);
    met.push(reporter);
    if (i < urls.length - 1) reporter.send({ type: 'Flag', ticket: 1, reason: 'nudity' });
  }
  return met;
}

test('[A6] [A7] [A10] three networks end a session in mid-call, and its network to the second', async () => {
  const home = await network(50);
  const culprit = await enter(home);
  const urls = await Promise.all([51, 52, 53].map(network));
  const [, , last] = await meetAll(culprit, urls);
  last?.send({ type: 'Leave', ticket: 1, why: 'left' });
  const victim = await enter(await network(54));
  next(culprit, 9);
  await solve(culprit);
  next(victim, 1);
  await victim.next('Matched');
  last?.send({ type: 'Flag', ticket: 1, reason: 'harassment' });
  const sinceEnd = startStopwatch();
  expect(await victim.next('PartnerLeft')).toMatchObject({ ticket: 1, why: 'terminated' });
  expect(sinceEnd.ms).toBeLessThan(1_000);
  expect(await culprit.next('Terminated')).toMatchObject({
    reason: 'harassment',
    seconds: blockSeconds,
  });
  // The client does nothing about it; the server does.
  expect(await culprit.closed).toBe(closeCodes.terminated);
  const again = await enter(home);
  const { seconds } = await again.next('Blocked');
  expect(seconds).toBeLessThanOrEqual(blockSeconds);
  expect(await again.closed).toBe(closeCodes.blocked);
  await Bun.sleep(seconds * 1_000 - sinceEnd.ms - 300);
  const early = await enter(home);
  expect((await early.next('Blocked')).seconds).toBe(1);
  await Bun.sleep(Math.max(0, blockSeconds * 1_000 - sinceEnd.ms + 20));
  const back = await enter(home);
  expect((await back.next('Welcome')).resumed).toBe(false);
  await back.close();
}, 30_000);

test('[A2] three reporters on one network achieve nothing', async () => {
  const culprit = await enter(await network(60));
  const url = await network(61);
  const reporters: WireClient[] = [];
  for (let i = 1; i <= 4; i++) {
    const reporter = await enter(url);
    next(culprit, i);
    next(reporter, 1);
    await reporter.next('Matched');
    await Bun.sleep(250);
    reporter.send({ type: 'Flag', ticket: 1, reason: 'minor' });
    reporters.push(reporter);
  }
  const healthy = await (await fetch(`${server.url}/healthz`)).json();
  expect(healthy.moderation.flags.minor).toBe(8);
  next(culprit, 9);
  expect((await culprit.next('Parked')).ticket).toBeGreaterThan(0);
  await culprit.close();
}, 30_000);

test('[A11] on this machine alone nobody is blocked, whatever they do', async () => {
  const culprit = await enter(server.url);
  for (let i = 1; i <= 4; i++) {
    const reporter = await enter(server.url);
    next(culprit, i);
    next(reporter, 1);
    await reporter.next('Matched');
    await Bun.sleep(250);
    reporter.send({ type: 'Flag', ticket: 1, reason: 'spam' });
  }
  const another = await enter(server.url);
  await another.next('Welcome');
  await another.close();
}, 30_000);

test('[A17] SIGUSR2 lifts all blocks', async () => {
  const home = await network(70);
  for (let round = 0; round < 2; round++) {
    const culprit = await enter(home);
    await culprit.next('Welcome');
    const met = await meetAll(
      culprit,
      await Promise.all([71, 72, 73].map((n) => network(n + 10 * round))),
    );
    met.at(-1)?.send({ type: 'Flag', ticket: 1, reason: 'other' });
    await culprit.next('Terminated');
    process.kill(server.pid, 'SIGUSR2');
    await eventually('the word that blocks are lifted', () =>
      server.output().stderr.split('passerby blocksLifted\n').length > 1 + round ? true : undefined,
    );
  }
  const back = await enter(home);
  await back.next('Welcome');
  await back.close();
}, 30_000);

test('[A17] SIGHUP denies ranges and pauses matching, and takes both back', async () => {
  const said = (line: string) => server.output().stderr.split(`passerby ${line}\n`).length - 1;
  let changes = 0;
  const reload = async (options: object) => {
    configure(options);
    process.kill(server.pid, 'SIGHUP');
    changes += 1;
    await eventually('the word that options were read', () => said('optionsChanged') === changes);
  };
  const [here, there] = await Promise.all([90, 91].map(network));
  await reload({ matching: 'paused', denyNetwork: ['127.91.0.0/16'] });
  await expect(enter(there as string)).rejects.toThrow('did not take the socket');
  const [ada, bob] = await Promise.all([enter(here as string), enter(server.url)]);
  next(ada, 1);
  next(bob, 1);
  await ada.next('Parked');
  await bob.next('Parked');
  configure({ matching: 'perhaps' });
  process.kill(server.pid, 'SIGHUP');
  await eventually('the word that options are wrong', () => said('optionsRefused') === 1);
  expect(ada.waiting.some(({ type }) => type === 'Matched')).toBe(false);
  await reload({});
  await ada.next('Matched');
  const welcome = await enter(there as string);
  await welcome.next('Welcome');
  for (const client of [ada, bob, welcome]) await client.close();
}, 30_000);
