import { clientWire } from '@passerby/protocol/client-messages';
import { protocolVersion, socketPath, subprotocol } from '@passerby/protocol/limits';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';

type Named<T extends ServerMessage['type']> = Extract<ServerMessage, { type: T }>;

/** What a visitor is told as they come in: where STUN is, and how to reach the relay. */
export type SocketLook =
  | {
      readonly kind: 'welcomed';
      readonly stunPorts: readonly number[];
      readonly relay: Named<'Welcome'>['relay'];
      readonly pass: Named<'Relay'> | undefined;
    }
  | { readonly kind: 'refused' }
  /** The socket stood, and then this close code, or silence. */
  | { readonly kind: 'ended'; readonly code: number };

const timeoutMs = 5_000;

/** Comes in as a browser does, asks for the relay and leaves. */
export function lookAtSocket(url: URL, ca?: string): Promise<SocketLook> {
  const address = `${url.origin.replace(/^http/, 'ws')}${socketPath}`;
  const socket = new WebSocket(address, {
    protocols: [subprotocol],
    headers: { Origin: url.origin },
    tls: { rejectUnauthorized: false, ...(ca === undefined ? {} : { ca }) },
  });
  socket.binaryType = 'arraybuffer';
  let welcome: Named<'Welcome'> | undefined;
  return new Promise((resolve) => {
    let isOpen = false;
    const end = (look: SocketLook) => {
      clearTimeout(timer);
      resolve(look);
      socket.close();
    };
    const timer = setTimeout(
      () => end(isOpen ? { kind: 'ended', code: 0 } : { kind: 'refused' }),
      timeoutMs,
    );
    socket.onerror = () => end({ kind: 'refused' });
    socket.onclose = ({ code }) => end(isOpen ? { kind: 'ended', code } : { kind: 'refused' });
    socket.onopen = () => {
      isOpen = true;
      socket.send(clientWire.encode({ type: 'Hello', version: protocolVersion }));
    };
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      const decoded = serverWire.decode(new Uint8Array(data));
      if (!decoded.ok) return end({ kind: 'ended', code: 0 });
      const message = decoded.value;
      if (message.type === 'Welcome') {
        welcome = message;
        socket.send(clientWire.encode({ type: 'AskRelay' }));
      } else if (message.type === 'Relay' && welcome !== undefined) {
        const { stunPorts, relay } = welcome;
        end({
          kind: 'welcomed',
          stunPorts,
          relay,
          pass: message.seconds > 0 ? message : undefined,
        });
      }
    };
  });
}
