// Colyseus from npm, as its documentation shows it: a room for two that hands on what one says to the other.
import { createServer } from 'node:http';
import { Room, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';
import { sayReady } from './say-ready.mjs';

class Pair extends Room {
  /** @override */
  maxClients = 2;
  /** @override */
  onCreate() {
    this.onMessage('signal', (client, said) => {
      for (const other of this.clients) if (other !== client) other.send('signal', said);
    });
  }
  /** @override */
  onJoin() {
    if (this.clients.length === 2) this.broadcast('matched');
  }
}

const http = createServer();
const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false });
server.define('pair', Pair);
await server.listen(0, '127.0.0.1');
sayReady(http);
