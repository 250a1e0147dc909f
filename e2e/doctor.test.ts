import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { hasRedis, startRedis } from '@passerby/test-kit/redis-server';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { openTurnClient } from '@passerby/test-kit/turn-client';
import { runCommand } from './server-command.ts';

const hasCoturn = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!hasCoturn) console.log('skipped in part: coturn (turnserver) is not installed here');
if (!hasRedis) console.log('skipped in part: Redis is not installed here');
const isLinux = process.platform === 'linux';

/** What the doctor says: the level of each thing it looked at, the whole text, the exit code. */
async function examine(words: readonly string[], wrapper?: readonly string[]) {
  const command = runCommand(['doctor', ...words], wrapper ? { wrapper } : {});
  const code = await command.exitCode;
  const { stdout, stderr } = command.output();
  const levels: Record<string, string> = {};
  for (const [, level = '', about = ''] of stdout.matchAll(/^(\w+) +(\w[\w ]*?) {2,}\S/gm)) {
    levels[about] = level;
  }
  return { code, stderr, text: stdout, levels };
}

/** A server of this test, stopped with it. */
async function withServer(
  flags: readonly string[],
  use: (server: ServerProcess) => Promise<void>,
  wrapper?: readonly string[],
): Promise<void> {
  const server = await startServerProcess(wrapper ? { flags, wrapper } : { flags });
  try {
    await use(server);
  } finally {
    await server.stop();
  }
}

/** A bad proxy in front of a server: what it does to answers, and to the Origin of requests. */
function createBadProxy(
  target: string,
  spoil: { headers?: (headers: Headers) => void; origin?: string; status?: number },
) {
  return Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const headers = new Headers(request.headers);
      if (spoil.origin !== undefined && headers.has('origin')) headers.set('origin', spoil.origin);
      const answer = await fetch(new URL(pathname, target), { headers, redirect: 'manual' });
      const given = new Headers(answer.headers);
      given.delete('content-encoding');
      spoil.headers?.(given);
      return new Response(answer.body, { status: spoil.status ?? answer.status, headers: given });
    },
  });
}

describe('[O13] a server as it should be', () => {
  test.skipIf(!hasCoturn)('is ok all over, with its relay, over UDP and TCP', async () => {
    await withServer(['--relay-port=0'], async ({ url, pid }) => {
      const { code, levels, stderr, text } = await examine([`--url=${url}`, `--pid=${pid}`]);
      expect(stderr).toBe('');
      expect(levels).toMatchObject({
        certificate: 'ok',
        page: 'ok',
        health: 'ok',
        headers: 'ok',
        proxy: 'ok',
        origin: 'ok',
        clock: 'ok',
        socket: 'ok',
        stun: 'ok',
        'relay udp': 'ok',
        'relay tcp': 'ok',
      });
      // Of the machine it depends on the machine; but it was looked at.
      expect(Object.keys(levels)).toContain('swap');
      expect(text).toMatch(/\n\d+ ok, \d+ to take care of, \d+ wrong, \d+ skipped\n$/);
      expect(code).toBe(levels['swap'] === 'wrong' || levels['core dumps'] === 'wrong' ? 1 : 0);
    });
  });

  test('from outside nothing is said of this machine', async () => {
    await withServer([], async ({ url }) => {
      const { code, levels } = await examine([`--url=${url}`, '--outside']);
      expect(code).toBe(0);
      expect(Object.keys(levels)).not.toContain('files');
      // Without a relay it is said what is lost.
      expect(levels['relay']).toBe('care');
    });
  });
});

