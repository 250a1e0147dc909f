// The least that Node can do with the package ws: sockets are paired as they come, two by two, and each frame of
// one goes to the other.
import { WebSocketServer } from 'ws';

let lonely;
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false });
server.on('connection', (socket) => {
  let mate;
  socket.on('message', (said) => {
    if (mate === undefined && lonely === undefined)
      lonely = { socket, meet: (other) => (mate = other) };
    else if (mate === undefined) {
      mate = lonely.socket;
      lonely.meet(socket);
      lonely = undefined;
      for (const one of [socket, mate]) one.send('matched');
    } else mate.send(said);
  });
});
server.on('listening', () => console.log(`ready at http://127.0.0.1:${server.address().port}`));
