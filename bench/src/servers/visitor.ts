import { Client } from '@colyseus/sdk';
import { clientWire } from '@passerby/protocol/client-messages';
import { protocolVersion, socketPath, subprotocol } from '@passerby/protocol/limits';
import { serverWire } from '@passerby/protocol/server-messages';

/** Somebody who is connected to a server, whatever that server speaks. */
export interface Visitor {
  /** Wants to be matched. */
  join(): void;
  /** Says so many bytes to the partner. */
  say(bytes: number): void;
  /** Called once somebody has been found. */
  onMatched(): void;
  /** Called for each word from the partner. */
  onHeard(): void;
  close(): void;
}

/** Opens a connection and settles when the server takes joins. */
export type Connect = (url: string, index: number) => Promise<Visitor>;

const nothing = () => {};

// Where the DOM's types are loaded too, they hide what Bun's own client can do.
const BunWebSocket = WebSocket as unknown as new (
  url: string,
  options?: Bun.WebSocketOptions,
) => Bun.WebSocket;

function open(url: string, options?: Bun.WebSocketOptions): Promise<Bun.WebSocket> {
  const socket = new BunWebSocket(url.replace(/^http/, 'ws'), options);
  socket.binaryType = 'arraybuffer';
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(socket));
    socket.addEventListener('error', () => reject(new Error('a socket was refused')));
  });
}

/** The bare relays: the first frame is the wish, `matched` the answer, and all else goes to the other. */
export const connectBare: Connect = async (url) => {
  const socket = await open(url);
  const visitor: Visitor = {
    join: () => socket.send('join'),
    say: (bytes) => socket.send(new Uint8Array(bytes)),
    onMatched: nothing,
    onHeard: nothing,
    close: () => socket.terminate(),
  };
  socket.addEventListener('message', ({ data }) =>
    data === 'matched' ? visitor.onMatched() : visitor.onHeard(),
  );
  return visitor;
};

const text = (bytes: number) => 'x'.repeat(bytes);

/** Engine.IO 4 over WebSocket, written out: the client from npm would be busier than the server. */
export const connectSocketIo: Connect = async (url) => {
  const socket = await open(`${url}/socket.io/?EIO=4&transport=websocket`);
  const visitor: Visitor = {
    join: () => socket.send('42["join"]'),
    say: (bytes) => socket.send(`42["signal","${text(bytes)}"]`),
    onMatched: nothing,
    onHeard: nothing,
    close: () => socket.terminate(),
  };
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const said = String(data);
      if (said.startsWith('0')) socket.send('40');
      else if (said === '2') socket.send('3');
      else if (said.startsWith('40')) resolve();
      else if (said.startsWith('42["matched"')) visitor.onMatched();
      else if (said.startsWith('42["signal"')) visitor.onHeard();
    });
  });
  return visitor;
};

/** Each knows the name of the other beforehand: two that follow each other are a pair. */
export const connectPeerJs: Connect = async (url, index) => {
  const socket = await open(
    `${url}/peerjs?key=peerjs&id=visitor${index}&token=token${index}&version=1.5.5`,
  );
  const dst = `visitor${index ^ 1}`;
  const visitor: Visitor = {
    join: () => queueMicrotask(() => visitor.onMatched()),
    say: (bytes) =>
      socket.send(JSON.stringify({ type: 'CANDIDATE', dst, payload: { sdp: text(bytes) } })),
    onMatched: nothing,
    onHeard: nothing,
    close: () => socket.terminate(),
  };
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) =>
      String(data).startsWith('{"type":"OPEN"') ? resolve() : visitor.onHeard(),
    );
  });
  return visitor;
};

export const connectColyseus: Connect = async (url) => {
  const room = await new Client(url).joinOrCreate('pair');
  room.reconnection.enabled = false;
  const visitor: Visitor = {
    // To come into a room is the wish: there is no other.
    join: nothing,
    say: (bytes) => room.send('signal', text(bytes)),
    onMatched: nothing,
    onHeard: nothing,
    close: () => void room.leave(false),
  };
  let isEarly = false;
  room.onMessage('matched', () => {
    isEarly = true;
    visitor.onMatched();
  });
  room.onMessage('signal', () => visitor.onHeard());
  visitor.join = () => {
    if (isEarly) queueMicrotask(() => visitor.onMatched());
  };
  return visitor;
};

export const connectPasserby: Connect = async (url) => {
  const socket = await open(`${url}${socketPath}`, {
    protocols: [subprotocol],
    headers: { Origin: url },
  });
  let ticket = 0;
  const visitor: Visitor = {
    join() {
      ticket += 1;
      socket.send(
        clientWire.encode({
          type: 'Join',
          ticket,
          mode: 'video',
          language: 0,
          generation: 1,
          hardNat: false,
          relayOnly: false,
          commitment: new Uint8Array(32).fill(7),
          tags: new Uint8Array(0),
          description: new Uint8Array(500).fill(1),
          local: new Uint8Array(0),
        }),
      );
    },
    say(bytes) {
      const blob = new Uint8Array(bytes);
      socket.send(clientWire.encode({ type: 'Signal', ticket, blob }));
    },
    onMatched: nothing,
    onHeard: nothing,
    close: () => socket.terminate(),
  };
  await new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      const { ok, value } = serverWire.decode(new Uint8Array(data)) as {
        readonly ok: boolean;
        readonly value?: { readonly type: string };
      };
      if (!ok) return;
      if (value?.type === 'Welcome') resolve();
      else if (value?.type === 'Matched') visitor.onMatched();
      else if (value?.type === 'Signal') visitor.onHeard();
    });
    socket.send(clientWire.encode({ type: 'Hello', version: protocolVersion }));
  });
  return visitor;
};
