import { clientWire } from '@passerby/protocol/client-messages';
import { serverWire } from '@passerby/protocol/server-messages';
import type { Certificate } from '@passerby/test-kit/certificate';
import { greet, openSockets } from './load-socket.ts';
import { plainAndTls } from './plain-and-tls.ts';
import { median, residentBytes } from './process-figures.ts';
import { type Subject, startBareServer, startPasserby } from './subject.ts';
import { figure } from './table.ts';

/** What a process takes once, such as what its collector lets lie, is there with the first of them. */
const firstSockets = 4_000;
const socketCount = 12_000;
const settledMs = 15_000;

/** Resident memory that one more session takes, idle or waiting, beside a bare socket: plain and over TLS. */
export const measureIdleMemory = () => plainAndTls(compare);

async function compare(kind: string, tls: Certificate | undefined) {
  const runs: Record<Kind, Taken>[] = [];
  for (let run = 0; run < 3; run++) {
    runs.push({
      bare: await bytesPerSocket(await startBareServer(tls), 'idle'),
      ours: await bytesPerSocket(await startPasserby({ tls }), 'greeted'),
      waiting: await bytesPerSocket(await startPasserby({ tls, flags: neverRelaxed }), 'waiting'),
    });
  }
  const of = (which: Kind, when: keyof Taken) => median(runs.map((run) => run[which][when]));
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(2)} KB`;
  const rows = (when: 'soon' | 'settled', said: string) => [
    figure(
      `idle session, ${kind}, ${said}`,
      kilobytes(of('ours', when)),
      `bare socket ${kilobytes(of('bare', when))}`,
      of('ours', when) / of('bare', when),
    ),
    figure(
      `waiting session with 500 bytes parked, ${kind}, ${said}`,
      kilobytes(of('waiting', when)),
      `${kilobytes(of('waiting', when) - of('ours', when))} more than idle`,
    ),
  ];
  return [
    ...rows('soon', 'as soon as all are here'),
    ...rows('settled', `${settledMs / 1_000} s later`),
    figure(
      `the process before that, ${kind}`,
      `${(of('ours', 'before') / 2 ** 20).toFixed(0)} MB`,
      `${firstSockets} idle sessions`,
    ),
  ];
}

/** Nobody is to meet while this lasts. */
const neverRelaxed = ['--relax-after=60'];

type Kind = 'bare' | 'ours' | 'waiting';

interface Taken {
  /** Bytes of each socket when the last has come. */
  readonly soon: number;
  /** The same when what was needed to let them in has been collected. */
  readonly settled: number;
  /** Of the whole process before all of them. */
  readonly before: number;
}

async function bytesPerSocket(
  subject: Subject,
  state: 'idle' | 'greeted' | 'waiting',
): Promise<Taken> {
  try {
    const begin = { idle: undefined, greeted: greet, waiting: beginToWait }[state];
    const first = await openSockets(subject.url, firstSockets, begin);
    await Bun.sleep(settledMs);
    const before = residentBytes(subject.pid);
    const sockets = await openSockets(subject.url, socketCount, begin);
    const perSocket = () => (residentBytes(subject.pid) - before) / socketCount;
    await Bun.sleep(1_500);
    const soon = perSocket();
    await Bun.sleep(settledMs);
    const settled = perSocket();
    if (state === 'waiting') await requireAllWaiting(subject);
    for (const socket of [...first, ...sockets]) socket.terminate();
    return { soon, settled, before };
  } finally {
    await subject.stop();
  }
}

/** Those who have met somebody by now would be measured as what they are not. */
async function requireAllWaiting({ url }: Subject): Promise<void> {
  const answer = await fetch(`${url}/healthz`, { tls: { rejectUnauthorized: false } });
  const { waiting } = (await answer.json()) as { readonly waiting: number };
  if (waiting < firstSockets + socketCount) throw new Error(`only ${waiting} wait`);
}

async function beginToWait(socket: Bun.WebSocket): Promise<void> {
  await greet(socket);
  const parked = new Promise<void>((resolve, reject) => {
    const hear = ({ data }: MessageEvent) => {
      const message = serverWire.decode(new Uint8Array(data as ArrayBuffer));
      if (!message.ok || message.value.type === 'Presence') return;
      socket.removeEventListener('message', hear);
      if (message.value.type === 'Parked') resolve();
      else reject(new Error(`a session that was to wait: ${message.value.type}`));
    };
    socket.addEventListener('message', hear);
  });
  socket.send(lonelyJoin);
  await parked;
}

/** Two behind hard NATs do not meet before one of them is relaxed. */
const lonelyJoin = clientWire
  .encode({
    type: 'Join',
    ticket: 1,
    mode: 'video',
    language: 0,
    generation: 1,
    hardNat: true,
    relayOnly: false,
    commitment: new Uint8Array(32).fill(7),
    tags: new Uint8Array(0),
    description: new Uint8Array(500).fill(1),
    local: new Uint8Array(0),
  })
  .slice();
