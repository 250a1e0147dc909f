import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientWire } from '@passerby/protocol/client-messages';
import { resumeTokenBytes } from '@passerby/protocol/limits';
import { eventually } from '@passerby/test-kit/eventually';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { opcodes, openRawSocket, rawFrame } from './server-raw-socket.ts';

/**
 * Bugs are put into the running server from outside, by a script that is loaded before it: the
 * product has no switch for them. Each throws an error whose message holds what was received.
 */
const canary = 'c4n4ry0123456789';
const bugs = {
  http: `
    const stringify = JSON.stringify;
    JSON.stringify = (value, ...rest) => {
      if (value?.status === 'ok') throw new Error('${canary}');
      return stringify(value, ...rest);
    };`,
  socket: `
    const subarray = Uint8Array.prototype.subarray;
    Uint8Array.prototype.subarray = function (...range) {
      // The frame stands at the beginning of the buffer that all of them come into: type, version, token.
      const isOurs = this[0] === 2 && String.fromCharCode(...this.slice(2, 18)) === '${canary}';
      if (isOurs) throw new Error('${canary} ' + this.slice(0, ${2 + resumeTokenBytes}));
      return subarray.apply(this, range);
    };`,
  exception: `process.on('SIGWINCH', () => { throw new Error('${canary}\\n    at x (canary.ts:1:1)'); });`,
  rejection: `process.on('SIGWINCH', () => { Promise.reject('${canary}'); });`,
} as const;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerby-bugs-'));
  for (const [name, script] of Object.entries(bugs)) {
    await writeFile(join(folder, `${name}.ts`), script);
  }
});

afterAll(() => rm(folder, { recursive: true }));

const serverWith = (bug: keyof typeof bugs) =>
  startServerProcess({ flags: ['--stun-ports=none'], preload: join(folder, `${bug}.ts`) });

describe('[G4] a bug is one word in the log, and ends only what set it off', () => {
  test('over HTTP: an answer without content', async () => {
    const server = await serverWith('http');
    const response = await fetch(`${server.url}/healthz?${canary}`);
    expect(response.status).toBe(500);
    expect(await response.text()).toBe('Something went wrong here.\n');
    expect(response.headers.get('content-security-policy')).toStartWith("default-src 'none'");
    expect((await fetch(`${server.url}/nothing`)).status).toBe(404);
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('passerby handlerFailed where=http\n');
  });

  test('on a socket: it is closed, and others are not', async () => {
    const server = await serverWith('socket');
    const bystander = await openRawSocket(server.port);
    const socket = await openRawSocket(server.port);
    const token = new TextEncoder().encode(canary.padEnd(resumeTokenBytes));
    const resume = clientWire.encode({ type: 'Resume', version: 1, token }).slice();
    socket.write(rawFrame(opcodes.binary, resume));
    expect(await socket.closeCode()).toBe(1011);
    const hello = clientWire.encode({ type: 'Hello', version: 1 }).slice();
    bystander.write(rawFrame(opcodes.binary, hello));
    await bystander.next(opcodes.binary);
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('passerby handlerFailed where=socket\n');
  });
});

test.each([['exception'], ['rejection']] as const)(
  '[G3] an uncaught %s ends the process, and its message is not printed',
  async (kind) => {
    const server = await serverWith(kind);
    process.kill(server.pid, 'SIGWINCH');
    await eventually('the end of the process', () => server.output().stderr.includes('crashed'));
    expect(await server.stop()).toBe(1);
    const [first, ...places] = server.output().stderr.trimEnd().split('\n');
    expect(first).toBe(`passerby crashed by=${kind}`);
    for (const place of places) expect(place).toMatch(/^passerby {3}at [a-z-]+\.ts:\d+:\d+$/);
    const { stdout, stderr } = server.output();
    expect(stdout + stderr).not.toMatch(/c4n4ry|canary/);
  },
);
