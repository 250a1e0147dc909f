import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHmac, X509Certificate } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import { openTurnClient, type TurnPass, type TurnTransport } from '@passerby/test-kit/turn-client';

const deploy = fileURLToPath(new URL('../deploy', import.meta.url));
const able = process.platform === 'linux' && Bun.which('turnserver') !== null;
if (!able) console.log('skipped in part: coturn (turnserver) is not installed here');

const loopback = '127.0.0.1';
const secret = '0123456789abcdef0123456789abcdef';

/** As the server mints them. One for all that a client says: its name tells the second, and another name is another user (441). */
function mintPass(known = secret): TurnPass {
  const username = `${Math.floor(Date.now() / 1_000) + 600}:test`;
  return { username, credential: createHmac('sha1', known).update(username).digest('base64') };
}

describe.skipIf(!able)('[O16] coturn as deploy/ starts it', () => {
  let folder: string;
  let coturn: Bun.Subprocess;
  let port: number;
  let tlsPort: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'passerby-deployed-relay-'));
    for (const name of ['certificates', 'run', 'work']) await mkdir(join(folder, name));
    for (const name of ['first', 'second']) await makeCertificate(folder, name);
    await useCertificate('first');
    const base = await Bun.file(join(deploy, 'coturn', 'coturn.conf')).text();
    [port, tlsPort] = [freePort(), freePort()];
    // Its own words, but for the ports and the folder of a container. The loopback is denied to peers
    // there; here it is where the relay itself lives, so that it is allowed by start.sh.
    await writeFile(
      join(folder, 'coturn.conf'),
      `${base
        .replaceAll('/certificates/', `${folder}/certificates/`)
        .replace(/^listening-port=.*$/m, `listening-port=${port}`)}\nallow-loopback-peers\n`,
    );
    coturn = Bun.spawn(['sh', join(deploy, 'coturn', 'start.sh')], {
      cwd: join(folder, 'work'),
      env: {
        PATH: process.env['PATH'],
        COTURN_BASE: join(folder, 'coturn.conf'),
        COTURN_RUN: join(folder, 'run'),
        RELAY_SECRET: secret,
        RELAY_ADDRESS: loopback,
        RELAY_TLS_PORT: String(tlsPort),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await eventually('coturn to listen', () =>
      openTurnClient({ address: loopback, port }, 'tcp').then(
        (client) => client.close() ?? true,
        () => undefined,
      ),
    );
  });

  afterAll(async () => {
    const children = await readFile(`/proc/${coturn.pid}/task/${coturn.pid}/children`, 'utf8');
    coturn.kill('SIGKILL');
    await coturn.exited;
    // The shell that tells it of new certificates, which would end by itself in a minute.
    for (const child of children.trim().split(' ')) process.kill(Number(child), 'SIGKILL');
    await rm(folder, { recursive: true });
  });

  async function useCertificate(name: string) {
    await copyFile(join(folder, `${name}.crt`), join(folder, 'certificates', 'fullchain.pem'));
    await copyFile(join(folder, `${name}.key`), join(folder, 'certificates', 'key.pem'));
  }

  const open = (transport: TurnTransport) =>
    openTurnClient({ address: loopback, port: transport === 'tls' ? tlsPort : port }, transport);

  test.each([['udp'], ['tcp'], ['tls']] as const)(
    'it relays over %s for who has a password, between two of its own addresses',
    async (transport) => {
      const [one, other] = await Promise.all([open(transport), open('udp')]);
      expect(await one.allocate(mintPass('another secret'))).toBe(401);
      const again = await open(transport);
      const pass = mintPass();
      expect(await again.allocate(pass)).toBe(0);
      expect(await other.allocate(pass)).toBe(0);
      expect(await again.permit(pass, other.relayed())).toBe(0);
      expect(await other.permit(pass, again.relayed())).toBe(0);
      again.send(other.relayed(), 'through the relay');
      expect(await other.next()).toBe('through the relay');
      for (const client of [one, other, again]) client.close();
    },
  );

  test.each([
    ['10.0.0.1'],
    ['172.16.0.1'],
    ['192.168.1.1'],
    ['100.64.0.1'],
    ['127.0.0.2'],
    ['169.254.169.254'],
    ['224.0.0.1'],
    ['0.0.0.0'],
  ])('it is no way to %s', async (address) => {
    const client = await open('udp');
    const pass = mintPass();
    expect(await client.allocate(pass)).toBe(0);
    expect(await client.permit(pass, { address, port: 80 })).toBe(403);
    client.close();
  });

  test('a word of the internet is let through', async () => {
    const client = await open('udp');
    const pass = mintPass();
    expect(await client.allocate(pass)).toBe(0);
    expect(await client.permit(pass, { address: '203.0.113.9', port: 80 })).toBe(0);
    client.close();
  });

  test('the secret is in no argument and no variable, and no file but one in memory', async () => {
    for (const name of ['cmdline', 'environ']) {
      expect(await readFile(`/proc/${coturn.pid}/${name}`, 'latin1')).not.toContain(secret);
    }
    expect(await readdir(join(folder, 'work'))).toEqual([]);
    expect(await readdir(join(folder, 'run'))).toEqual(['turnserver.conf']);
    const { mode } = await Bun.file(join(folder, 'run', 'turnserver.conf')).stat();
    expect(mode & 0o777).toBe(0o600);
  });

  test('a renewed certificate is shown after the signal that it gets twice a day', async () => {
    await useCertificate('second');
    const wanted = new X509Certificate(await readFile(join(folder, 'second.crt'))).fingerprint256;
    expect(await shownAt(tlsPort)).not.toBe(wanted);
    coturn.kill('SIGUSR2');
    await eventually('the new one', async () => (await shownAt(tlsPort)) === wanted);
  });
});

function shownAt(at: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: loopback, port: at, rejectUnauthorized: false }, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.on('error', reject);
  });
}
