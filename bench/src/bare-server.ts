/*
 * The comparison: the least that a Bun process can do with as many sockets and frames. It knows no
 * sessions, no limits and no tickets. Sockets are paired as they come, two by two; each frame from
 * one is answered by a short frame to its sender and passed on, as it is, to the other.
 */
const [certificate, key] = process.argv.slice(2);

const mates: Bun.ServerWebSocket<{ index: number }>[] = [];
const short = new Uint8Array(8);

const server = Bun.serve<{ index: number }>({
  hostname: '127.0.0.1',
  port: 0,
  ...(certificate && key ? { tls: { cert: Bun.file(certificate), key: Bun.file(key) } } : {}),
  fetch(request, running) {
    const upgraded = running.upgrade(request, { data: { index: 0 } });
    return upgraded ? undefined : new Response(null, { status: 400 });
  },
  websocket: {
    perMessageDeflate: false,
    open(socket) {
      socket.data.index = mates.push(socket) - 1;
    },
    message(socket, frame) {
      socket.send(short);
      mates[socket.data.index ^ 1]?.send(frame);
    },
  },
});

console.log(`ready at ${server.url.protocol}//127.0.0.1:${server.port}`);
