import { clientWire } from '@passerby/protocol/client-messages';
import { protocolVersion, socketPath, subprotocol } from '@passerby/protocol/limits';

// Where the DOM's types are loaded too, they hide what Bun's own client can do.
const BunWebSocket = WebSocket as unknown as new (
  url: string,
  options: Bun.WebSocketOptions,
) => Bun.WebSocket;

/** Opens a socket; the promise settles when it stands. */
function openSocket(url: string): Promise<Bun.WebSocket> {
  const socket = new BunWebSocket(`${url.replace(/^http/, 'ws')}${socketPath}`, {
    protocols: [subprotocol],
    headers: { Origin: url },
    tls: { rejectUnauthorized: false },
  });
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket));
    socket.addEventListener('error', () => reject(new Error('a socket was refused')));
  });
}

/**
 * Opens many, a bounded number at a time. `then` comes right after each has opened: a server does not
 * wait for long, and on a busy machine the last of them opens long after the first.
 */
export async function openSockets(
  url: string,
  count: number,
  then: (socket: Bun.WebSocket) => Promise<void> = async () => {},
): Promise<Bun.WebSocket[]> {
  const sockets: Bun.WebSocket[] = [];
  while (sockets.length < count) {
    const batch = Math.min(64, count - sockets.length);
    const open = async () => {
      const socket = await openSocket(url);
      await then(socket);
      return socket;
    };
    sockets.push(...(await Promise.all(Array.from({ length: batch }, open))));
  }
  return sockets;
}

/** Says `Hello` and waits for the answer, so that a session exists behind the socket. */
export function greet(socket: Bun.WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('message', () => resolve(), { once: true });
    socket.addEventListener('close', ({ code }) => reject(new Error(`closed with ${code}`)));
    socket.send(clientWire.encode({ type: 'Hello', version: protocolVersion }));
  });
}

/** The frame of a search that leaves whatever was before it, with a description of the usual length. */
export const nextFrame = (
  ticket: number,
  { language = 0, tags = new Uint8Array(0) }: { language?: number; tags?: Uint8Array } = {},
) =>
  clientWire.encode({
    type: 'Next',
    ticket,
    why: 'left',
    mode: 'video',
    language,
    generation: 1,
    hardNat: false,
    relayOnly: false,
    commitment: new Uint8Array(32).fill(7),
    tags,
    description: new Uint8Array(500).fill(1),
    local: new Uint8Array(0),
  });
