// Colyseus from npm, as its documentation shows it: a room for two that hands on what one says to the other.
import { createServer } from 'node:http';
import { Room, Server } from '@colyseus/core';
import { WebSocketTransport } from '@colyseus/ws-transport';

class Pair extends Room {
  maxClients = 2;
  onCreate() {
    this.onMessage('signal', (client, said) => {
      for (const other of this.clients) if (other !== client) other.send('signal', said);
    });
  }
  onJoin() {
    if (this.clients.length === 2) this.broadcast('matched');
  }
}

const http = createServer();
const server = new Server({ transport: new WebSocketTransport({ server: http }), greet: false });
server.define('pair', Pair);
await server.listen(0, '127.0.0.1');
console.log(`ready at http://127.0.0.1:${http.address().port}`);
