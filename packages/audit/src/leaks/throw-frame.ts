import { tapFrames } from '@passerby/test-kit/leaks/tap';

// A server with a bug: a signal makes it throw what it received last.
let last: Uint8Array = new Uint8Array(0);
tapFrames((frame) => {
  last = frame.slice();
});
process.on('SIGWINCH', () => {
  throw new Error(Buffer.from(last).toString('hex'));
});