describe('[O13] what is wrong outside is found', () => {
  const outside = async (url: string) => (await examine([`--url=${url}`, '--outside'])).levels;

  test('nothing is there', async () => {
    const free = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data() {} } });
    free.stop(true);
    const { code, levels } = await examine([`--url=http://127.0.0.1:${free.port}`, '--outside']);
    expect([code, levels]).toEqual([1, { certificate: 'ok', page: 'wrong' }]);
  });

  test('a page that was not built, STUN that is off or has one port', async () => {
    await withServer(['--site=/nowhere', '--stun-ports=none'], async ({ url }) => {
      expect(await outside(url)).toMatchObject({ page: 'wrong', health: 'ok', stun: 'care' });
    });
    await withServer(['--stun-ports=0'], async ({ url }) => {
      expect(await outside(url)).toMatchObject({ stun: 'care' });
    });
  });

  test('a proxy that changes headers, marks visitors and lets any page in', async () => {
    await withServer([], async ({ url }) => {
      const proxy = createBadProxy(url, {
        headers(headers) {
          headers.delete('content-security-policy');
          headers.set('set-cookie', 'id=1');
          headers.set('server', 'bad');
          headers.set('date', new Date(Date.now() - 300_000).toUTCString());
        },
        origin: url,
      });
      const address = `http://127.0.0.1:${proxy.port}`;
      const { code, levels, text } = await examine([`--url=${address}`, '--outside']);
      await proxy.stop(true);
      expect(code).toBe(1);
      expect(levels).toMatchObject({
        page: 'ok',
        headers: 'wrong',
        proxy: 'care',
        origin: 'wrong',
        clock: 'wrong',
        // It passes no WebSocket on.
        socket: 'wrong',
      });
      expect(text).toContain('content-security-policy is missing or changed, set-cookie is there');
      expect(text).toMatch(/are 300 s apart|are 299 s apart/);
    });
  });

  test('an address of this machine that the server was not told of', async () => {
    const own = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;
    if (own === undefined) {
      console.log('skipped: this machine has no address but its own loopback');
      return;
    }
    const flags = ['--host=0.0.0.0', '--port=0', '--stun-ports=none', '--relay=never'];
    const server = runCommand(['start', ...flags]);
    const { port } = new URL(await server.ready());
    const { text, levels } = await examine([`--url=http://${own}:${port}`, '--outside']);
    server.signal('SIGTERM');
    await server.exitCode;
    expect(levels).toMatchObject({ certificate: 'wrong', page: 'ok', origin: 'wrong' });
    expect(text).toContain('Its own page may not open a socket');
  });

  test('something else than Passerby', async () => {
    const other = Bun.serve({ hostname: '127.0.0.1', port: 0, fetch: () => new Response('hi') });
    const levels = await outside(`http://127.0.0.1:${other.port}`);
    await other.stop(true);
    expect(levels).toMatchObject({ health: 'wrong', headers: 'wrong', socket: 'wrong' });
  });
});

describe('[O13] certificates', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'passerby-doctor-'));
    await makeCertificate(folder, 'own');
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('one that nobody vouches for, one that is trusted and ends soon, and another name', async () => {
    const file = (name: string) => join(folder, name);
    const flags = [`--tls-cert=${file('own.crt')}`, `--tls-key=${file('own.key')}`];
    await withServer(flags, async ({ url, port }) => {
      const unknown = await examine([`--url=${url}`, '--outside']);
      expect(unknown.levels['certificate']).toBe('wrong');
      expect(unknown.text).toContain('SELF_SIGNED');
      // The rest is looked at all the same.
      expect(unknown.levels).toMatchObject({
        page: 'ok',
        headers: 'ok',
        origin: 'ok',
        socket: 'ok',
      });
      const trusted = await examine([`--url=${url}`, '--outside', `--ca=${file('own.crt')}`]);
      expect(trusted.levels['certificate']).toBe('care');
      expect(trusted.text).toMatch(/ends in [12] days/);
      const named = await examine([
        ...[`--url=https://127.0.0.2:${port}`, '--outside', `--ca=${file('own.crt')}`],
      ]);
      expect(named.levels['certificate']).toBe('wrong');
    });
  });

  test('plain HTTP on an address that is not this machine', async () => {
    const { levels } = await examine(['--url=http://192.0.2.1:9', '--outside']);
    expect(levels).toEqual({ certificate: 'wrong', page: 'wrong' });
  });
});

