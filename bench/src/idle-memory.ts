import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientWire } from '@passerby/protocol/client-messages';
import { type Certificate, makeCertificate } from '@passerby/test-kit/certificate';
import { greet, openSockets } from './load-socket.ts';
import { median, residentBytes } from './process-figures.ts';
import { type Subject, startBareServer, startPasserby } from './subject.ts';
import { type Figure, figure } from './table.ts';

const socketCount = 8_000;
const settledMs = 15_000;

/** Resident memory that each idle session takes, beside a bare socket: plain and over TLS. */
export async function measureIdleMemory(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-bench-'));
  try {
    const plain = await compare('plain', undefined);
    const tls = await compare('TLS', await makeCertificate(folder));
    return [...plain, ...tls];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function compare(kind: string, tls: Certificate | undefined) {
  const runs: Record<Kind, Taken>[] = [];
  for (let run = 0; run < 3; run++) {
    runs.push({
      bare: await bytesPerSocket(await startBareServer(tls), 'idle'),
      ours: await bytesPerSocket(await startPasserby({ tls }), 'greeted'),
      waiting: await bytesPerSocket(await startPasserby({ tls }), 'waiting'),
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
      `${(of('ours', 'empty') / 2 ** 20).toFixed(0)} MB`,
      '200 sockets',
    ),
  ];
}

type Kind = 'bare' | 'ours' | 'waiting';

interface Taken {
  /** Bytes of each socket when the last has come. */
  readonly soon: number;
  /** The same when what was needed to let them in has been collected. */
  readonly settled: number;
  /** Of the whole process before all of them. */
  readonly empty: number;
}

async function bytesPerSocket(
  subject: Subject,
  state: 'idle' | 'greeted' | 'waiting',
): Promise<Taken> {
  try {
    // The first sockets pay for what is set up once.
    const warm = await openSockets(subject.url, 200);
    await Bun.sleep(500);
    const empty = residentBytes(subject.pid);
    const sockets = await openSockets(
      subject.url,
      socketCount,
      state === 'idle' ? undefined : greet,
    );
    if (state === 'waiting')
      sockets.forEach((socket, i) => {
        socket.send(lonelyJoin(i));
      });
    const perSocket = () => (residentBytes(subject.pid) - empty) / socketCount;
    await Bun.sleep(1_500);
    const soon = perSocket();
    await Bun.sleep(settledMs);
    const settled = perSocket();
    for (const socket of [...warm, ...sockets]) socket.terminate();
    return { soon, settled, empty };
  } finally {
    await subject.stop();
  }
}

/** A wish that nobody shares: its own tag, and the relax time is longer than the measurement. */
function lonelyJoin(index: number): Uint8Array<ArrayBuffer> {
  return clientWire.encode({
    type: 'Join',
    ticket: 1,
    mode: 'video',
    language: 0,
    generation: 1,
    hardNat: false,
    relayOnly: false,
    commitment: new Uint8Array(32).fill(7),
    tags: new Uint8Array([1, 0, 0, 0, index >> 8, index & 255]),
    description: new Uint8Array(500).fill(1),
    local: new Uint8Array(0),
  });
}
