import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import { socketPath, subprotocol } from '@passerby/protocol/limits';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import { openWireClient, type WireClient } from './wire-client.ts';

/** What such a server does with what it passes on. The default passes it on as it is. */
export interface Hostility {
  /** To a browser; undefined withholds it. `sent`: what that browser has sent so far. */
  toBrowser?(message: ServerMessage, sent: readonly ClientMessage[]): ServerMessage | undefined;
}

/**
 * A server that lies: stands before the real one, and changes what it says to browsers. It answers
 * nothing but sockets.
 */
export function startHostileServer(
  real: { readonly url: string },
  { toBrowser = (message) => message }: Hostility,
): { readonly url: string; stop(): Promise<void> } {
  interface Side {
    readonly sent: ClientMessage[];
    readonly queue: Uint8Array[];
    behind?: WireClient;
  }
  const server = Bun.serve<Side>({
    hostname: '127.0.0.1',
    port: 0,
    fetch(request, host) {
      const isSocket = new URL(request.url).pathname === socketPath;
      const data: Side = { sent: [], queue: [] };
      const headers = { 'Sec-WebSocket-Protocol': subprotocol };
      if (isSocket && host.upgrade(request, { data, headers })) return undefined;
      return new Response(null, { status: 404 });
    },
    websocket: {
      async open(socket) {
        const { data } = socket;
        data.behind = await openWireClient({
          url: real.url,
          onMessage(message) {
            const said = toBrowser(message, data.sent);
            if (said !== undefined) socket.send(serverWire.encode(said).slice());
          },
        });
        for (const frame of data.queue.splice(0)) data.behind.sendBytes(frame);
        void data.behind.closed.then((code) => socket.close(code === 1005 ? 1000 : code));
      },
      message({ data }, frame) {
        if (typeof frame === 'string') return;
        const decoded = clientWire.decode(new Uint8Array(frame));
        if (decoded.ok) data.sent.push(structuredClone(decoded.value));
        if (data.behind === undefined) data.queue.push(frame.slice());
        else data.behind.sendBytes(frame);
      },
      close({ data }) {
        void data.behind?.close();
      },
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
}
