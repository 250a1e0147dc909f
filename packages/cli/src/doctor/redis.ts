import type { RedisFailure } from '@passerby/server/shell/redis/redis-connection';
import { type Finding, finding } from './finding.ts';

/** What a Redis says of itself; undefined: it does not say. */
export interface RedisFacts {
  /** `INFO`. */
  readonly info: string;
  /** `CONFIG GET save`: when it writes a snapshot. */
  readonly save: string | undefined;
}

const about = 'redis';

const failures: Readonly<Record<RedisFailure, readonly [says: string, remedy: string]>> = {
  unreachable: ['It does not answer.', 'Start it, or give its address with REDIS_URL.'],
  refused: ['It refuses us.', 'Put its user and password into REDIS_URL.'],
  tooOld: ['It is too old.', 'Take Redis 7 or Valkey 7.2, or a later one.'],
};

export const judgeRedisFailure = (code: RedisFailure): Finding =>
  finding.wrong(about, ...failures[code]);

/** It may forget everything at any time, and must: nothing of it is to be on a disk. */
export function judgeRedis({ info, save }: RedisFacts): Finding {
  const appends = /^aof_enabled:(\d)/m.exec(info)?.[1];
  if (appends === '1') {
    return finding.wrong(
      about,
      'It appends what it is told to a file.',
      'Start it with --appendonly no.',
    );
  }
  if (save !== undefined && save.trim() !== '') {
    return finding.wrong(about, 'It writes snapshots to the disk.', "Start it with --save ''.");
  }
  if (appends === undefined || save === undefined) {
    return finding.care(
      about,
      'It does not say whether it writes to the disk.',
      "See to it that it was started with --save '' and --appendonly no.",
    );
  }
  return finding.ok(about, 'It answers, and writes nothing to the disk.');
}
