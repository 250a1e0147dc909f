import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import { socketPath, subprotocol } from '@passerby/protocol/limits';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import { eventually } from './eventually.ts';

type MessageNamed<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

// Where the DOM's types are loaded too, they hide what Bun's own client can do.
const BunWebSocket = WebSocket as unknown as new (
  url: string,
  options: Bun.WebSocketOptions,
) => Bun.WebSocket;

/** A person without a browser: speaks the wire with the server, and nothing else. */
export interface WireClient {
  send(message: ClientMessage): void;
  /** Bytes as they are, for hostile frames. */
  sendBytes(frame: Uint8Array): void;
  /** Takes the next message of this type, waiting for it if need be; others stay. */
  next<T extends ServerMessage['type']>(type: T): Promise<MessageNamed<T>>;
  /** Everything received that nobody has taken yet. */
  readonly waiting: readonly ServerMessage[];
  /** Says goodbye by a close frame, as a closed tab does. */
  close(): Promise<number>;
  /** Is gone without a close frame, as a lost network does. */
  vanish(): Promise<number>;
  /** The close code, once the socket has ended. */
  readonly closed: Promise<number>;
}

/** Opens a socket and waits until it stands. Rejects when the server does not take it. */
export async function openWireClient(options: {
  /** `http://host:port` or `https://host:port` of the server, or of a proxy before it. */
  readonly url: string;
  /** The page that it claims to come from; the server's own unless given. */
  readonly origin?: string;
  /** Further headers of its request, as a browser sends many of. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What stands behind the path, with its question mark. */
  readonly query?: string;
  /** Takes messages as they come, instead of `next`. Their bytes hold until it returns. */
  onMessage?(message: ServerMessage): void;
}): Promise<WireClient> {
  const url = `${options.url.replace(/^http/, 'ws')}${socketPath}${options.query ?? ''}`;
  const socket = new BunWebSocket(url, {
    protocols: [subprotocol],
    headers: { ...options.headers, Origin: options.origin ?? options.url },
    // The tests' certificates are signed by themselves.
    tls: { rejectUnauthorized: false },
  });
  socket.binaryType = 'arraybuffer';
  const inbox: ServerMessage[] = [];
  socket.addEventListener('message', ({ data }) => {
    const decoded = serverWire.decode(new Uint8Array(data));
    if (!decoded.ok) throw new Error(`the server sent what is no message: ${decoded.code}`);
    if (options.onMessage === undefined) inbox.push(decoded.value);
    else options.onMessage(decoded.value);
  });
  let closeCode: number | undefined;
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => {
      closeCode = code;
      resolve(code);
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve());
    socket.addEventListener('error', () => reject(new Error('the server did not take the socket')));
  });
  return {
    send: (message) => socket.send(clientWire.encode(message)),
    sendBytes: (frame) => socket.send(frame.slice()),
    async next<T extends ServerMessage['type']>(type: T): Promise<MessageNamed<T>> {
      const isWanted = (message: ServerMessage): message is MessageNamed<T> =>
        message.type === type;
      return eventually(
        `a ${type} from the server`,
        () => {
          const found = inbox.find(isWanted);
          if (found !== undefined) inbox.splice(inbox.indexOf(found), 1);
          else if (closeCode !== undefined) throw new Error(`closed with ${closeCode}, no ${type}`);
          return found;
        },
        { everyMs: 2 },
      );
    },
    waiting: inbox,
    closed,
    async close() {
      socket.close(1001);
      return closed;
    },
    async vanish() {
      socket.terminate();
      return closed;
    },
  };
}
