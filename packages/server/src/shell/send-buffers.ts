import { maxFrameBytes } from '@passerby/protocol/limits';
import { randomBytes } from './randomness.ts';

/**
 * The runtime lays each frame that it sends into one of two buffers of this size, and leaves it there:
 * one for the socket whose frame is being handled, the other for whoever else is written to meanwhile.
 */
const bufferBytes = 16 * 1024;

/** A frame of this many zeros, with its header, fills such a buffer to the end. */
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
export interface SendBuffers {
  /** A frame was sent: there is something to overwrite. */
  used(): void;
  sweep(): void;
  stop(): void;
}

/**
 * The last frames of a quiet evening would stay readable in raw memory until somebody comes (found by
 * `e2e/forgetting.test.ts`; SPEC F2). The only way to those buffers is to send, so the process holds two
 * WebSockets with itself, over a Unix socket without a file, and sends zeros through them.
 *
 * Such names exist on Linux alone. Elsewhere nothing is overwritten before the next frame.
 */
export async function createSendBuffers(): Promise<SendBuffers> {
  if (process.platform !== 'linux') return { used() {}, sweep() {}, stop() {} };
  const unix = `\0passerby-${randomBytes(16).toHex()}`;
  const opened: ((socket: Writer) => void)[] = [];
  const listener = Bun.serve<undefined>({
    unix,
    fetch: (request, server) =>
      server.upgrade(request, { data: undefined })
        ? undefined
        : new Response(null, { status: 400 }),
    websocket: {
      perMessageDeflate: false,
      idleTimeout: 0,
      open: (socket) => opened.shift()?.(socket),
      message() {},
    },
  });
  const connect = async () => {
    const writer = new Promise<Writer>((resolve) => opened.push(resolve));
    const reader = await Bun.connect({
      unix,
      socket: {
        open: (socket) => {
          socket.write(upgrade);
        },
        data() {},
      },
    });
    return { reader, writer: await writer };
  };
  const one = await connect();
  const other = await connect();
  // Nobody else gets in: the listener goes, the two connections stay.
  void listener.stop();
  let isUsed = true;
  return {
    used() {
      isUsed = true;
    },
    sweep() {
      if (!isUsed) return;
      isUsed = false;
      one.writer.cork(() => {
        one.writer.sendBinary(zeros);
        other.writer.sendBinary(zeros);
      });
    },
    stop() {
      for (const { reader, writer } of [one, other]) {
        writer.terminate();
        reader.end();
      }
    },
  };
}

type Writer = Bun.ServerWebSocket<undefined>;
