import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from '@passerby/test-kit/certificate';
import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import { hasRedis, type RedisServer, startRedis } from '@passerby/test-kit/redis-server';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { nodePassword } from './node-scene.ts';
import { expectTwoToMeet, whileTwoTalk } from './two-who-talk.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

const password = 'of-redis-alone';

describe.skipIf(!hasRedis)('a Redis that is spoken to over TLS', () => {
  let folder: string;
  let authority: string;
  let redis: RedisServer;
  let port: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'passerby-redis-tls-'));
    const { certFile, keyFile } = await makeCertificate(folder);
    authority = certFile;
    port = freePort();
    redis = await startRedis({
      password,
      flags: [
        ...['--tls-port', String(port), '--tls-auth-clients', 'no'],
        ...['--bind', '127.0.0.1', '127.0.0.2'],
        ...['--tls-cert-file', certFile, '--tls-key-file', keyFile, '--tls-ca-cert-file', certFile],
      ],
    });
  });
  afterAll(async () => {
    await redis.stop();
    await rm(folder, { recursive: true });
  });

  const start = (url: string, environment: Readonly<Record<string, string>>) =>
    startServerProcess({
      flags: ['--stun-ports=none', '--site=/nowhere', '--drain=0'],
      environment: { REDIS_URL: url, PASSERBY_NODE_PASSWORD: nodePassword, ...environment },
    });
  const trusting = () => ({ NODE_EXTRA_CA_CERTS: authority });
  const good = () => `rediss://:${password}@localhost:${port}`;

  test('[K1] two nodes that trust its certificate are one crowd, and go on when it goes and comes back', async () => {
    const nodes: ServerProcess[] = [];
    for (let i = 0; i < 2; i++) nodes.push(await start(good(), trusting()));
    const [one, other] = nodes as [ServerProcess, ServerProcess];
    const away = 'passerby crowdAway\n';
    await expectTwoToMeet(one, other);
    await redis.kill();
    const log = () => nodes.map((node) => node.output().stderr);
    await eventually('it to be missed', () => log().every((lines) => lines === away));
    redis = await redis.restart();
    const back = `${away}passerby crowdBack\n`;
    await eventually('it to be back', () => log().every((lines) => lines === back));
    await whileTwoTalk(one, () => expectTwoToMeet(one, other), other);
    for (const node of nodes) expect(await node.stop()).toBe(0);
  }, 30_000);

  test.each([
    ['a certificate that nobody vouches for', good, () => ({}), 'does not answer'],
    [
      'another name than the certificate’s',
      () => good().replace('localhost', '127.0.0.2'),
      trusting,
      'does not answer',
    ],
    [
      'a wrong password',
      () => good().replace(password, 'guessed'),
      trusting,
      'does not let this server in',
    ],
    ['words in the clear', () => good().replace('rediss', 'redis'), trusting, 'does not answer'],
  ] as const)(
    '[O2] %s: the node does not start, and says so',
    async (_what, url, environment, says) => {
      const started = start(url(), environment()).then(
        async (server) => {
          await server.stop();
          return 'started';
        },
        (error: Error) => error.message,
      );
      expect(await started).toContain(says);
    },
    30_000,
  );
});
