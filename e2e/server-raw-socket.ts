import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { eventually } from '@passerby/test-kit/eventually';

/** One WebSocket frame as the server sent it. */
export interface RawFrame {
  readonly opcode: number;
  readonly payload: Uint8Array;
}

/** A TCP connection that asks for a WebSocket and then says whatever the test wants. */
export interface RawSocket {
  readonly tcp: Socket;
  /** Status line and headers of the answer to the upgrade. */
  readonly answer: string;
  /** Writes bytes as they are. */
  write(bytes: Uint8Array): void;
  /** The next frame of this kind, or of any; others before it are dropped. */
  next(opcode?: number): Promise<RawFrame>;
  /** The code of the server's close frame. */
  closeCode(): Promise<number>;
  /** Resolves when the connection is over. */
  readonly ended: Promise<void>;
}

export const opcodes = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** Headers of an upgrade that the server takes. */
const goodHeaders: Readonly<Record<string, string>> = {
  Host: 'localhost',
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  Origin: 'http://localhost',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Protocol': 'passerby.v1',
};

/** A request for a socket, which the server takes as it is; a header that is undefined is left out. */
export function upgradeRequest(
  headers: Readonly<Record<string, string | undefined>> = {},
  line = 'GET /socket HTTP/1.1',
): string {
  const lines = Object.entries({ ...goodHeaders, ...headers })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}\r\n`);
  return `${line}\r\n${lines.join('')}\r\n`;
}

/** Opens a connection and sends an upgrade; a header that is undefined is left out. */
export async function openRawSocket(
  port: number,
  options: {
    readonly headers?: Readonly<Record<string, string | undefined>>;
    readonly from?: string;
    /** Answers the server's pings, as every browser does. */
    readonly pongs?: boolean;
    readonly tls?: boolean;
    /** Takes frames as they come, instead of `next` and `closeCode`. */
    readonly onFrame?: (frame: RawFrame) => void;
  } = {},
): Promise<RawSocket> {
  const where = {
    host: '127.0.0.1',
    port,
    ...(options.from ? { localAddress: options.from } : {}),
  };
  const tcp = options.tls
    ? connectTls({ ...where, rejectUnauthorized: false })
    : connect({ ...where, allowHalfOpen: true });
  let received = new Uint8Array(0);
  let isUpgraded = false;
  const frames: RawFrame[] = [];
  tcp.on('data', (chunk: Uint8Array) => {
    received = new Uint8Array([...received, ...chunk]);
    if (isUpgraded) takeFrames();
  });
  const ended = new Promise<void>((resolve) => {
    tcp.on('end', resolve);
    tcp.on('close', () => resolve());
  });
  // A reset is what some of these tests ask for.
  tcp.on('error', () => {});
  tcp.write(upgradeRequest(options.headers));

  /** What comes is looked at as soon as it is here: some of these tests measure. */
  const oftenAsItComes = { everyMs: 0 };
  const somethingComes = () =>
    new Promise<undefined>((resolve) => tcp.once('data', () => resolve(undefined)));

  const findHead = async () => {
    const text = new TextDecoder('latin1').decode(received);
    const end = text.indexOf('\r\n\r\n');
    return end < 0 ? somethingComes() : text.slice(0, end + 4);
  };
  const head = await eventually('the answer to an upgrade', findHead, oftenAsItComes);
  received = received.slice(head.length);
  isUpgraded = true;
  takeFrames();

  function takeFrames(): void {
    for (let frame = take(); frame !== undefined; frame = take()) {
      if (options.onFrame) options.onFrame(frame);
      else frames.push(frame);
      if (frame.opcode === opcodes.ping && options.pongs) {
        tcp.write(rawFrame(opcodes.pong, frame.payload));
      }
    }
  }

  function take(): RawFrame | undefined {
    if (received.length < 2) return undefined;
    const [first = 0, second = 0] = received;
    const isLong = (second & 127) === 126;
    const start = isLong ? 4 : 2;
    const length = isLong ? ((received[2] ?? 0) << 8) | (received[3] ?? 0) : second & 127;
    if (received.length < start + length) return undefined;
    const payload = received.slice(start, start + length);
    received = received.slice(start + length);
    return { opcode: first & 15, payload };
  }

  async function next(opcode?: number): Promise<RawFrame> {
    const find = async () => {
      for (let frame = frames.shift(); frame !== undefined; frame = frames.shift()) {
        if (opcode === undefined || frame.opcode === opcode) return frame;
      }
      return somethingComes();
    };
    return eventually(`a frame of kind ${opcode ?? 'any'}`, find, oftenAsItComes);
  }

  return {
    tcp,
    answer: head,
    write: (bytes) => void tcp.write(bytes),
    next,
    async closeCode() {
      const { payload } = await next(opcodes.close);
      return ((payload[0] ?? 0) << 8) | (payload[1] ?? 0);
    },
    ended,
  };
}

/** A client's frame, masked with zeros unless the test breaks that rule. */
export function rawFrame(
  opcode: number,
  payload: Uint8Array,
  { isLast = true, isMasked = true, reserved = 0 } = {},
): Uint8Array {
  const mask = isMasked ? 128 : 0;
  const size =
    payload.length < 126
      ? [mask | payload.length]
      : [mask | 126, payload.length >> 8, payload.length & 255];
  const head = [(isLast ? 128 : 0) | (reserved << 4) | opcode, ...size];
  return new Uint8Array([...head, ...(isMasked ? [0, 0, 0, 0] : []), ...payload]);
}
