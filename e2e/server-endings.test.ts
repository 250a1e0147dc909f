import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { clientWire } from '@passerby/protocol/client-messages';
import { closeCodes } from '@passerby/protocol/close-codes';
import { serverWire } from '@passerby/protocol/server-messages';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { opcodes, openRawSocket, type RawSocket, rawFrame } from './server-raw-socket.ts';

/**
 * What the runtime reports for each way in which a socket can end, seen from outside: a session
 * that was lost can be resumed, one that was closed cannot.
 */
let server: ServerProcess;

beforeAll(async () => {
  server = await startServerProcess({
    flags: ['--stun-ports=none', '--resume-window=20', '--frames-per-second=1000'],
  });
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
});

const hello = rawFrame(opcodes.binary, clientWire.encode({ type: 'Hello', version: 1 }).slice());

async function welcomeOf(socket: RawSocket) {
  const decoded = serverWire.decode((await socket.next(opcodes.binary)).payload);
  if (!decoded.ok || decoded.value.type !== 'Welcome') throw new Error('no Welcome came first');
  return decoded.value;
}

async function greeted(): Promise<{ socket: RawSocket; token: Uint8Array }> {
  const socket = await openRawSocket(server.port);
  socket.write(hello);
  return { socket, token: (await welcomeOf(socket)).token };
}

async function canResume(token: Uint8Array): Promise<boolean> {
  const socket = await openRawSocket(server.port);
  const frame = clientWire.encode({ type: 'Resume', version: 1, token }).slice();
  socket.write(rawFrame(opcodes.binary, frame));
  const { resumed } = await welcomeOf(socket);
  socket.write(closeFrame(1000));
  await socket.ended;
  return resumed;
}

function closeFrame(code?: number, text = ''): Uint8Array {
  const head = code === undefined ? [] : [code >> 8, code & 255];
  return rawFrame(opcodes.close, new Uint8Array([...head, ...new TextEncoder().encode(text)]));
}

const isForgotten = async (end: (socket: RawSocket) => void) => {
  const { socket, token } = await greeted();
  end(socket);
  await socket.ended;
  expect(await canResume(token)).toBe(false);
};

describe('closed: forgotten at once', () => {
  test.each([
    ['a closed tab (1001)', 1001, ''],
    ['close() with 1000', 1000, ''],
    ['close() without a code', undefined, ''],
    ['a code of an application', 4321, ''],
    ['a close frame whose text is that of a timeout', 1000, 'WebSocket timed out from inactivity'],
    ['a close frame with a code that must not travel', 1006, ''],
  ])('[S10] %s', async (_what, code, text) => {
    await isForgotten((socket) => socket.write(closeFrame(code, text)));
  });

  test('[S10] a close frame, and the connection ends right behind it', async () => {
    await isForgotten((socket) => {
      socket.write(closeFrame(1001));
      socket.tcp.end();
    });
  });

  test('[S10] what the server closes itself, and what breaks a rule', async () => {
    await isForgotten((socket) => socket.write(rawFrame(opcodes.text, new Uint8Array(1))));
    await isForgotten((socket) => socket.write(hello));
    await isForgotten((socket) =>
      socket.write(rawFrame(opcodes.binary, new Uint8Array(1), { isMasked: false })),
    );
    await isForgotten((socket) => socket.write(rawFrame(opcodes.binary, new Uint8Array(17_000))));
  });
});

describe('lost: there is a way back', () => {
  test('[S10] a reset connection', async () => {
    const { socket, token } = await greeted();
    socket.tcp.resetAndDestroy();
    expect(await canResume(token)).toBe(true);
  });

  test('[S10] a connection that ends without a close frame', async () => {
    const { socket, token } = await greeted();
    socket.tcp.end();
    await socket.ended;
    expect(await canResume(token)).toBe(true);
  });

  test('[S11] who answers no ping is cut off and may come back; who does is let be', async () => {
    // The one that answers is the older one: were its answers not heard, it would be cut off first.
    const idle = await openRawSocket(server.port, { pongs: true });
    idle.write(hello);
    await welcomeOf(idle);
    const silent = await greeted();
    const openedAt = performance.now();
    await silent.socket.ended;
    const tookMs = performance.now() - openedAt;
    expect(tookMs).toBeGreaterThan(20_000);
    expect(tookMs).toBeLessThan(45_000);
    expect(await canResume(silent.token)).toBe(true);
    idle.write(hello);
    expect(await idle.closeCode()).toBe(closeCodes.badState);
  }, 60_000);
});
