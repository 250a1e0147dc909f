import { describe, expect, test } from 'bun:test';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { closeCodes } from '@passerby/protocol/close-codes';
import { eventually } from '@passerby/test-kit/eventually';
import { startStopwatch } from '@passerby/test-kit/stopwatch';
import { openWireClient } from '@passerby/test-kit/wire-client';
import manifest from '../packages/cli/package.json' with { type: 'json' };
import { type Command, runCommand } from './server-command.ts';

const anywhere = ['start', '--port=0', '--stun-ports=0,0', '--relay-port=0'];
const bare = ['--stun-ports=none', '--relay=never'];

/** Waits for a command that must fail, and returns the one sentence it says about it. */
async function sentenceOf(command: Command): Promise<string> {
  expect(await command.exitCode).toBe(1);
  const { stdout, stderr } = command.output();
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^[^\n]+\n$/);
  return stderr.trimEnd();
}

describe('what it says', () => {
  test('[O7] one ready line, and nothing else in calm times', async () => {
    const command = runCommand(anywhere);
    const url = await command.ready();
    expect(url).toMatch(/^http:\/\/localhost:\d+$/);
    const client = await openWireClient({ url });
    client.send({ type: 'Hello', version: 1 });
    await client.next('Welcome');
    await client.close();
    command.signal('SIGTERM');
    expect(await command.exitCode).toBe(0);
    expect(command.output()).toEqual({ stdout: `Passerby is ready at ${url}\n`, stderr: '' });
  });

  test('[O4] help and version', async () => {
    const words = async (...args: string[]) => {
      const command = runCommand(args);
      return [await command.exitCode, command.output().stdout, command.output().stderr] as const;
    };
    const [code, general] = await words('--help');
    expect([code, general]).toEqual([0, expect.stringContaining('passerby start')]);
    const [startCode, start] = await words('start', '--help');
    expect([startCode, start]).toEqual([0, expect.stringContaining('--stun-ports')]);
    const version = [0, `${manifest.version}\n`, ''] as const;
    expect(await words('--version')).toEqual(version);
    expect(await words('start', '--version')).toEqual(version);
    expect(await words('start', '--port=0', '-v')).toEqual(version);
    expect(await words('start', '-h')).toEqual([0, start, '']);
    const [nothingCode, , nothing] = await words();
    expect([nothingCode, nothing]).toEqual([1, general]);
  });

  test('[O3] another command, another option', async () => {
    expect(await sentenceOf(runCommand(['stat']))).toBe(
      '"stat" is no command: did you mean start?',
    );
    expect(await sentenceOf(runCommand(['start', '--prot=1']))).toBe(
      '--prot is no option: did you mean --port?',
    );
    expect(await sentenceOf(runCommand(['start'], { environment: { PORT: 'x' } }))).toBe(
      'PORT: "x" is not a whole number from 0 to 65535.',
    );
  });
});

test('[O9] as a command of its own it writes no file, not even what its runtime caches', async () => {
  const home = await mkdtemp(join(tmpdir(), 'passerby-home-'));
  const environment = {
    HOME: home,
    XDG_CACHE_HOME: home,
    PATH: `${dirname(process.execPath)}:${process.env['PATH']}`,
  };
  const command = runCommand(anywhere, { environment, byItself: true });
  await command.ready();
  command.signal('SIGTERM');
  expect(await command.exitCode).toBe(0);
  expect(await readdir(home)).toEqual([]);
  await rm(home, { recursive: true });
});

test('[O4] [O7] a reader that has left is no reason to end', async () => {
  const intoNothing = [
    'sh',
    '-c',
    'trap "" PIPE; { "$@"; echo "ended with $?" >&2; } | true',
    'sh',
  ];
  const help = runCommand(['start', '--help'], { wrapper: intoNothing });
  await help.exitCode;
  expect(help.output()).toEqual({ stdout: '', stderr: 'ended with 0\n' });
});

