import { serverWire } from '@passerby/protocol/server-messages';
import { writeStun } from '@passerby/test-kit/stun-packet';
import { greet, openSockets } from '../load-socket.ts';
import { cpuSeconds } from '../process-figures.ts';

const bindingRequest = 0x0001;
const rounds = 500;
const perRound = 20;
const everyMs = 20;

/** Microseconds of a server's processor for an answer, with so many a second of the idle crowd beside it. */
export async function stunMicros(
  server: { readonly url: string; readonly pid: number },
  idleMicrosPerSecond: number,
): Promise<number> {
  const port = await stunPortOf(server.url);
  let answers = 0;
  const asker = await Bun.udpSocket({
    hostname: '127.0.0.1',
    socket: {
      data() {
        answers += 1;
      },
    },
  });
  try {
    const begun = performance.now();
    const before = cpuSeconds(server.pid);
    for (let round = 0; round < rounds; round++) {
      for (let i = 0; i < perRound; i++) {
        const transaction = crypto.getRandomValues(new Uint8Array(12));
        asker.send(writeStun(bindingRequest, transaction, []), port, '127.0.0.1');
      }
      await Bun.sleep(everyMs);
    }
    const cpu = (cpuSeconds(server.pid) - before) * 1e6;
    const seconds = (performance.now() - begun) / 1_000;
    if (answers < (rounds * perRound) / 2) throw new Error(`${answers} answers from STUN`);
    return (cpu - seconds * idleMicrosPerSecond) / answers;
  } finally {
    asker.close();
  }
}

async function stunPortOf(url: string): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const [socket] = await openSockets(url, 1, (one) => {
    one.addEventListener('message', ({ data }) => {
      const heard = serverWire.decode(new Uint8Array(data as never));
      if (heard.ok && heard.value.type === 'Welcome') resolve(heard.value.stunPorts[0] ?? 0);
    });
    return greet(one);
  });
  const port = await promise;
  socket?.terminate();
  return port;
}
