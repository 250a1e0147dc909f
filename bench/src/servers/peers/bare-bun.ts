/* The least that Bun can do: as in ws.mjs. */
type Socket = Bun.ServerWebSocket<{ mate: Socket | undefined }>;

let lonely: Socket | undefined;
const { port } = Bun.serve<{ mate: Socket | undefined }>({
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
        for (const one of [socket, lonely]) one.send('matched');
        lonely = undefined;
      }
    },
  },
});
console.log(`ready at http://127.0.0.1:${port}`);