describe('where it listens', () => {
  test('[O5] localhost answers on both loopbacks, and on no other address', async () => {
    const command = runCommand(anywhere);
    const url = new URL(await command.ready());
    expect((await fetch(`http://127.0.0.1:${url.port}/healthz`)).status).toBe(200);
    if (await hasIpv6Loopback()) {
      expect((await fetch(`http://[::1]:${url.port}/healthz`)).status).toBe(200);
    }
    await expect(fetch(`http://127.0.0.2:${url.port}/healthz`)).rejects.toThrow();
    command.signal('SIGTERM');
    expect(await command.exitCode).toBe(0);
  });

  test('[O5] HOST opens it, and PORT moves it', async () => {
    const free = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
    const { port } = free;
    free.stop(true);
    const command = runCommand(['start', ...bare], {
      environment: { HOST: '0.0.0.0', PORT: String(port) },
    });
    expect(await command.ready()).toBe(`http://localhost:${port}`);
    expect((await fetch(`http://127.0.0.2:${port}/healthz`)).status).toBe(200);
    command.signal('SIGTERM');
    expect(await command.exitCode).toBe(0);
  });

  test('[S2] the pages of an address that was named to listen on may connect', async () => {
    const command = runCommand(['start', '--port=0', ...bare, '--host=127.0.0.3']);
    const url = await command.ready();
    const client = await openWireClient({ url });
    client.send({ type: 'Hello', version: 1 });
    await client.next('Welcome');
    command.signal('SIGTERM');
    expect(await client.closed).toBe(closeCodes.shuttingDown);
    expect(await command.exitCode).toBe(0);
  });
});

describe('what keeps it from starting', () => {
  test('[O6] a port in use, whichever it is', async () => {
    const holder = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
    const udp = await Bun.udpSocket({ hostname: '127.0.0.1' });
    expect(await sentenceOf(runCommand(['start', `--port=${holder.port}`, ...bare]))).toBe(
      `Port ${holder.port} is in use on 127.0.0.1: ` +
        'stop what uses it, or choose another with --port or PORT.',
    );
    expect(await sentenceOf(runCommand(['start', '--port=0', `--stun-ports=0,${udp.port}`]))).toBe(
      `UDP port ${udp.port} (STUN) is in use on 127.0.0.1: ` +
        'stop what uses it, or choose others with --stun-ports.',
    );
    // Another Passerby too: the runtime would let two share a port, and strangers miss each other.
    const first = runCommand(['start', '--port=0', ...bare]);
    const port = Number(new URL(await first.ready()).port);
    expect(await sentenceOf(runCommand(['start', `--port=${port}`, ...bare]))).toContain(
      `Port ${port} is in use`,
    );
    first.signal('SIGTERM');
    expect(await first.exitCode).toBe(0);
    // Also when it had other things to say by then: that STUN has moved, for one.
    const usual = await holdUdpPort(3478);
    expect(await sentenceOf(runCommand(['start', `--port=${holder.port}`]))).toContain(
      `Port ${holder.port} is in use`,
    );
    usual?.close();
    holder.stop(true);
    udp.close();
  });

  test('[O6] an address that is not of this machine', async () => {
    // 192.0.2.0/24 is for documentation (RFC 5737): this one is nobody's.
    expect(await sentenceOf(runCommand(['start', '--port=0', '--host=192.0.2.250', ...bare]))).toBe(
      'This machine has no address 192.0.2.250: give one that it has, or leave the host out.',
    );
  });

  test('[O6] a low port, for a user who may not have one', async () => {
    const reason = whyLowPortsAreOpen();
    if (reason !== undefined) {
      console.log(`skipped: ${reason}`);
      return;
    }
    const wrapper = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-net_bind_service'] : [];
    const command = runCommand(['start', '--port=81', ...bare], { wrapper });
    expect(await sentenceOf(command)).toBe(
      'Port 81 on 127.0.0.1 may not be opened by this user: ' +
        'stop what uses it, or choose another with --port or PORT.',
    );
  });

  test('[T6] usual STUN ports that are taken are moved, in one line', async () => {
    const usual = await holdUdpPort(3478);
    const command = runCommand(['start', '--port=0', '--relay=never']);
    const url = await command.ready();
    const client = await openWireClient({ url });
    client.send({ type: 'Hello', version: 1 });
    const [first, second] = (await client.next('Welcome')).stunPorts;
    await eventually('the line about STUN', () => command.output().stderr !== '');
    expect(command.output().stderr).toBe(`passerby stunMoved first=${first} second=${second}\n`);
    await client.close();
    command.signal('SIGTERM');
    expect(await command.exitCode).toBe(0);
    usual?.close();
  });
});

