import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { expectCall, expectEnding } from './scene.ts';

const able = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!able) console.log('skipped: coturn (turnserver) is not installed here');

const browsers = useBrowsers();
const loopback = '127.0.0.1';
const secret = 'the-same-on-both-sides';
let folder: string;
let server: ServerProcess | undefined;
let stopRelay: (() => Promise<void>) | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerby-pass-'));
});

afterEach(async () => {
  await server?.stop();
  await stopRelay?.();
  server = undefined;
  stopRelay = undefined;
  rmSync(folder, { recursive: true, force: true });
});

/** A real coturn that believes whoever knows `known`. */
async function startRelay(port: number, known: string): Promise<void> {
  const relay = Bun.spawn(
    [
      ...['turnserver', '-n', '--no-cli', '--no-tls', '--no-dtls', '--no-tcp-relay'],
      ...['--simple-log', '--log-file=stdout', `--pidfile=${join(folder, 'pid')}`],
      ...[`--userdb=${join(folder, 'db')}`, '--realm=passerby.example', `--listening-port=${port}`],
      ...['--use-auth-secret', `--static-auth-secret=${known}`],
      ...[`--listening-ip=${loopback}`, `--relay-ip=${loopback}`],
    ],
    { stdin: 'ignore', stdout: 'ignore', stderr: 'ignore' },
  );
  stopRelay = async () => {
    relay.kill('SIGKILL');
    await relay.exited;
  };
  await eventually('coturn to listen', async () => {
    if (relay.exitCode !== null) throw new Error(`coturn ended with ${relay.exitCode}`);
    return canConnect(port);
  });
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = net.connect(port, loopback);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

async function openHidden(person: Person): Promise<void> {
  await person.openWithDevices();
  await person.untilLine('open');
  await person.tab.click('switch', 'Hide my IP address');
}

const countOf = async (person: Person, type: string): Promise<number> => {
  const { sent } = await person.frames();
  return sent.filter((frame) => frame.type === type).length;
};

describe.skipIf(!able)('a pass that the relay does not take', () => {
  for (const engine of ['chromium', 'firefox'] as const) {
    test(`[E41] ${engine}: it is told in a sentence; when the relay takes them again, it goes on`, async () => {
      const port = freePort();
      await startRelay(port, 'another-one-than-that');
      server = await startServerProcess({
        flags: [
          ...[`--relay-url=turn:${loopback}:${port}`, `--relay-secret=${secret}`],
          '--relay=choice',
        ],
      });
      const ann = await browsers.person(engine, server.url);
      await openHidden(ann);
      await ann.press('Start');
      await expectEnding(ann, 'The relay cannot be reached.');
      expect(await countOf(ann, 'AskRelay')).toBe(1);
      expect(await countOf(ann, 'Join')).toBe(0);

      await stopRelay?.();
      await startRelay(port, secret);
      // A relay that refused is left in peace for ten seconds; a press shows a moment later what it did.
      const parked = async () => {
        if ((await countOf(ann, 'Join')) > 0) return true;
        if ((await ann.phase()) === 'ended') await ann.press('Try again');
        return false;
      };
      await eventually('to be parked', parked, { timeoutMs: 30_000, everyMs: 1_000 });
      expect(await ann.phase()).toBe('searching');
      expect(await countOf(ann, 'AskRelay')).toBe(2);
    });
  }
});

describe.skipIf(!able)('a pass of a server that is no more', () => {
  test('[E41] is renewed by itself, and a call comes about', async () => {
    server = await startServerProcess({ flags: ['--relay=choice', '--relay-port=0'] });
    const ann = await browsers.person('chromium', server.url);
    const ben = await browsers.person('firefox', server.url);
    await openHidden(ann);
    await ann.press('Start');
    await eventually('ann is parked', async () => (await countOf(ann, 'Join')) === 1);

    // Another process, another coturn, another secret.
    await server.kill();
    server = await server.restart();
    await ann.untilLine('open');
    await eventually('ann is parked again', async () => (await countOf(ann, 'Join')) === 2);
    expect(await countOf(ann, 'AskRelay')).toBe(2);
    expect(await ann.phase()).toBe('searching');

    await openHidden(ben);
    await ben.press('Start');
    await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
    await expectCall(ann, ben);
    for (const person of [ann, ben]) await person.untilText('Relayed');
  });
});
