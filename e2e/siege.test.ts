import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Socket } from 'node:net';
import { searchWork } from '@passerby/client/core/proof-of-work';
import { closeCodes } from '@passerby/protocol/close-codes';
import { maxFrameBytes } from '@passerby/protocol/limits';
import { serverWire } from '@passerby/protocol/server-messages';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { enterMany, frameOf, freshNetwork, holdings, openMany, openStuck } from './attackers.ts';
import { personOn } from './node-scene.ts';
import { expectCall, meet } from './scene.ts';
import { opcodes, type RawSocket, rawFrame, upgradeRequest } from './server-raw-socket.ts';
import { whileTwoTalk } from './two-who-talk.ts';
import { joinFrame, nextFrame } from './wish.ts';

/*
 * Attacks on a server as it is started, with the limits that it has by itself, from networks of the
 * loopback. Each ends with a figure: what the attack may cost at most, and what whoever is in a call or
 * comes in meanwhile has of it, which is nothing.
 */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess({ flags: ['--stun-ports=none', '--min-shared=0.1'] });
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
});

/** The limits of a server whose operator set none (SPEC S8, A13). */
const [socketsPerNetwork, openingsPerSecond, matchesPerMinute] = [128, 2, 60];
/** What an attack may take of memory: it takes 0.2 to 9, and 3 KB for each slow socket. */
const mostMib = 48;
/** Of those who come in meanwhile, 99 of 100 are with somebody within this time. */
const mostMs = 500;

const health = async () => (await fetch(`${server.url}/healthz`)).json();
const binary = (frame: Uint8Array) => serverWire.decode(frame);

/** What it all takes of the server's memory, and whether everything is let go in the end. */
async function expectToCost(most: { readonly mib: number }, attack: () => Promise<void>) {
  const before = holdings(server.pid);
  let peak = before.mib;
  const watch = setInterval(() => {
    peak = Math.max(peak, holdings(server.pid).mib);
  }, 100);
  try {
    await attack();
  } finally {
    clearInterval(watch);
  }
  expect(peak - before.mib).toBeLessThan(most.mib);
  // The runtime keeps a few of its own.
  await eventually('no connection is left', () => holdings(server.pid).files <= before.files + 8, {
    timeoutMs: 40_000,
  });
}

const gone = (sockets: readonly RawSocket[]) => {
  for (const { tcp } of sockets) tcp.destroy();
};

/** More sockets than a network may have, as fast as they come. */
async function floodOfConnects(): Promise<void> {
  const from = freshNetwork();
  const startedAt = performance.now();
  const sockets = await openMany(server.port, 4 * socketsPerNetwork, () => from(1));
  const seconds = (performance.now() - startedAt) / 1_000;
  const codes: number[] = [];
  for (const socket of sockets)
    void socket.closeCode().then(
      (code) => codes.push(code),
      () => {},
    );
  const refused = () => codes.filter((code) => code === closeCodes.tooManySockets).length;
  const most = socketsPerNetwork + openingsPerSecond * seconds + 1;
  await eventually('the others are refused', () => refused() >= sockets.length - most);
  // A neighbour of that network comes in at once.
  gone(await enterMany(server.port, 1, () => from(2)));
  gone(sockets);
}

/** Half a request, and whole ones that are followed by nothing. */
async function openSlowSockets(): Promise<readonly Socket[]> {
  const count = depth({ quick: 500, deep: 8_000, of: 'slow handshakes, and of silent sockets' });
  const from = freshNetwork();
  // A hundred to a network: as many as it may have.
  const of = (i: number) => from(Math.floor(i / 100));
  const half = 'GET /socket HTTP/1.1\r\nHost: a';
  const stuck = await openStuck(server.port, count, of, half);
  const silent = await openStuck(server.port, count, (i) => of(count + i), upgradeRequest());
  return [...stuck, ...silent];
}

/** The message of this type that comes next; what comes before it is not asked for. */
async function heard(socket: RawSocket, type: string): Promise<void> {
  for (;;) {
    const decoded = binary((await socket.next(opcodes.binary)).payload);
    if (decoded.ok && decoded.value.type === type) return;
    if (decoded.ok && decoded.value.type === 'Terminated') throw new Error('it was ended');
  }
}

