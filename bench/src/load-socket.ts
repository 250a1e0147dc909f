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

/** Opens many, a bounded number at a time. */
export async function openSockets(url: string, count: number): Promise<Bun.WebSocket[]> {
  const sockets: Bun.WebSocket[] = [];
  while (sockets.length < count) {
    const batch = Math.min(64, count - sockets.length);
    sockets.push(...(await Promise.all(Array.from({ length: batch }, () => openSocket(url)))));
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
