import { describe, expect, test } from 'bun:test';
import { hasRedis, startRedis } from '@passerby/test-kit/redis-server';
import { nodePassword } from './node-scene.ts';
import { runCommand } from './server-command.ts';

if (!hasRedis) console.log('skipped: there is no redis-server here');

async function saidAtStart(url: string): Promise<string> {
  const environment = { REDIS_URL: url, PASSERBY_NODE_PASSWORD: nodePassword };
  const flags = ['--port=0', '--stun-ports=none', '--relay=never', '--site=/nowhere'];
  const command = runCommand(['start', ...flags], { environment });
  expect(await command.exitCode).toBe(1);
  const { stdout, stderr } = command.output();
  expect(stdout).toBe('');
  return stderr;
}

describe.skipIf(!hasRedis)('[O2] [O6] a Redis that cannot be used is one sentence', () => {
  test('nobody there', async () => {
    const redis = await startRedis();
    await redis.stop();
    expect(await saidAtStart(redis.url)).toBe(
      `Redis at 127.0.0.1:${redis.port} does not answer: is it running, and REDIS_URL right?\n`,
    );
  }, 20_000);

  test('one that is there and says nothing', async () => {
    const redis = await startRedis();
    redis.freeze();
    expect(await saidAtStart(redis.url)).toBe(
      `Redis at 127.0.0.1:${redis.port} does not answer: is it running, and REDIS_URL right?\n`,
    );
    await redis.stop();
  }, 20_000);

  test('a password that is missing or wrong, which is not repeated', async () => {
    const redis = await startRedis();
    await redis.ask('CONFIG', 'SET', 'requirepass', 'open-sesame');
    for (const url of [redis.url, redis.url.replace('//', '//:not-that-one@')]) {
      expect(await saidAtStart(url)).toBe(
        `Redis at 127.0.0.1:${redis.port} does not let this server in: look at the name and password in REDIS_URL.\n`,
      );
    }
    await redis.stop();
  }, 20_000);
});