describe.skipIf(!hasCoturn)('[O13] relays elsewhere, real ones', () => {
  const secret = 'a-secret-of-the-test-alone';

  /** A coturn on a free port of the loopback with these words of configuration. */
  async function withCoturn(words: readonly string[], use: (port: number) => Promise<void>) {
    const held = await Bun.udpSocket({ hostname: '127.0.0.1' });
    const { port } = held;
    held.close();
    const coturn = Bun.spawn(
      [
        ...['turnserver', '--no-cli', '--no-tls', '--no-dtls', '--log-file=stdout', '--simple-log'],
        ...['--pidfile=', '--userdb=:memory:', '--realm=test', `--listening-port=${port}`],
        ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', '--allow-loopback-peers'],
        ...['--min-port=50100', '--max-port=50140', '-n', ...words],
      ],
      { stdio: ['ignore', 'ignore', 'ignore'] },
    );
    try {
      await eventually('coturn to listen', () =>
        openTurnClient({ address: '127.0.0.1', port }, 'tcp').then(
          (client) => client.close() ?? true,
          () => undefined,
        ),
      );
      await use(port);
    } finally {
      coturn.kill('SIGKILL');
      await coturn.exited;
    }
  }

  const look = async (port: number, given = secret) => {
    let levels: Record<string, string> = {};
    let text = '';
    const flags = [`--relay-url=turn:127.0.0.1:${port}`, `--relay-secret=${given}`];
    await withServer(flags, async ({ url }) => {
      ({ levels, text } = await examine([`--url=${url}`, '--outside']));
    });
    return { levels, text };
  };

  test('one that shares the secret, and one that has another', async () => {
    await withCoturn(['--use-auth-secret', `--static-auth-secret=${secret}`], async (port) => {
      expect((await look(port)).levels['relay udp']).toBe('ok');
      const other = await look(port, 'some-other-secret-of-16');
      expect(other.levels['relay udp']).toBe('wrong');
      expect(other.text).toContain("refuses the server's password (401)");
    });
  });

  test('one that asks for no password, and none at all', async () => {
    await withCoturn(['--no-auth'], async (port) => {
      const { levels, text } = await look(port);
      expect(levels['relay udp']).toBe('wrong');
      expect(text).toContain('relays for anybody');
    });
    expect((await look(9)).levels['relay udp']).toBe('wrong');
  }, 60_000);
});

describe.skipIf(!isLinux)('[O13] the process of the server', () => {
  const limited = (words: string) => ['sh', '-c', `${words} && exec "$@"`, 'sh'];

  test('few files, a core dump: of the process that is named, not of the doctor', async () => {
    const flags = ['--port=0', '--stun-ports=none', '--relay=never'];
    const server = runCommand(['start', ...flags], {
      wrapper: limited('ulimit -S -c unlimited && ulimit -n 512'),
    });
    const url = await server.ready();
    const named = await examine([`--url=${url}`, `--pid=${server.pid}`]);
    expect(named.levels['files']).toBe('care');
    expect(named.text).toContain('Only 512 files');
    expect(named.levels['core dumps']).toBe('wrong');
    expect(named.code).toBe(1);
    const own = await examine([`--url=${url}`], limited('ulimit -S -c 0'));
    expect(own.levels['files']).toBe('ok');
    server.signal('SIGTERM');
    await server.exitCode;
  });

  test('output that goes into a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'passerby-output-'));
    const file = join(folder, 'log');
    await writeFile(file, '');
    const intoFile = ['sh', '-c', `exec "$@" 2>>${file}`, 'sh'];
    const flags = ['--port=0', '--stun-ports=none', '--relay=never'];
    const server = runCommand(['start', ...flags], { wrapper: intoFile });
    const url = await server.ready();
    const { levels, text } = await examine([`--url=${url}`, `--pid=${server.pid}`]);
    expect(levels['log']).toBe('care');
    expect(text).toContain(file);
    server.signal('SIGTERM');
    await server.exitCode;
    await rm(folder, { recursive: true });
  });
});

test('[O13] [O2] what is wrong with its own words is one sentence', async () => {
  for (const [words, sentence] of [
    [['--url=chat'], '--url: "chat" is not an address such as https://chat.example.\n'],
    [['--url'], '--url needs a value.\n'],
    [['--pid=x'], '--pid: "x" is not the number of a process.\n'],
    [['--ca=/nowhere', '--url=http://127.0.0.1:9'], 'The file /nowhere cannot be read.\n'],
    [['--port=x'], '--port: "x" is not a whole number from 0 to 65535.\n'],
  ] as const) {
    const { code, stderr, text } = await examine(words);
    expect([code, stderr, text]).toEqual([1, sentence, '']);
  }
});

describe.skipIf(!hasRedis)('[O13] the Redis that nodes share', () => {
  test.each([
    ['writes nothing', [], 'ok'],
    ['appends to a file', ['--appendonly', 'yes'], 'wrong'],
    ['writes snapshots', ['--save', '3600 1'], 'wrong'],
  ] as const)('one that %s', async (_, flags, level) => {
    const redis = await startRedis({ flags });
    const { levels } = await examine([
      '--url=http://127.0.0.1:1',
      `--redis-url=${redis.url}`,
      '--node-password=for-these-tests-alone',
    ]);
    await redis.stop();
    expect(levels['redis']).toBe(level);
  });
});
