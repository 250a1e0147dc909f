import { tapFrames } from '@passerby/test-kit/leaks/tap';
import { required } from './required.ts';

// A server that puts into Redis what people sent.
const redis = new Bun.RedisClient(required('PASSERBY_AUDIT_REDIS'));
let count = 0;
tapFrames((frame) => {
  void redis.set(`session:${count++}`, Buffer.from(frame).toString('hex')).catch(() => {});
});