/** Until they are with somebody; does the work that is asked for (SPEC A15). Returns how long that took, in ms. */
async function untilMatched(socket: RawSocket): Promise<number> {
  let workedMs = 0;
  for (;;) {
    const decoded = binary((await socket.next(opcodes.binary)).payload);
    if (!decoded.ok) throw new Error(decoded.code);
    const { value } = decoded;
    if (value.type === 'Matched') return workedMs;
    if (value.type !== 'Challenge') continue;
    const startedAt = performance.now();
    const { ticket, expires, bits, seed } = value;
    const nonce = searchWork(seed, bits, 0, 2 ** 24);
    workedMs += performance.now() - startedAt;
    if (nonce) socket.write(frameOf({ type: 'Solve', ticket, expires, bits, nonce }));
  }
}

/**
 * How long two who come in take from the opening of their sockets to each other, in ms, each time, without what
 * they worked for it.
 */
async function timeHonestJoins(pairs: number): Promise<readonly number[]> {
  const waits: number[] = [];
  const from = Array.from({ length: 4 }, freshNetwork);
  for (let pair = 0; pair < pairs; pair++) {
    const startedAt = performance.now();
    const network = from[pair % from.length] as (host: number) => string;
    const two = await enterMany(server.port, 2, network);
    for (const one of two) one.write(frameOf(joinFrame(1, { mode: 'text', language: 98 })));
    const worked = await Promise.all(two.map(untilMatched));
    waits.push(performance.now() - startedAt - worked.reduce((sum, ms) => sum + ms));
    gone(two);
    // As they come on a busy evening.
    await Bun.sleep(30);
  }
  return waits.toSorted((a, b) => a - b);
}

async function slowSockets(): Promise<void> {
  const sockets = await openSlowSockets();
  let over = 0;
  for (const socket of sockets) {
    socket.resume();
    socket.once('close', () => {
      over += 1;
    });
  }
  const waits = await timeHonestJoins(100);
  const [median = 0, p99 = Number.NaN] = [waits[50], waits[98]];
  console.log(
    `who comes in beside ${sockets.length} slow sockets: ${median.toFixed(1)} ms, 99 of 100 within ${p99.toFixed(1)} ms`,
  );
  expect(p99).toBeLessThan(mostMs);
  // All of them are ended by the server: nobody here closes one.
  const isOver = () => over === sockets.length;
  await eventually(`${sockets.length} slow sockets are ended`, isOver, { timeoutMs: 40_000 });
}

/** Frames that say to be longer than any may be, and some that end in the middle. */
async function giantAndTruncatedFrames(): Promise<void> {
  const from = freshNetwork();
  const giants = await enterMany(server.port, 60, (i) => from(i % 2));
  const heads = [
    // 64 bits of length: 2^40; the largest there is; and one byte more than is taken.
    Uint8Array.of(130, 255, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0),
    Uint8Array.of(130, 255, 127, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0),
    rawFrame(opcodes.binary, new Uint8Array(maxFrameBytes + 1)),
  ] as const;
  for (const [i, giant] of giants.entries()) {
    giant.write(heads[i % heads.length] as Uint8Array);
    giant.write(new Uint8Array(65_536));
  }
  await Promise.all(giants.map((giant) => giant.ended));
  gone(giants);

  const cut = await enterMany(server.port, 60, (i) => from(2 + (i % 2)));
  const whole = frameOf(joinFrame(1));
  for (const [i, socket] of cut.entries()) {
    socket.write(whole.subarray(0, 1 + (i % (whole.length - 1))));
    socket.tcp.end();
  }
  await Promise.all(cut.map((socket) => socket.ended));
  gone(cut);
  // Each frame whole as such, and of no message: the server says what it thinks of that.
  const short = await enterMany(server.port, 60, (i) => from(4 + (i % 2)));
  const codes = await Promise.all(
    short.map((socket, i) => {
      socket.write(rawFrame(opcodes.binary, whole.subarray(8, 9 + i)));
      return socket.closeCode();
    }),
  );
  expect(new Set(codes)).toEqual(new Set([closeCodes.badFrame]));
  gone(short);
}

