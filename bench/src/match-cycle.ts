import { serverWire } from '@passerby/protocol/server-messages';
import type { Certificate } from '@passerby/test-kit/certificate';
import { greet, nextFrame, openSockets } from './load-socket.ts';
import { plainAndTls } from './plain-and-tls.ts';
import { cpuSeconds, median } from './process-figures.ts';
import { type Subject, startBareServer, startPasserby } from './subject.ts';
import { type Figure, figure } from './table.ts';

const people = 64;
const nextsPerRun = 100_000;
const runs = 3;
/** Until the engine has compiled for good what runs often: it still does so after 50,000. */
const warmUp = 200_000;

/**
 * Processor time of one match cycle: two `Next`, each leaving somebody and finding somebody. The bare
 * server gets as many frames of the same size and sends as many: for each `Next` a short frame (what
 * `PartnerLeft` and `Parked` are) and a long one (`Matched`). There as here each frame comes by itself: nobody
 * says the next thing before they were answered.
 */
export const measureMatchCycle = () => plainAndTls(compare);

async function compare(kind: string, tls: Certificate | undefined): Promise<Figure[]> {
  const pairs: { ours: Driven; bare: Driven; ratio: number }[] = [];
  for (let run = 0; run < runs; run++) {
    const ours = await drive(await startPasserby({ tls }), passerbyPlay);
    const bare = await drive(await startBareServer(tls), barePlay);
    pairs.push({ ours, bare, ratio: ours.cpuMicros / bare.cpuMicros });
  }
  const ours = median(pairs.map((pair) => pair.ours.cpuMicros));
  const bare = median(pairs.map((pair) => pair.bare.cpuMicros));
  const frames = median(pairs.map((pair) => pair.ours.framesOut));
  const bareFrames = median(pairs.map((pair) => pair.bare.framesOut));
  return [
    figure(
      `processor time of a match cycle (2 Next), ${kind}`,
      `${(2 * ours).toFixed(1)} µs`,
      `bare relay ${(2 * bare).toFixed(1)} µs`,
      median(pairs.map((pair) => pair.ratio)),
    ),
    figure(
      `frames that the server sent for it, ${kind}`,
      (2 * frames).toFixed(2),
      `bare relay ${(2 * bareFrames).toFixed(2)}`,
    ),
  ];
}

interface Driven {
  readonly cpuMicros: number;
  readonly framesOut: number;
}

type Play = (sockets: readonly Bun.WebSocket[], count: number) => Promise<number>;

async function drive(subject: Subject, play: Play): Promise<Driven> {
  try {
    const sockets: Bun.WebSocket[] = [];
    // One after the other: the bare server's pairs are the neighbours here too.
    while (sockets.length < people) sockets.push(...(await openSockets(subject.url, 1)));
    if (subject.name === 'passerby') for (const socket of sockets) await greet(socket);
    await play(sockets, warmUp);
    const before = cpuSeconds(subject.pid);
    const framesOut = await play(sockets, nextsPerRun);
    const cpu = cpuSeconds(subject.pid) - before;
    for (const socket of sockets) socket.terminate();
    return { cpuMicros: (cpu * 1e6) / nextsPerRun, framesOut: framesOut / nextsPerRun };
  } finally {
    await subject.stop();
  }
}

let ticket = 0;
const next = () => nextFrame(++ticket);

/** Everyone presses Next as soon as they are matched; returns the frames received in all. */
export const passerbyPlay: Play = (sockets, count) =>
  exchange(sockets, sockets, count, (frame) => {
    const message = serverWire.decode(frame);
    return message.ok && message.value.type === 'Matched';
  });

/** The same on the bare relay: a long frame has come, the next one goes out. One of each pair begins. */
const barePlay: Play = (sockets, count) => {
  const beginners = sockets.filter((_, i) => i % 2 === 0);
  return exchange(sockets, beginners, count, (frame) => frame.length > 100);
};

function exchange(
  sockets: readonly Bun.WebSocket[],
  beginners: readonly Bun.WebSocket[],
  count: number,
  isMatch: (frame: Uint8Array) => boolean,
): Promise<number> {
  return new Promise((resolve) => {
    let sent = 0;
    let received = 0;
    const listeners = sockets.map((socket) => {
      const listener = (event: MessageEvent) => {
        received++;
        if (!isMatch(new Uint8Array(event.data))) return;
        if (sent++ < count) socket.send(next());
        else if (sent === count + 1) setTimeout(finish, 100);
      };
      socket.addEventListener('message', listener as never);
      return listener;
    });
    const finish = () => {
      sockets.forEach((socket, i) => {
        socket.removeEventListener('message', listeners[i] as never);
      });
      resolve(received);
    };
    for (const socket of beginners) socket.send(next());
  });
}
