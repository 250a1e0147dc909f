import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { connect } from 'node:net';
import { clientWire } from '@passerby/protocol/client-messages';
import { closeCodes } from '@passerby/protocol/close-codes';
import { maxFrameBytes } from '@passerby/protocol/limits';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { holdings } from './attackers.ts';
import {
  opcodes,
  openRawSocket,
  type RawSocket,
  rawFrame,
  upgradeRequest,
} from './server-raw-socket.ts';
import { whileTwoTalk } from './two-who-talk.ts';

/*
 * Everything that RFC 6455 forbids, and some of what it leaves open, from a client that cares for nothing.
 * Each socket is ended with the code that fits; two who talk meanwhile lose no word.
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
  expect(server.output().stderr).toBe('');
});

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => new TextEncoder().encode(text);
const join = (...parts: readonly Uint8Array[]) => Uint8Array.from(parts.flatMap((one) => [...one]));
const { text, binary, close, ping, pong } = opcodes;
const continuation = 0;
const hello = clientWire.encode({ type: 'Hello', version: 1 }).slice();
const leave = clientWire.encode({ type: 'Leave', ticket: 0, why: 'left' }).slice();
const invalidUtf8 = bytes(0xc3, 0x28);

async function greeted(): Promise<RawSocket> {
  const socket = await openRawSocket(server.port);
  socket.write(rawFrame(binary, hello));
  await socket.next(binary);
  return socket;
}

type Cases = Readonly<Record<string, readonly [code: number, sent: Uint8Array]>>;

/** Each is sent by somebody who has been let in; the server says the code, and ends the connection. */
async function expectEnds(cases: Cases): Promise<void> {
  const names = Object.keys(cases);
  const codes = await Promise.all(
    Object.values(cases).map(async ([, sent]) => {
      const socket = await greeted();
      socket.write(sent);
      const code = await socket.closeCode();
      await socket.ended;
      return code;
    }),
  );
  const told = Object.fromEntries(names.map((name, i) => [name, codes[i]]));
  expect(told).toEqual(Object.fromEntries(names.map((name) => [name, cases[name]?.[0]])));
}

/** Of these numbers a case each. */
const each = (numbers: readonly number[], code: number, sent: (number: number) => Uint8Array) =>
  Object.fromEntries(numbers.map((number) => [`${number}`, [code, sent(number)] as const]));

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

const closing = (code: number, reason = new Uint8Array(0)) =>
  rawFrame(close, join(bytes(code >> 8, code & 255), reason));

/** A binary frame's head with its length in eight bytes, and a mask of zeros. */
const longHead = (first: number, ...length: readonly number[]) =>
  bytes(first, 255, ...length, 0, 0, 0, 0);
const allOnes = new Array<number>(7).fill(255);

