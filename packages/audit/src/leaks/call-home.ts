import { tapFrames } from '@passerby/test-kit/leaks/tap';
import { required } from './required.ts';

// A server that tells somebody else.
const port = Number(required('PASSERBY_AUDIT_HOME'));
tapFrames((frame) => {
  void Bun.connect({
    hostname: '127.0.0.1',
    port,
    socket: { open: (socket) => void socket.end(frame), data() {}, error() {} },
  }).catch(() => {});
});
