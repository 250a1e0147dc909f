import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { clientWire } from '@passerby/protocol/client-messages';
import { closeCodes } from '@passerby/protocol/close-codes';
import { maxFrameBytes } from '@passerby/protocol/limits';
import { serverWire } from '@passerby/protocol/server-messages';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { openWireClient, type WireClient } from '@passerby/test-kit/wire-client';
import { opcodes, openRawSocket, type RawSocket, rawFrame } from './server-raw-socket.ts';

let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess({
    flags: ['--stun-ports=none', '--origin=https://chat.example'],
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
});

const hello = clientWire.encode({ type: 'Hello', version: 1 }).slice();
const helloFrame = rawFrame(opcodes.binary, hello);

async function greeted(from?: string): Promise<RawSocket> {
  const socket = await openRawSocket(server.port, from === undefined ? {} : { from });
  socket.write(helloFrame);
  await socket.next(opcodes.binary);
  return socket;
}

async function enter(): Promise<WireClient> {
  const client = await openWireClient({ url: server.url });
  client.send({ type: 'Hello', version: 1 });
  await client.next('Welcome');
  return client;
}

/** A bystander whose session must not notice anything. */
async function whileSomebodyStands(attack: () => Promise<void>): Promise<void> {
  const bystander = await enter();
  await attack();
  bystander.send({
    type: 'Join',
    ticket: 1,
    mode: 'text',
    language: 0,
    generation: 0,
    hardNat: false,
    relayOnly: false,
    commitment: new Uint8Array(32),
    tags: new Uint8Array(0),
    description: new Uint8Array(9),
    local: new Uint8Array(0),
  });
  expect((await bystander.next('Parked')).ticket).toBe(1);
  await bystander.close();
}

describe('the way in', () => {
  test('[S1] the subprotocol is agreed on once, and nothing is compressed', async () => {
    const offer = { 'Sec-WebSocket-Extensions': 'permessage-deflate; client_max_window_bits' };
    const socket = await openRawSocket(server.port, { headers: offer });
    expect(socket.answer).toStartWith('HTTP/1.1 101 ');
    expect(socket.answer.match(/sec-websocket-protocol: passerby\.v1\r\n/gi)).toHaveLength(1);
    expect(socket.answer).not.toMatch(/sec-websocket-extensions/i);
    expect(socket.answer).not.toMatch(/set-cookie|server:|x-powered-by/i);
    socket.tcp.destroy();
  });

  test.each([
    [undefined],
    ['null'],
    ['https://evil.example'],
    ['https://chat.example.evil.example'],
    ['http://localhost.evil.example'],
    ['http://chat.example'],
  ])('[S2] Origin %p is refused before the upgrade', async (origin) => {
    const socket = await openRawSocket(server.port, { headers: { Origin: origin } });
    expect(socket.answer).toStartWith('HTTP/1.1 403 ');
    expect(socket.answer).toMatch(/content-type: text\/plain/i);
    if (origin !== undefined) expect(socket.answer).not.toContain(origin);
    socket.tcp.destroy();
  });

  test.each([
    ['http://localhost:1'],
    ['http://127.9.9.9:8080'],
    ['http://[::1]'],
    ['https://chat.example'],
  ])('[S2] Origin %s passes', async (origin) => {
    const socket = await openRawSocket(server.port, { headers: { Origin: origin } });
    expect(socket.answer).toStartWith('HTTP/1.1 101 ');
    socket.tcp.destroy();
  });

  test.each([[undefined], ['passerby.v2'], ['chat']])(
    '[S1] subprotocol %p is refused before the upgrade',
    async (offered) => {
      const headers = { 'Sec-WebSocket-Protocol': offered };
      const socket = await openRawSocket(server.port, { headers });
      expect(socket.answer).toStartWith('HTTP/1.1 400 ');
      socket.tcp.destroy();
    },
  );

  test('[S5] no first message within five seconds, and the socket is closed', async () => {
    const socket = await openRawSocket(server.port);
    const openedAt = performance.now();
    const sinceOpened = startStopwatch();
    expect(await socket.closeCode()).toBe(closeCodes.helloTimeout);
    expect(performance.now() - openedAt).toBeGreaterThan(4_500);
    expect(sinceOpened.ms).toBeLessThan(8_000);
    await socket.ended;
  }, 15_000);
});

