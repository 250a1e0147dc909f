// The least that Node can do with the package ws: sockets are paired as they come, two by two, and each frame of
// one goes to the other.
import { WebSocketServer } from 'ws';
import { sayReady } from './say-ready.mjs';

/** @type {import('ws').WebSocket | undefined} */
let lonely;
/** @type {Map<import('ws').WebSocket, import('ws').WebSocket>} */
const mates = new Map();
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('close', () => mates.delete(socket));
  socket.on('message', (said) => {
    const mate = mates.get(socket);
    if (mate !== undefined) mate.send(said);
    else if (lonely === undefined) lonely = socket;
    else {
      mates.set(socket, lonely);
      mates.set(lonely, socket);
      for (const one of [socket, lonely]) one.send('matched');
      lonely = undefined;
    }
  });
});
server.on('listening', () => sayReady(server));
