import { describe, expect, test } from 'bun:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@passerby/test-kit/eventually';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { createTrace } from '@passerby/test-kit/strace';
import { openTurnClient } from '@passerby/test-kit/turn-client';
import { coturnOf, hasCoturn, isAlive, relayOf } from './coturn-beside.ts';

const loopback = '127.0.0.1';

describe.skipIf(!hasCoturn)('[N6] its life', () => {
  test('when it ends it is started again, and old passes open the new one', async () => {
    const server = await startServerProcess({ flags: ['--relay-port=0'] });
    const { port, pass } = await relayOf(server.url);
    const first = await coturnOf(server);
    process.kill(first, 'SIGKILL');
    await eventually('it to be missed', () => server.output().stderr !== '', { everyMs: 5 });
    expect(await relayOf(server.url)).toMatchObject({ relay: 'none', seconds: 0, port: 0 });
    await eventually('it to be back', () => server.output().stderr.includes('relayBack'));
    expect(server.output().stderr).toBe('passerby relayAway seconds=1\npasserby relayBack\n');
    expect(await coturnOf(server)).not.toBe(first);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(pass)).toBe(0);
    expect(await relayOf(server.url)).toMatchObject({ relay: 'choice', seconds: 600, port });
    client.close();
    expect(await server.stop()).toBe(0);
  });

  test('when it hangs it is ended, and another is started', async () => {
    const server = await startServerProcess({ flags: ['--relay-port=0'] });
    const first = await coturnOf(server);
    process.kill(first, 'SIGSTOP');
    await eventually('it to be missed', () => server.output().stderr !== '', { everyMs: 50 });
    expect(await relayOf(server.url)).toMatchObject({ relay: 'none', seconds: 0 });
    await eventually('it to be back', () => server.output().stderr.includes('relayBack'));
    expect(isAlive(first)).toBe(false);
    const { port, pass } = await relayOf(server.url);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(pass)).toBe(0);
    client.close();
    expect(await server.stop()).toBe(0);
  });

  test('under always nobody is told to go the direct way while it is away', async () => {
    const server = await startServerProcess({ flags: ['--relay-port=0', '--relay=always'] });
    expect(await relayOf(server.url)).toMatchObject({ relay: 'always', seconds: 600 });
    process.kill(await coturnOf(server), 'SIGKILL');
    await eventually('it to be missed', () => server.output().stderr !== '', { everyMs: 5 });
    expect(await relayOf(server.url)).toMatchObject({ relay: 'always', seconds: 0 });
    expect(await server.stop()).toBe(0);
  });

  test('one that never comes up holds nothing up, and is tried less and less often', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'passerby-turn-'));
    await writeFile(join(folder, 'turnserver'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    const starting = startStopwatch();
    const server = await startServerProcess({
      flags: ['--relay-port=0'],
      environment: { PATH: `${folder}:${process.env['PATH']}` },
    });
    expect(starting.ms).toBeLessThan(4_000);
    expect(await relayOf(server.url)).toMatchObject({ relay: 'none', seconds: 0 });
    await eventually('the third attempt', () => server.output().stderr.split('\n').length > 3);
    expect(server.output().stderr).toBe(
      [1, 2, 4].map((seconds) => `passerby relayAway seconds=${seconds}\n`).join(''),
    );
    expect(await server.stop()).toBe(0);
    await rm(folder, { recursive: true });
  });

  test('when its program is taken away it is missed, and nothing else is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'passerby-turn-'));
    const program = join(folder, 'turnserver');
    await writeFile(program, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    // Without setpriv it is this program itself that cannot be started any more.
    const server = await startServerProcess({
      flags: ['--relay-port=0'],
      environment: { PATH: folder },
    });
    await rm(program);
    await eventually('the third attempt', () => server.output().stderr.split('\n').length > 3);
    expect(server.output().stderr).toBe(
      [1, 2, 4].map((seconds) => `passerby relayAway seconds=${seconds}\n`).join(''),
    );
    expect(await relayOf(server.url)).toMatchObject({ relay: 'none', seconds: 0 });
    expect(await server.stop()).toBe(0);
    await rm(folder, { recursive: true });
  });

  test('it ends with a server that is killed', async () => {
    if (Bun.which('setpriv') === null) {
      console.log('skipped: setpriv is not installed here');
      return;
    }
    const server = await startServerProcess({ flags: ['--relay-port=0'] });
    const coturn = await coturnOf(server);
    await server.kill();
    await eventually('the end of coturn', () => !isAlive(coturn));
  });

  test('[P4] neither it nor the server writes a file, or speaks to anybody by itself', async () => {
    if (Bun.which('strace') === null) {
      console.log('skipped: strace is not installed here');
      return;
    }
    const trace = createTrace();
    const server = await startServerProcess({
      flags: ['--relay-port=0'],
      wrapper: trace.wrapper,
    });
    const { port, pass } = await relayOf(server.url);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(pass)).toBe(0);
    client.close();
    expect(await server.stop()).toBe(0);
    const { touchedFiles, writtenBytes, connectedTo, calls } = trace.report();
    trace.remove();
    expect(calls).toBeGreaterThan(100);
    // Its configuration is a file in memory without a name; what it says goes nowhere.
    expect(touchedFiles).toEqual(['/dev/null', '/memfd:spawn_stdio_stdin']);
    const { socket, eventfd, ...elsewhere } = writtenBytes;
    expect(Object.keys(elsewhere).sort()).toEqual(['/dev/null', '/memfd:spawn_stdio_stdin']);
    expect(connectedTo.filter((name) => !name.startsWith('@passerby-'))).toEqual([]);
    expect(server.output().stderr).toBe('');
  }, 30_000);
});
