/* PeerJS's own server, as npm brings it, in a process of its own like ours. */
import { PeerServer } from 'peer';

PeerServer({ host: '127.0.0.1', port: 0, path: '/' }, (server) => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  console.log(`ready at http://127.0.0.1:${address.port}`);
});