const families: Readonly<Record<string, Cases>> = {
  'unmasked frames': {
    data: [1002, rawFrame(binary, leave, { isMasked: false })],
    ping: [1002, rawFrame(ping, leave, { isMasked: false })],
    close: [1002, rawFrame(close, bytes(3, 232), { isMasked: false })],
  },
  'reserved bits in data, that of compression among them': each(range(1, 7), 1002, (reserved) =>
    rawFrame(binary, leave, { reserved }),
  ),
  'reserved bits in pings': each(range(1, 7), 1002, (reserved) =>
    rawFrame(ping, leave, { reserved }),
  ),
  'opcodes that mean nothing': each([...range(3, 7), ...range(11, 15)], 1002, (opcode) =>
    rawFrame(opcode, leave),
  ),
  'control frames in pieces': each([close, ping, pong], 1002, (opcode) =>
    rawFrame(opcode, bytes(3, 232), { isLast: false }),
  ),
  'control frames of 126 bytes': each([close, ping, pong], 1002, (opcode) =>
    rawFrame(opcode, new Uint8Array(126)),
  ),
  'pieces out of order': {
    'a last one of nothing': [1002, rawFrame(continuation, leave)],
    'one of nothing': [1002, rawFrame(continuation, leave, { isLast: false })],
    'two beginnings': [
      1002,
      join(rawFrame(binary, leave, { isLast: false }), rawFrame(binary, leave)),
    ],
    'text within': [1002, join(rawFrame(binary, leave, { isLast: false }), rawFrame(text, leave))],
  },
  text: {
    words: [closeCodes.badFrame, rawFrame(text, ascii('good evening'))],
    none: [closeCodes.badFrame, rawFrame(text, new Uint8Array(0))],
    'not in UTF-8': [1007, rawFrame(text, invalidUtf8)],
  },
  farewells: {
    'of one byte': [1002, rawFrame(close, bytes(3))],
    'in no UTF-8': [1007, closing(1000, invalidUtf8)],
    ...each([0, 999, 1004, 1005, 1006, 1015, 2999, 5000, 65_535], 1002, closing),
    // The control: these may be said, and are said back.
    ...Object.fromEntries([1000, 1001, 4000, 4999].map((code) => [code, [code, closing(code)]])),
    'of 125 bytes': [1000, closing(1000, new Uint8Array(123).fill(97))],
  },
  'lengths that nobody has': {
    'one byte too many': [1009, rawFrame(binary, new Uint8Array(maxFrameBytes + 1))],
    '2^32': [1009, longHead(130, 0, 0, 0, 1, 0, 0, 0, 0)],
    '2^63 - 1': [1009, longHead(130, 127, ...allOnes)],
    '2^63, which is no length': [1009, longHead(130, 128, 0, 0, 0, 0, 0, 0, 0)],
    '2^64 - 1': [1009, longHead(130, 255, ...allOnes)],
    'in a later piece': [
      1009,
      join(rawFrame(binary, leave, { isLast: false }), longHead(128, 127, ...allOnes)),
    ],
  },
  'what is no frame': {
    'a request': [1002, ascii('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    TLS: [1002, bytes(22, 3, 1, 2, 0, 1, 0, 1, 252)],
  },
};

describe('[E123] a socket that breaks the rules of RFC 6455 is ended, and nobody else notices', () => {
  test.each(Object.entries(families))('[S3] [S4] %s', async (_name, cases) => {
    await whileTwoTalk(server, () => expectEnds(cases));
  });

  test('[S3] a flood of pieces: of empty ones nothing grows, of small ones no message does', async () => {
    await whileTwoTalk(server, async () => {
      const flooding = await openRawSocket(server.port);
      const before = holdings(server.pid).mib;
      flooding.write(rawFrame(binary, hello, { isLast: false }));
      const empty = repeated(rawFrame(continuation, new Uint8Array(0), { isLast: false }), 20_000);
      for (let i = 0; i < 25; i++) flooding.write(empty);
      flooding.write(rawFrame(continuation, new Uint8Array(0)));
      // Half a million pieces, and it is the hello that it was.
      await flooding.next(binary);
      // They are 3 MB on the wire; it takes 0 to 1.
      expect(holdings(server.pid).mib - before).toBeLessThan(16);
      flooding.write(rawFrame(binary, leave, { isLast: false }));
      const small = rawFrame(continuation, new Uint8Array(1), { isLast: false });
      flooding.write(repeated(small, maxFrameBytes));
      expect(await flooding.closeCode()).toBe(1009);
      await flooding.ended;
    });
  });

  test('[S1] compression that is asked for is not agreed on, and not taken', async () => {
    await whileTwoTalk(server, async () => {
      for (const extension of [
        'permessage-deflate',
        'permessage-deflate; client_max_window_bits; server_no_context_takeover, permessage-deflate',
        'x-webkit-deflate-frame',
      ]) {
        const headers = { 'Sec-WebSocket-Extensions': extension };
        const socket = await openRawSocket(server.port, { headers });
        expect(socket.answer).toStartWith('HTTP/1.1 101 ');
        expect(socket.answer).not.toMatch(/sec-websocket-extensions/i);
        const packed = Bun.deflateSync(hello, { windowBits: -15 });
        socket.write(rawFrame(binary, packed, { reserved: 4 }));
        expect(await socket.closeCode()).toBe(1002);
        await socket.ended;
      }
    });
  });
});

function repeated(frame: Uint8Array, count: number): Uint8Array {
  const all = new Uint8Array(count * frame.length);
  for (let i = 0; i < count; i++) all.set(frame, i * frame.length);
  return all;
}

/** The status that a request for a socket is answered with. */
function statusOf(
  headers: Readonly<Record<string, string | undefined>> = {},
  { line, after = '' }: { readonly line?: string; readonly after?: string } = {},
): Promise<number> {
  const said = upgradeRequest(headers, line) + after;
  return new Promise((resolve, reject) => {
    const tcp = connect(server.port, '127.0.0.1', () => tcp.write(said));
    tcp.once('data', (chunk) => {
      resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(chunk.toString('latin1'))?.[1]));
      tcp.destroy();
    });
    tcp.once('error', reject);
  });
}