describe('how it ends', () => {
  test.each([['SIGTERM'], ['SIGINT']] as const)(
    '[S13] %s tells everybody to come back, and ends within two seconds',
    async (signal) => {
      const command = runCommand(anywhere);
      const url = await command.ready();
      const clients = await Promise.all(Array.from({ length: 20 }, () => openWireClient({ url })));
      for (const client of clients.slice(10)) client.send({ type: 'Hello', version: 1 });
      const sinceSignal = startStopwatch();
      command.signal(signal);
      // Ctrl-C reaches a process twice when a launcher passes it on as well.
      command.signal(signal);
      const codes = await Promise.all(clients.map((client) => client.closed));
      expect(new Set(codes)).toEqual(new Set([closeCodes.shuttingDown]));
      expect(await command.exitCode).toBe(0);
      expect(sinceSignal.ms).toBeLessThan(2_000);
      expect(command.output().stderr).toBe('');
    },
  );

  test('[S13] somebody who will not go holds it up a moment, and a second signal not even that', async () => {
    for (const signals of [1, 2]) {
      const command = runCommand(anywhere);
      const { port } = new URL(await command.ready());
      // Half a request: the server is owed the rest and would wait for it.
      const tcp = connect(Number(port), '127.0.0.1');
      tcp.on('error', () => {});
      await new Promise((resolve) => tcp.write('GET / HTTP/1.1\r\nHost: localhost\r\n', resolve));
      const again = await fetch(`http://127.0.0.1:${port}/healthz`);
      expect(again.status).toBe(200);
      const sinceSignal = startStopwatch();
      command.signal('SIGTERM');
      if (signals === 2) {
        await Bun.sleep(400);
        command.signal('SIGTERM');
      }
      expect(await command.exitCode).toBe(signals === 2 ? 1 : 0);
      expect(sinceSignal.ms).toBeLessThan(2_000);
      tcp.destroy();
    }
  });

  test('[S13] its port is free again at once', async () => {
    const first = runCommand(anywhere);
    const { port } = new URL(await first.ready());
    const client = await openWireClient({ url: `http://localhost:${port}` });
    first.signal('SIGTERM');
    await client.closed;
    expect(await first.exitCode).toBe(0);
    const second = runCommand(['start', `--port=${port}`, ...bare]);
    expect(await second.ready()).toBe(`http://localhost:${port}`);
    second.signal('SIGTERM');
    expect(await second.exitCode).toBe(0);
  });
});

/** Takes a UDP port, unless somebody has it already, which does as well. */
async function holdUdpPort(port: number): Promise<{ close(): void } | undefined> {
  try {
    return await Bun.udpSocket({ hostname: '127.0.0.1', port });
  } catch {
    return undefined;
  }
}

async function hasIpv6Loopback(): Promise<boolean> {
  try {
    Bun.listen({ hostname: '::1', port: 0, socket: { data() {} } }).stop(true);
    return true;
  } catch {
    return false;
  }
}

/** Why a low port could be opened here by anybody, if it could. */
function whyLowPortsAreOpen(): string | undefined {
  const file = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
  if (!existsSync(file)) return 'this system does not say which ports are low';
  if (Number(readFileSync(file, 'utf8')) <= 81) return 'on this system port 81 is for everybody';
  if (process.getuid?.() === 0 && Bun.which('setpriv') === null) return 'setpriv is missing';
  return undefined;
}
