// The least that Bun can do: as in ws.mjs.
let lonely;
const server = Bun.serve({
  hostname: '127.0.0.1',
  port: 0,
  fetch: (request, running) =>
    running.upgrade(request, { data: { mate: undefined } })
      ? undefined
      : new Response(null, { status: 400 }),
  websocket: {
    perMessageDeflate: false,
    message(socket, said) {
      const { mate } = socket.data;
      if (mate !== undefined) mate.send(said);
      else if (lonely === undefined) lonely = socket;
      else {
        socket.data.mate = lonely;
        lonely.data.mate = socket;
        lonely = undefined;
        for (const one of [socket, socket.data.mate]) one.send('matched');
      }
    },
  },
});
console.log(`ready at http://127.0.0.1:${server.port}`);
