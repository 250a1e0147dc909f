import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openTurnClient, type TurnPass, type TurnTransport } from '@passerby/test-kit/turn-client';
import { openWireClient } from '@passerby/test-kit/wire-client';
import { childrenOf, coturnOf, hasCoturn, isAlive, relayOf } from './coturn-beside.ts';
import { runCommand } from './server-command.ts';

const loopback = '127.0.0.1';

describe.skipIf(!hasCoturn)('coturn beside the server', () => {
  let folder: string;
  let server: ServerProcess;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'passerby-turn-'));
    const { certFile, keyFile } = await makeCertificate(folder);
    server = await startServerProcess({
      flags: [
        '--relay-port=0',
        // As an operator gives them: from the folder that they are in.
        ...[`--tls-cert=${relative('', certFile)}`, `--tls-key=${relative('', keyFile)}`],
      ],
    });
  });

  afterAll(async () => {
    const coturn = await coturnOf(server);
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('');
    await eventually('the end of coturn', () => !isAlive(coturn));
    await rm(folder, { recursive: true });
  });

  test.each([['udp'], ['tcp'], ['tls']] as const)(
    '[N3] [N4] a pass opens it over %s, and what is said there arrives',
    async (transport) => {
      const { relay, seconds, port, tlsPort, pass, urls } = await relayOf(server.url);
      expect([relay, seconds, urls]).toEqual(['choice', 600, '']);
      const at = (how: TurnTransport) => ({
        address: loopback,
        port: how === 'tls' ? tlsPort : port,
      });
      const one = await openTurnClient(at(transport), transport);
      const other = await openTurnClient(at('udp'));
      expect([await one.allocate(pass), await other.allocate(pass)]).toEqual([0, 0]);
      expect(one.relayed().address).toBe(loopback);
      // Relayed address to relayed address, as two do who are both relayed.
      expect(await one.permit(pass, other.relayed())).toBe(0);
      expect(await other.permit(pass, one.relayed())).toBe(0);
      one.send(other.relayed(), 'good evening');
      expect(await other.next()).toBe('good evening');
      other.send(one.relayed(), 'and to you');
      expect(await one.next()).toBe('and to you');
      one.close();
      other.close();
    },
  );

  test('[N3] what was not minted here, or has expired, is refused', async () => {
    const { port, pass } = await relayOf(server.url);
    const [expiry = '', name = ''] = pass.username.split(':');
    const forged: Record<string, TurnPass> = {
      'another password': { ...pass, credential: pass.credential.replace(/^./, swapped) },
      'no password': { ...pass, credential: '' },
      'a longer life': { ...pass, username: `${Number(expiry) + 600}:${name}` },
      'another name': { ...pass, username: `${expiry}:${name.replace(/^./, swapped)}` },
      'no expiry': { ...pass, username: name },
    };
    for (const [what, wrong] of Object.entries(forged)) {
      const client = await openTurnClient({ address: loopback, port });
      expect([what, await client.allocate(wrong)]).toEqual([what, 401]);
      client.close();
    }
  });

  test('[N7] it is no way to where nobody’s partner lives', async () => {
    const { port, pass } = await relayOf(server.url);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(pass)).toBe(0);
    for (const address of ['169.254.169.254', '0.0.0.0', '224.0.0.1', '255.255.255.255']) {
      expect([address, await client.permit(pass, { address, port: 80 })]).toEqual([address, 403]);
    }
    client.close();
  });

  test('[N7] no Binding request is answered, by UDP or TCP', async () => {
    const { port } = await relayOf(server.url);
    const answers: Uint8Array[] = [];
    const socket = await Bun.udpSocket({
      socket: { data: (_socket, bytes) => void answers.push(bytes) },
    });
    const binding = new Uint8Array([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42, ...new Array(12).fill(7)]);
    const allocate = new Uint8Array([0, 3, 0, 8, ...binding.subarray(4), 0, 25, 0, 4, 17, 0, 0, 0]);
    socket.send(binding, port, loopback);
    socket.send(allocate, port, loopback);
    await eventually('an answer to what came after it', () => answers.length > 0);
    expect(answers.map(([first, second]) => [first, second])).toEqual([[0x01, 0x13]]);
    socket.close();
  });

  test('[N6] its arguments and its environment hold neither a secret nor an address', async () => {
    const coturn = await coturnOf(server);
    const words = readFileSync(`/proc/${coturn}/cmdline`, 'utf8');
    expect(words).toContain('turnserver');
    expect(words).toContain('--use-auth-secret');
    expect(words).not.toMatch(/\d+\.\d+\.\d+\.\d+|::|secret=|[a-p]{64}/);
    expect(readFileSync(`/proc/${coturn}/environ`, 'utf8')).toBe('');
  });

  test('[N6] what it has open is sockets, memory and nothing', async () => {
    const coturn = await coturnOf(server);
    const folder = `/proc/${coturn}/fd`;
    const open = readdirSync(folder).map((fd) => readlinkSync(join(folder, fd)));
    expect(open.length).toBeGreaterThan(3);
    for (const name of open) {
      expect(name).toMatch(/^(socket:|pipe:|anon_inode:|\/dev\/null$|\/dev\/urandom$|\/memfd:)/);
    }
  });
});

