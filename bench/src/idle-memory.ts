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
  const runs: { bare: number; ours: number; waiting: number; empty: number }[] = [];
  for (let run = 0; run < 3; run++) {
    const bare = await bytesPerSocket(await startBareServer(tls), 'idle');
    const ours = await bytesPerSocket(await startPasserby({ tls }), 'greeted');
    const waiting = await bytesPerSocket(await startPasserby({ tls }), 'waiting');
    runs.push({
      bare: bare.perSocket,
      ours: ours.perSocket,
      waiting: waiting.perSocket,
      empty: ours.empty,
    });
  }
  const bare = median(runs.map((run) => run.bare));
  const ours = median(runs.map((run) => run.ours));
  const waiting = median(runs.map((run) => run.waiting));
  const empty = median(runs.map((run) => run.empty));
  const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(2)} KB`;
  return [
    figure(`idle session, ${kind}`, kilobytes(ours), `bare socket ${kilobytes(bare)}`, ours / bare),
    figure(
      `waiting session with 500 bytes parked, ${kind}`,
      kilobytes(waiting),
      `${kilobytes(waiting - ours)} more than idle`,
    ),
    figure(`the process before that, ${kind}`, `${(empty / 2 ** 20).toFixed(0)} MB`, '200 sockets'),
  ];
}

async function bytesPerSocket(subject: Subject, state: 'idle' | 'greeted' | 'waiting') {
  try {
    // The first sockets pay for what is set up once.
    const warm = await openSockets(subject.url, 200);
    await Bun.sleep(500);
    const before = residentBytes(subject.pid);
    const sockets = await openSockets(
      subject.url,
      socketCount,
      state === 'idle' ? undefined : greet,
    );
    if (state === 'waiting')
      sockets.forEach((socket, i) => {
        socket.send(lonelyJoin(i));
      });
    await Bun.sleep(1_500);
    const perSocket = (residentBytes(subject.pid) - before) / socketCount;
    for (const socket of [...warm, ...sockets]) socket.terminate();
    return { perSocket, empty: before };
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