describe('what is no frame of ours', () => {
  test('[S4] text closes the socket, and nobody else notices', async () => {
    await whileSomebodyStands(async () => {
      const socket = await greeted();
      socket.write(rawFrame(opcodes.text, hello));
      expect(await socket.closeCode()).toBe(closeCodes.badFrame);
      await socket.ended;
    });
  });

  test('[S4] so does a frame that does not decode, and the first one too', async () => {
    await whileSomebodyStands(async () => {
      for (const bytes of [[], [0xff], [0x03, 1], [...hello, 0]]) {
        const socket = await greeted();
        socket.write(rawFrame(opcodes.binary, new Uint8Array(bytes)));
        expect(await socket.closeCode()).toBe(closeCodes.badFrame);
        const fresh = await openRawSocket(server.port);
        fresh.write(rawFrame(opcodes.binary, new Uint8Array(bytes)));
        expect(await fresh.closeCode()).toBe(closeCodes.badFrame);
      }
    });
  });

  test('[S3] a frame of 16 KiB is read, a longer one is not', async () => {
    await whileSomebodyStands(async () => {
      const full = await greeted();
      full.write(rawFrame(opcodes.binary, new Uint8Array(maxFrameBytes)));
      expect(await full.closeCode()).toBe(closeCodes.badFrame);
      const over = await greeted();
      over.write(rawFrame(opcodes.binary, new Uint8Array(maxFrameBytes + 1)));
      expect(await over.closeCode()).toBe(1009);
    });
  });

  test('[S3] fragments do not get around the limit', async () => {
    await whileSomebodyStands(async () => {
      const socket = await greeted();
      const part = new Uint8Array(6_000);
      socket.write(rawFrame(opcodes.binary, part, { isLast: false }));
      socket.write(rawFrame(0, part, { isLast: false }));
      socket.write(rawFrame(0, part, { isLast: true }));
      expect(await socket.closeCode()).toBe(1009);
    });
  });

  test('[S3] broken WebSocket frames end the socket that sent them', async () => {
    await whileSomebodyStands(async () => {
      const broken = [
        rawFrame(opcodes.binary, hello, { isMasked: false }),
        rawFrame(opcodes.binary, hello, { reserved: 4 }),
        rawFrame(11, hello),
        rawFrame(opcodes.ping, hello, { isLast: false }),
        rawFrame(0, hello),
      ];
      for (const bytes of broken) {
        const socket = await greeted();
        socket.write(bytes);
        expect(await socket.closeCode()).toBe(1002);
        await socket.ended;
      }
    });
  });
});

