import { expect, test } from 'bun:test';
import { judgeRedis, judgeRedisFailure } from './redis.ts';

const off = 'redis_version:8.0.0\r\naof_enabled:0\r\n';

test('[O13] a Redis that writes nothing is as it should be', () => {
  expect(judgeRedis({ info: off, save: '' }).level).toBe('ok');
});

test.each([
  ['appends', { info: 'aof_enabled:1\r\n', save: '' }, 'wrong'],
  ['writes snapshots', { info: off, save: '3600 1 300 100' }, 'wrong'],
  ['does not say when it writes snapshots', { info: off, save: undefined }, 'care'],
  ['does not say whether it appends', { info: '', save: '' }, 'care'],
] as const)('[O13] one that %s is not', (_, facts, level) => {
  const found = judgeRedis(facts);
  expect(found.level).toBe(level);
  expect(found.remedy).toBeDefined();
});

test.each(['unreachable', 'refused', 'tooOld'] as const)('[O13] one that is %s', (code) => {
  expect(judgeRedisFailure(code)).toMatchObject({ level: 'wrong', about: 'redis' });
});
