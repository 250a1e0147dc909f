import { tagBytes } from '@passerby/protocol/limits';
import { serverWire } from '@passerby/protocol/server-messages';
import { greet, nextFrame, openSockets } from './load-socket.ts';
import { cpuSeconds, median } from './process-figures.ts';
import { startPasserby } from './subject.ts';
import { type Figure, figure } from './table.ts';

const people = 64;
const joinsPerRun = 50_000;
const runs = 3;
/** Until the engine has compiled for good what runs often. */
const warmUp = 50_000;

/**
 * Processor time of a search that finds nobody, from its frame to the answer, beside few and beside many
 * who wait: no two share an interest, as in a real crowd of fresh tickets. Each search takes the place of
 * the one before it, so that there is a leave to every join.
 */
export async function measureJoinOverSocket(crowds: {
  readonly small: number;
  readonly large: number;
}): Promise<Figure> {
  const taken: { few: number; many: number }[] = [];
  for (let run = 0; run < runs; run++) {
    taken.push({
      few: await microsPerJoin(crowds.small),
      many: await microsPerJoin(crowds.large),
    });
  }
  const micros = (values: readonly number[]) => `${median(values).toFixed(1)} µs`;
  return figure(
    `processor time of a join and leave with ${crowds.large} waiting, frame to answer`,
    micros(taken.map(({ many }) => many)),
    `with ${crowds.small} waiting ${micros(taken.map(({ few }) => few))}`,
    median(taken.map(({ few, many }) => many / few)),
  );
}

async function microsPerJoin(waiting: number): Promise<number> {
  // Nobody is to meet while this lasts.
  const server = await startPasserby({ flags: ['--relax-after=60'] });
  try {
    const sockets = await openSockets(server.url, waiting + people, greet);
    const joiners = sockets.slice(0, people);
    await search(sockets.slice(people), 0);
    await search(joiners, warmUp);
    const before = cpuSeconds(server.pid);
    await search(joiners, joinsPerRun);
    const cpu = cpuSeconds(server.pid) - before;
    for (const socket of sockets) socket.terminate();
    return (cpu * 1e6) / joinsPerRun;
  } finally {
    await server.stop();
  }
}

/** Everyone looks for somebody, and so many times more in all, each as soon as they are answered. */
function search(sockets: readonly Bun.WebSocket[], times: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let left = times + sockets.length;
    let open = sockets.length;
    for (const socket of sockets) {
      const look = () => {
        left -= 1;
        socket.send(next());
      };
      const listen = (event: MessageEvent) => {
        const message = serverWire.decode(new Uint8Array(event.data));
        if (!message.ok) return reject(new Error(message.code));
        const { type } = message.value;
        if (type === 'Challenge') return reject(new Error('it is asked for work'));
        // Among so many two interests fall together now and then (31 bits): then somebody is found.
        if (type !== 'Parked' && type !== 'Matched') return;
        if (left > 0) return look();
        socket.removeEventListener('message', listen as never);
        open -= 1;
        if (open === 0) resolve();
      };
      socket.addEventListener('message', listen as never);
      look();
    }
  });
}

let ticket = 0;
const next = () =>
  nextFrame(++ticket, {
    language: 1,
    tags: crypto.getRandomValues(new Uint8Array(2 * tagBytes)),
  });
