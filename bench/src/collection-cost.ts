import { clientWire } from '@passerby/protocol/client-messages';
import { greet, openSockets } from './load-socket.ts';
import { quantile } from './quantile.ts';
import { type Subject, startPasserby } from './subject.ts';
import { type Figure, figure } from './table.ts';

const socketCount = 4_000;
/** Three collections, ten seconds apart, follow the last request. */
const measuredMs = 25_000;
const askEveryMs = 5;

/** What the full collections of `request-remains.ts` cost those who are there: how long an answer takes. */
export async function measureCollectionCost(): Promise<Figure[]> {
  const without = await answersOf(
    await startPasserby({ preload: [new URL('./without-collection.ts', import.meta.url)] }),
  );
  const ours = await answersOf(await startPasserby());
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  const row = (what: string, of: (answers: readonly number[]) => number) =>
    figure(
      `an answer with ${socketCount} sessions here, ${what}`,
      ms(of(ours)),
      `without collections ${ms(of(without))}`,
      of(ours) / of(without),
    );
  return [
    row('p50', (answers) => quantile(answers, 0.5)),
    row('p99', (answers) => quantile(answers, 0.99)),
    row('the longest', (answers) => Math.max(...answers)),
  ];
}

async function answersOf(subject: Subject): Promise<readonly number[]> {
  try {
    const sockets = await openSockets(subject.url, socketCount, greet);
    const [asker] = sockets;
    if (asker === undefined) return [];
    const answers: number[] = [];
    const until = performance.now() + measuredMs;
    while (performance.now() < until) {
      answers.push(await ask(asker));
      await Bun.sleep(askEveryMs);
    }
    for (const socket of sockets) socket.terminate();
    return answers;
  } finally {
    await subject.stop();
  }
}

const recordType = 0x4c;

/** From `Inspect` to its `Record`. */
function ask(socket: Bun.WebSocket): Promise<number> {
  const askedAt = performance.now();
  return new Promise((resolve) => {
    const hear = ({ data }: MessageEvent) => {
      if (new Uint8Array(data as ArrayBuffer)[0] !== recordType) return;
      socket.removeEventListener('message', hear);
      resolve(performance.now() - askedAt);
    };
    socket.addEventListener('message', hear);
    socket.send(clientWire.encode({ type: 'Inspect' }));
  });
}
