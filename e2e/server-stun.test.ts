import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openWireClient } from '@passerby/test-kit/wire-client';
import { runCommand } from './server-command.ts';

let server: ServerProcess;
let ports: readonly number[];

beforeAll(async () => {
  server = await startServerProcess({ flags: ['--stun-ports=0,0'] });
  ports = await stunPortsOf(server.url);
});

afterAll(async () => {
  expect(await server.stop()).toBe(0);
  expect(server.output().stderr).toBe('');
});

async function stunPortsOf(url: string): Promise<readonly number[]> {
  const client = await openWireClient({ url });
  client.send({ type: 'Hello', version: 1 });
  const { stunPorts } = await client.next('Welcome');
  await client.close();
  return stunPorts;
}

/** A UDP socket on one loopback, which keeps what it receives. */
async function openAsker(hostname: string) {
  const answers: Uint8Array[] = [];
  const socket = await Bun.udpSocket({
    hostname,
    binaryType: 'uint8array',
    socket: {
      data(_socket, bytes) {
        answers.push(bytes.slice());
      },
    },
  });
  return {
    port: socket.port,
    answers,
    send: (bytes: Uint8Array, port: number) => socket.send(bytes, port, hostname),
    next: () => eventually('an answer to STUN', () => answers.shift(), { everyMs: 5 }),
    close: () => socket.close(),
  };
}

/** A Binding request without attributes. */
function bindingRequest(): Uint8Array {
  const transaction = crypto.getRandomValues(new Uint8Array(12));
  return new Uint8Array([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...transaction]);
}

const floodOf = 6_000;

/** Asks as fast as neither side's buffer overflows; returns how many seconds it touched at most. */
async function flood(asker: Awaited<ReturnType<typeof openAsker>>, port: number): Promise<number> {
  const startedAt = performance.now();
  for (let sent = 0; sent < floodOf; sent++) {
    asker.send(bindingRequest(), port);
    if (sent % 50 === 49) await Bun.sleep(1);
  }
  let quietSince = performance.now();
  await eventually('the flood to be over', async () => {
    const before = asker.answers.length;
    await Bun.sleep(100);
    const isQuiet = asker.answers.length === before;
    if (!isQuiet) quietSince = performance.now();
    return isQuiet;
  });
  return Math.ceil((quietSince + 100 - startedAt) / 1_000) + 1;
}

describe('two ports answer', () => {
  test('[T6] the ports are told in Welcome, and are two', () => {
    expect(new Set(ports).size).toBe(2);
  });

  test('[T1] over IPv4 each tells where the question came from', async () => {
    const asker = await openAsker('127.0.0.1');
    for (const port of ports) {
      const request = bindingRequest();
      asker.send(request, port);
      const answer = await asker.next();
      expect(answer.subarray(0, 8)).toEqual(new Uint8Array([1, 1, 0, 12, 0x21, 0x12, 0xa4, 0x42]));
      expect(answer.subarray(8, 20)).toEqual(request.subarray(8));
      const mapped = new DataView(answer.buffer);
      expect(mapped.getUint16(26) ^ 0x2112).toBe(asker.port);
      expect((mapped.getUint32(28) ^ 0x2112a442) >>> 0).toBe(0x7f000001);
    }
    asker.close();
  });

  test('[T4] whatever else comes gets no answer, and the next question does', async () => {
    const asker = await openAsker('127.0.0.1');
    const [port = 0] = ports;
    const indication = bindingRequest();
    indication[1] = 0x11;
    const random = crypto.getRandomValues(new Uint8Array(1_200));
    for (const bytes of [indication, random, new Uint8Array(0), new Uint8Array(65_000)]) {
      asker.send(bytes, port);
    }
    const request = bindingRequest();
    asker.send(request, port);
    const answer = await asker.next();
    expect(answer.subarray(8, 20)).toEqual(request.subarray(8));
    expect(asker.answers).toEqual([]);
    asker.close();
  });

  test('[T5] a flood of questions gets a bounded number of answers', async () => {
    const flooded = await startServerProcess({ flags: ['--stun-ports=0'] });
    const [port = 0] = await stunPortsOf(flooded.url);
    const asker = await openAsker('127.0.0.1');
    const seconds = await flood(asker, port);
    expect(asker.answers.length).toBeGreaterThan(0);
    expect(asker.answers.length).toBeLessThanOrEqual(1_000 * seconds);
    expect(asker.answers.length).toBeLessThan(floodOf);
    asker.close();
    expect(await flooded.stop()).toBe(0);
  }, 30_000);

  test('[T5] where many are, all of them may ask', async () => {
    const crowded = await startServerProcess({
      flags: ['--stun-ports=0', '--sockets-per-network=20000', '--openings-per-second=100000'],
    });
    const [port = 0] = await stunPortsOf(crowded.url);
    const enter = async () => {
      const client = await openWireClient({ url: crowded.url });
      client.send({ type: 'Hello', version: 1 });
      await client.next('Welcome');
    };
    for (let here = 0; here < 9_000; here += 100) {
      await Promise.all(Array.from({ length: 100 }, enter));
    }
    const asker = await openAsker('127.0.0.1');
    await eventually(
      'more answers than a thousand a second',
      async () => {
        asker.answers.length = 0;
        const seconds = await flood(asker, port);
        return asker.answers.length > 1_000 * seconds;
      },
      { timeoutMs: 30_000 },
    );
    asker.close();
    await crowded.kill();
  }, 60_000);
});

test('[T6] over IPv6 too, where the machine has it', async () => {
  const asker = await openAsker('::1').catch(() => undefined);
  if (asker === undefined) {
    console.log('skipped: this machine has no IPv6 loopback');
    return;
  }
  for (const host of ['localhost', '::']) {
    const both = runCommand([
      ...['start', '--port=0', '--stun-ports=0,0', '--relay=never', `--host=${host}`],
    ]);
    const url = await both.ready();
    const request = bindingRequest();
    for (const port of await stunPortsOf(url)) {
      asker.send(request, port);
      const answer = await asker.next();
      expect(answer.length).toBe(44);
      const mask = answer.subarray(4, 20);
      const address = answer.slice(28).map((byte, i) => byte ^ (mask[i] ?? 0));
      expect(address).toEqual(new Uint8Array([...new Array(15).fill(0), 1]));
    }
    // One socket for both families: IPv4 must not be answered as an IPv4-mapped address.
    const ipv4 = await openAsker('127.0.0.1');
    const [port = 0] = await stunPortsOf(url);
    ipv4.send(request, port);
    expect((await ipv4.next()).length).toBe(32);
    ipv4.close();
    both.signal('SIGTERM');
    expect(await both.exitCode).toBe(0);
    expect(both.output().stderr).toBe('');
  }
  asker.close();
}, 20_000);

test('[T6] STUN can be turned off', async () => {
  const without = await startServerProcess({ flags: ['--stun-ports=none'] });
  expect(await stunPortsOf(without.url)).toEqual([]);
  expect(await without.stop()).toBe(0);
});