const swapped = (letter: string): string => (letter === 'A' ? 'B' : 'A');

describe.skipIf(!hasCoturn)('[N7] whom it reaches depends on where the server listens', () => {
  const outcomes = async (
    flags: readonly string[],
    addresses: readonly string[],
    family: 4 | 6 = 4,
  ) => {
    const server = runCommand([
      'start',
      '--port=0',
      '--stun-ports=none',
      '--relay-port=0',
      ...flags,
    ]);
    const url = await server.ready();
    const { port, pass } = await relayOf(url);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(pass, family)).toBe(0);
    const own = client.relayed();
    const codes: Record<string, number> = {};
    for (const address of addresses) {
      codes[address] = await client.permit(pass, { address, port: 4_000 });
    }
    const ownCode = await client.permit(pass, own);
    client.close();
    server.signal('SIGTERM');
    expect(await server.exitCode).toBe(0);
    expect(server.output().stderr).toBe('');
    return { codes, ownCode };
  };

  test('localhost: this machine, and what a call from it could reach', async () => {
    expect(
      await outcomes([], ['127.0.0.1', '127.9.9.9', '192.168.9.9', '169.254.169.254']),
    ).toEqual({
      codes: { '127.0.0.1': 0, '127.9.9.9': 0, '192.168.9.9': 0, '169.254.169.254': 403 },
      ownCode: 0,
    });
  });

  test('over IPv6: not the addresses that others can hide in', async () => {
    if (!networkInterfaces()['lo']?.some(({ address }) => address === '::1')) {
      console.log('skipped: this machine has no IPv6 loopback');
      return;
    }
    const mapped = ['::ffff:7f00:1', '::ffff:a9fe:a9fe', '::7f00:1'];
    const translated = ['64:ff9b::7f00:1', '2002:7f00:1::1', '2001:0:7f00:1::1'];
    const denied = [...mapped, ...translated, '::', 'fe80::9', 'ff02::1'];
    const { codes, ownCode } = await outcomes([], denied, 6);
    expect(codes).toEqual(Object.fromEntries(denied.map((address) => [address, 403])));
    expect(ownCode).toBe(0);
  });

  test('everywhere: nothing on this machine or around it, but its own relayed addresses', async () => {
    const inside = ['127.0.0.1', '10.9.9.9', '172.16.9.9', '192.168.9.9', '100.64.9.9'];
    const denied = [...inside, '169.254.169.254', '0.0.0.0', '224.0.0.1', '255.255.255.255'];
    const { codes, ownCode } = await outcomes(['--host=0.0.0.0'], [...denied, '198.51.100.9']);
    const expected = Object.fromEntries(denied.map((address) => [address, 403]));
    expect(codes).toEqual({ ...expected, '198.51.100.9': 0 });
    expect(ownCode).toBe(0);
  });

  test('when every call is relayed: its own relayed addresses and nobody else', async () => {
    const { codes, ownCode } = await outcomes(
      ['--host=0.0.0.0', '--relay=always'],
      ['198.51.100.9', '127.0.0.1'],
    );
    expect(codes).toEqual({ '198.51.100.9': 403, '127.0.0.1': 403 });
    expect(ownCode).toBe(0);
  });
});