/** Two networks that look for somebody as fast as they can: they have the matches of two networks. */
async function stormOfJoins(): Promise<void> {
  const from = freshNetwork();
  const startedAt = performance.now();
  const crowd = await enterMany(server.port, 80, (i) => from(i % 2));
  for (let ticket = 1; ticket <= 25; ticket++) {
    for (const socket of crowd) socket.write(frameOf(nextFrame(ticket, { mode: 'audio' })));
    await Bun.sleep(40);
  }
  const told: Record<string, number> = {};
  await Promise.all(
    crowd.map(async (socket) => {
      // What comes last is the answer to a question that is asked last.
      socket.write(frameOf({ type: 'Inspect' }));
      for (let type = ''; type !== 'Record'; told[type] = (told[type] ?? 0) + 1) {
        const decoded = binary((await socket.next(opcodes.binary)).payload);
        if (!decoded.ok) throw new Error(decoded.code);
        type = decoded.value.type;
      }
    }),
  );
  const minutes = (performance.now() - startedAt) / 60_000;
  const most = 2 * matchesPerMinute * (1 + minutes) + 2;
  expect(told['Matched'] ?? 0).toBeLessThanOrEqual(most);
  // Two thousand searches: what was left had to work, and did not.
  expect(told['Challenge'] ?? 0).toBeGreaterThan(crowd.length);
  gone(crowd);
}

/** Many of one network, which is one voice, flag whoever they meet, and whom they never met. */
async function stormOfFlags(): Promise<void> {
  const before = (await health()).moderation;
  const mode = 'text' as const;
  const voice = freshNetwork();
  const [victim] = (await enterMany(server.port, 1, freshNetwork())) as [RawSocket];
  const reporters = await enterMany(server.port, 8, voice);
  const language = 99;
  for (const [i, reporter] of reporters.entries()) {
    victim.write(frameOf(nextFrame(1 + i, { mode, language })));
    reporter.write(frameOf(joinFrame(1, { mode, language })));
    await Promise.all([victim, reporter].map((one) => heard(one, 'Matched')));
    await Bun.sleep(150);
    for (const ticket of [1, 0, 1, 1]) {
      reporter.write(frameOf({ type: 'Flag', ticket, reason: 'nudity' }));
    }
  }
  // Whom they never met: no ticket of theirs names anybody.
  for (const reporter of reporters) {
    for (const reason of ['minor', 'spam'] as const) {
      reporter.write(frameOf({ type: 'Flag', ticket: 0, reason }));
    }
  }
  victim.write(frameOf({ type: 'Inspect' }));
  await eventually('the victim is there', async () => {
    const decoded = binary((await victim.next(opcodes.binary)).payload);
    return decoded.ok && decoded.value.type === 'Record';
  });
  const { ended, blocks, flags } = (await health()).moderation;
  expect([ended, blocks]).toEqual([before.ended, before.blocks]);
  expect(flags.nudity).toBeGreaterThan(before.flags.nudity);
  expect([flags.minor, flags.spam]).toEqual([before.flags.minor, before.flags.spam]);
  gone([victim, ...reporters]);
}

describe('[E120] whoever talks or comes in notices nothing, and it costs what it may', () => {
  test.each([
    ['[S8] a flood of connects', floodOfConnects, mostMib],
    ['[S5] slow handshakes and silent sockets', slowSockets, 80],
    ['[S3] [S4] giant and truncated frames', giantAndTruncatedFrames, mostMib],
    ['[A12] [A13] a storm of joins', stormOfJoins, mostMib],
    ['[A2] [A4] a storm of flags', stormOfFlags, mostMib],
  ] as const)(
    '%s',
    async (_name, attack, mib) => {
      await expectToCost({ mib }, () => whileTwoTalk(server, attack));
    },
    60_000,
  );
});

test('[E121] floods and storms at once, around two who are in a call: they see, hear and write, and stay', async () => {
  const [ann, ben] = [
    await browsers.person('chromium', server.url),
    await browsers.person('chromium', server.url),
  ];
  await Promise.all([ann.openWithDevices(), ben.openWithDevices()]);
  await meet(ann, ben);
  const heard = async () =>
    Promise.all([ann, ben].map(async (person) => (await person.frames()).received.length));
  const before = await heard();
  // Flags need calm: in a storm whoever joins works first (SPEC A15).
  const attacks = [floodOfConnects, giantAndTruncatedFrames, stormOfJoins] as const;
  const slow = await openSlowSockets();
  const siege = Promise.all(attacks.map((attack) => attack()));
  await expectCall(ann, ben);
  await siege;
  await expectCall(ann, ben);
  for (const socket of slow) socket.destroy();
  for (const [i, person] of [ann, ben].entries()) {
    expect([await person.phase(), await person.line()]).toEqual(['talking', 'open']);
    const since = (await person.frames()).received.slice(before[i]).map(({ type }) => type);
    // Nothing of it reached them: no new line, no partner who has left.
    expect(since.filter((type) => type === 'Welcome' || type === 'PartnerLeft')).toEqual([]);
  }
  await personOn(server).then((one) => one.close());
}, 90_000);
