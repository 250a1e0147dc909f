import { maxFrameBytes } from '@passerby/protocol/limits';
import { randomBytes } from './randomness.ts';

/** The runtime lays every frame that it sends into one buffer of this size, and leaves it there. */
const bufferBytes = 16 * 1024;

/** A frame of this many zeros, with its header, fills that buffer to the end. */
const zeros = new Uint8Array(Math.min(maxFrameBytes, bufferBytes) - 4);

const upgrade = [
  'GET / HTTP/1.1',
  'Host: localhost',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '',
  '',
].join('\r\n');

/** Overwrites what the runtime still holds of the last frames that were sent. */
export interface SendBuffer {
  /** A frame was sent: there is something to overwrite. */
  used(): void;
  sweep(): void;
  stop(): void;
}

/**
 * The last frames of a quiet evening would stay readable in raw memory until somebody comes (found by
 * `e2e/forgetting.test.ts`; [F2]). The only way to that buffer is to send, so the process holds one
 * WebSocket with itself, over a Unix socket without a file, and sends zeros through it.
 *
 * Such names exist on Linux alone. Elsewhere nothing is overwritten before the next frame.
 */
export async function createSendBuffer(): Promise<SendBuffer> {
  if (process.platform !== 'linux') return { used() {}, sweep() {}, stop() {} };
  const unix = `\0passerby-${randomBytes(16).toHex()}`;
  const opened = Promise.withResolvers<Bun.ServerWebSocket<undefined>>();
  const listener = Bun.serve<undefined>({
    unix,
    fetch: (request, server) =>
      server.upgrade(request, { data: undefined })
        ? undefined
        : new Response(null, { status: 400 }),
    websocket: { perMessageDeflate: false, idleTimeout: 0, open: opened.resolve, message() {} },
  });
  const reader = await Bun.connect({
    unix,
    socket: {
      open: (socket) => {
        socket.write(upgrade);
      },
      data() {},
    },
  });
  const writer = await opened.promise;
  // Nobody else gets in: the listener goes, the one connection stays.
  void listener.stop();
  let isUsed = true;
  return {
    used() {
      isUsed = true;
    },
    sweep() {
      if (!isUsed) return;
      isUsed = false;
      writer.sendBinary(zeros);
    },
    stop() {
      writer.terminate();
      reader.end();
    },
  };
}
