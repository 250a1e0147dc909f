// Socket.IO with a queue and a relay, of the kind that tutorials for random chat show.
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { sayReady } from './say-ready.mjs';

const http = createServer();
const io = new Server(http, { transports: ['websocket'] });
/** @type {import('socket.io').Socket[]} */
const queue = [];
io.on('connection', (socket) => {
  socket.on('join', () => {
    const other = queue.shift();
    if (other === undefined) {
      queue.push(socket);
      return;
    }
    socket.data.partner = other.id;
    other.data.partner = socket.id;
    socket.emit('matched');
    other.emit('matched');
  });
  socket.on('signal', (said) => io.to(socket.data.partner).emit('signal', said));
  socket.on('disconnect', () => {
    const at = queue.indexOf(socket);
    if (at >= 0) queue.splice(at, 1);
  });
});
http.listen(0, '127.0.0.1', () => sayReady(http));
