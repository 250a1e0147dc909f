/**
 * What the one who started it waits for.
 * @param {{ address(): ReturnType<import('node:net').Server['address']> }} server
 */
export function sayReady(server) {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  console.log(`ready at http://127.0.0.1:${address.port}`);
}