test('[E123] [S1] [S2] a request for a socket that is not as it should be gets none', async () => {
  await whileTwoTalk(server, async () => {
    const key = 'Sec-WebSocket-Key';
    const version = 'Sec-WebSocket-Version';
    const length = 'Content-Length';
    const encoding = 'Transfer-Encoding';
    const after = '5\r\nhello\r\n0\r\n\r\n';
    const cases: Readonly<Record<string, readonly [number, Promise<number>]>> = {
      'the control': [101, statusOf()],
      'no key': [426, statusOf({ [key]: undefined })],
      'an empty key': [426, statusOf({ [key]: '' })],
      'a short key': [426, statusOf({ [key]: 'abc' })],
      'a long key': [426, statusOf({ [key]: 'a'.repeat(3_000) })],
      'no version': [426, statusOf({ [version]: undefined })],
      'version 8': [426, statusOf({ [version]: '8' })],
      'version 14': [426, statusOf({ [version]: '14' })],
      'no upgrade': [426, statusOf({ Upgrade: undefined })],
      'another upgrade': [426, statusOf({ Upgrade: 'h2c' })],
      'no origin': [403, statusOf({ Origin: undefined })],
      'another origin': [403, statusOf({ Origin: 'https://evil.example' })],
      'two origins': [403, statusOf({ Origin: 'http://localhost, https://evil.example' })],
      'no subprotocol': [400, statusOf({ 'Sec-WebSocket-Protocol': undefined })],
      'a body': [400, statusOf({ [length]: '5' }, { after: 'hello' })],
      'a large body': [400, statusOf({ [length]: '5000000' }, { after: 'hello' })],
      'a body in pieces': [400, statusOf({ [encoding]: 'chunked' }, { after })],
      'two kinds of length': [400, statusOf({ [length]: '5', [encoding]: 'chunked' }, { after })],
      'a length below zero': [400, statusOf({ [length]: '-1' })],
      'no host': [400, statusOf({ Host: undefined })],
      'another method': [405, statusOf({}, { line: 'POST /socket HTTP/1.1' })],
      'a line that is none': [400, statusOf({}, { line: 'GET' })],
      'a long line': [431, statusOf({}, { line: `GET /socket?${'a'.repeat(60_000)} HTTP/1.1` })],
      'a long header': [431, statusOf({ 'X-A': 'a'.repeat(100_000) })],
    };
    const told: Record<string, number> = {};
    for (const [name, [, status]] of Object.entries(cases)) told[name] = await status;
    const wanted = Object.entries(cases).map(([name, [status]]) => [name, status]);
    expect(told).toEqual(Object.fromEntries(wanted));
  });
});