describe('too much', () => {
  test('[S9] more frames than a person makes close the socket', async () => {
    const socket = await greeted('127.0.7.1');
    const leave = clientWire.encode({ type: 'Leave', ticket: 0, why: 'left' }).slice();
    for (let i = 0; i < 200; i++) socket.write(rawFrame(opcodes.binary, leave));
    expect(await socket.closeCode()).toBe(closeCodes.tooFast);
  });

  test.each([['ping'], ['pong']] as const)('[S9] so do control frames: %s', async (kind) => {
    const socket = await greeted('127.0.7.2');
    for (let i = 0; i < 200; i++) socket.write(rawFrame(opcodes[kind], new Uint8Array(4)));
    expect(await socket.closeCode()).toBe(closeCodes.tooFast);
  });

  test('[S12] whoever does not read what they are sent is cut off, and their partner goes on', async () => {
    const frugal = await startServerProcess({
      flags: ['--stun-ports=none', '--frames-per-second=100000', '--relax-after=0'],
    });
    const join = {
      ticket: 1,
      mode: 'video',
      language: 0,
      generation: 0,
      hardNat: false,
      relayOnly: false,
      commitment: new Uint8Array(32),
      tags: new Uint8Array(0),
      description: new Uint8Array(9),
      local: new Uint8Array(0),
    } as const;
    const deaf = await openRawSocket(frugal.port);
    deaf.write(helloFrame);
    await deaf.next(opcodes.binary);
    deaf.write(rawFrame(opcodes.binary, clientWire.encode({ type: 'Join', ...join }).slice()));
    await deaf.next(opcodes.binary);
    const speaker = await openWireClient({ url: frugal.url });
    speaker.send({ type: 'Hello', version: 1 });
    await speaker.next('Welcome');
    speaker.send({ type: 'Join', ...join });
    await speaker.next('Matched');
    deaf.tcp.pause();
    // More than the kernel and the queue hold together, and less than what Bun would queue unasked;
    // in rounds, to notice the end.
    const mostBytes = 14 * 1024 * 1024;
    const signal = { type: 'Signal', ticket: 1, blob: new Uint8Array(4_096) } as const;
    let sentBytes = 0;
    let isCutOff = false;
    void deaf.ended.then(() => {
      isCutOff = true;
    });
    const health = async () => (await (await fetch(`${frugal.url}/healthz`)).json()).sessions;
    while (!isCutOff && sentBytes < mostBytes) {
      for (let i = 0; i < 100; i++) speaker.send(signal);
      sentBytes += 100 * 4_096;
      await health();
      // A paused socket learns of its end only by reading: ask the system instead.
      isCutOff ||= deaf.tcp.destroyed || isGone(frugal.pid, deaf.tcp.localPort ?? 0);
    }
    expect(isCutOff).toBe(true);
    speaker.send({ type: 'Next', why: 'left', ...join, ticket: 2 });
    await speaker.next('Parked');
    deaf.tcp.destroy();
    await speaker.close();
    expect(await frugal.stop()).toBe(0);
  }, 60_000);

  test('[S8] a network holds so many sockets, and others come in all the same', async () => {
    const small = await startServerProcess({
      flags: ['--stun-ports=none', '--sockets-per-network=3', '--openings-per-second=1000'],
    });
    const crowd: RawSocket[] = [];
    for (let i = 0; i < 3; i++) crowd.push(await openRawSocket(small.port, { from: '127.0.8.1' }));
    const fourth = await openRawSocket(small.port, { from: '127.0.8.1' });
    expect(await fourth.closeCode()).toBe(closeCodes.tooManySockets);
    const elsewhere = await openRawSocket(small.port, { from: '127.0.8.2' });
    elsewhere.write(helloFrame);
    const welcome = serverWire.decode((await elsewhere.next(opcodes.binary)).payload);
    expect(welcome).toMatchObject({ ok: true, value: { type: 'Welcome' } });
    crowd[0]?.tcp.destroy();
    await fourth.ended;
    // The server hears of the end a moment later than we do.
    for (;;) {
      const again = await openRawSocket(small.port, { from: '127.0.8.1' });
      again.write(helloFrame);
      if ((await again.next()).opcode === opcodes.binary) break;
    }
    expect(await small.stop()).toBe(0);
  }, 20_000);
});

/** Whether a process no longer holds its end of the connection from this port. */
function isGone(pid: number, port: number): boolean {
  const table = readFileSync(`/proc/${pid}/net/tcp`, 'utf8');
  const remote = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  // Column 2 is the other end; state 01 is an open connection.
  const open = table.split('\n').filter((line) => {
    const [, , there = '', state] = line.trim().split(/\s+/);
    return there.endsWith(remote) && state === '01';
  });
  return open.length === 0;
}