describe.skipIf(!hasCoturn)('[N8] a relay elsewhere', () => {
  const secret = 'a-secret-of-both-0123456789';
  let relay: Bun.Subprocess;
  let port: number;

  /** As an operator would run it somewhere else: not ours, and known by address and secret alone. */
  beforeAll(async () => {
    const free = await Bun.udpSocket({ hostname: loopback });
    port = free.port;
    free.close();
    relay = Bun.spawn(
      [
        ...['turnserver', '-n', '--use-auth-secret', `--static-auth-secret=${secret}`],
        ...['--realm=elsewhere', `--listening-ip=${loopback}`, `--relay-ip=${loopback}`],
        ...[`--listening-port=${port}`, '--no-tls', '--no-dtls', '--no-cli', '--pidfile='],
        ...['--userdb=:memory:', '--log-file=stdout', '--simple-log', '--allow-loopback-peers'],
      ],
      { stdout: 'ignore', stderr: 'ignore' },
    );
  });

  afterAll(async () => {
    relay.kill('SIGKILL');
    await relay.exited;
  });

  const passFor = (seconds: number): TurnPass => {
    const username = `${Math.floor(Date.now() / 1_000) + seconds}:somebody`;
    const credential = createHmac('sha1', secret).update(username).digest('base64');
    return { username, credential };
  };

  test('its addresses are handed on, passes open it, and no other is started', async () => {
    const urls = [`turn:${loopback}:${port}?transport=udp`, 'turns:relay.example:443'];
    const server = await startServerProcess({
      flags: ['--relay=always', ...urls.map((url) => `--relay-url=${url}`)],
      environment: { PASSERBY_RELAY_SECRET: secret },
    });
    const told = await relayOf(server.url);
    expect(told).toMatchObject({ relay: 'always', seconds: 600, port: 0, tlsPort: 0 });
    expect(told.urls.split('\n')).toEqual(urls);
    expect(childrenOf(server.pid)).toEqual([]);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(told.pass)).toBe(0);
    client.close();
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('');
  });

  test('[N3] a pass that has expired opens nothing, and closes nothing', async () => {
    const late = await openTurnClient({ address: loopback, port });
    expect(await late.allocate(passFor(-1))).toBe(401);
    late.close();
    const short = passFor(2);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(short)).toBe(0);
    await eventually('its expiry', async () => {
      const other = await openTurnClient({ address: loopback, port });
      const code = await other.allocate(short);
      other.close();
      return code === 401;
    });
    expect(await client.refresh(short)).toBe(0);
    client.close();
  });
});

describe('what an operator decides', () => {
  const nowhere = { PATH: '/nonexistent' };
  const quiet = ['start', '--port=0', '--stun-ports=none'];

  test('[N2] never: there is none, and nothing is started', async () => {
    const server = await startServerProcess({ flags: ['--relay=never'] });
    expect(await relayOf(server.url)).toMatchObject({ relay: 'none', seconds: 0, port: 0 });
    expect(childrenOf(server.pid)).toEqual([]);
    expect(await server.stop()).toBe(0);
  });

  test('[N6] without coturn there is none, and everything else works', async () => {
    const server = runCommand(quiet, { environment: nowhere });
    expect(await relayOf(await server.ready())).toMatchObject({ relay: 'none', seconds: 0 });
    server.signal('SIGTERM');
    expect(await server.exitCode).toBe(0);
    expect(server.output().stderr).toBe('');
  });

  test('[O2] always, and none to be had', async () => {
    const server = runCommand([...quiet, '--relay=always'], { environment: nowhere });
    expect(await server.exitCode).toBe(1);
    expect(server.output()).toEqual({
      stdout: '',
      stderr:
        '--relay=always needs a relay: install coturn, or name one elsewhere with --relay-url.\n',
    });
  });

  test('[N5] a network gets its share of passes, and its sockets stay open', async () => {
    const server = await startServerProcess({
      flags: [
        ...['--relay-url=turn:relay.example', '--relay-secret=0123456789abcdef'],
        ...['--sockets-per-network=2', '--openings-per-second=1'],
      ],
    });
    const client = await openWireClient({ url: server.url });
    client.send({ type: 'Hello', version: 1 });
    const seconds: number[] = [];
    for (let asked = 0; asked < 4; asked++) {
      client.send({ type: 'AskRelay' });
      seconds.push((await client.next('Relay')).seconds);
    }
    expect(seconds.slice(0, 2)).toEqual([600, 600]);
    expect(seconds).toContain(0);
    expect(await client.close()).toBe(1001);
    expect(await server.stop()).toBe(0);
    expect(server.output().stderr).toBe('');
  });
});

describe.skipIf(!hasCoturn)('[N6] its port', () => {
  test('one that was named and is taken', async () => {
    const holder = Bun.listen({ hostname: loopback, port: 0, socket: { data() {} } });
    const server = runCommand([
      ...['start', '--port=0', '--stun-ports=none', `--relay-port=${holder.port}`],
    ]);
    expect(await server.exitCode).toBe(1);
    expect(server.output().stderr).toBe(
      `Port ${holder.port} (relay) is in use on 127.0.0.1: ` +
        'stop what uses it, or choose another with --relay-port.\n',
    );
    holder.stop(true);
  });

  test('the usual one, and it is taken: another, in one line', async () => {
    const first = runCommand(['start', '--port=0', '--stun-ports=none']);
    await first.ready();
    const second = runCommand(['start', '--port=0', '--stun-ports=none']);
    const { port, pass } = await relayOf(await second.ready());
    expect(port).not.toBe(3480);
    expect(second.output().stderr).toBe(`passerby relayMoved port=${port} tlsPort=0\n`);
    const client = await openTurnClient({ address: loopback, port });
    expect(await client.allocate(pass)).toBe(0);
    client.close();
    for (const server of [first, second]) {
      server.signal('SIGTERM');
      expect(await server.exitCode).toBe(0);
    }
  });
});
