import { readdirSync, readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { clientWire } from '@passerby/protocol/client-messages';
import { opcodes, openRawSocket, type RawSocket, rawFrame } from './server-raw-socket.ts';

/** A client's message in one frame, as it goes over the socket. */
export const frameOf = (message: Parameters<typeof clientWire.encode>[0]): Uint8Array =>
  rawFrame(opcodes.binary, clientWire.encode(message).slice());

const hello = frameOf({ type: 'Hello', version: 1 });

let networks = 20;
/** A /24 of the loopback that nobody has come from yet: an address of it for each number. */
export function freshNetwork(): (host: number) => string {
  const network = ++networks;
  return (host) => `127.0.${network}.${1 + (host % 250)}`;
}

/** Connections that say something which is no whole request, and then nothing. */
export async function openStuck(
  port: number,
  count: number,
  from: (i: number) => string,
  says: string,
): Promise<readonly Socket[]> {
  const sockets = Array.from({ length: count }, (_, i) => {
    const socket = connect({ host: '127.0.0.1', port, localAddress: from(i) });
    socket.on('error', () => {});
    socket.on('connect', () => socket.write(says));
    return socket;
  });
  await Promise.all(
    sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))),
  );
  return sockets;
}

/** Sockets that have been upgraded, whatever the server then does with them. */
export function openMany(
  port: number,
  count: number,
  from: (i: number) => string,
): Promise<readonly RawSocket[]> {
  return Promise.all(
    Array.from({ length: count }, (_, i) => openRawSocket(port, { from: from(i) })),
  );
}

/** The same, with a session each. */
export async function enterMany(
  port: number,
  count: number,
  from: (i: number) => string,
): Promise<readonly RawSocket[]> {
  const sockets = await openMany(port, count, from);
  for (const socket of sockets) socket.write(hello);
  await Promise.all(sockets.map((socket) => socket.next(opcodes.binary)));
  return sockets;
}

/** What a process holds in memory, and how many files it has open. */
export function holdings(pid: number): { readonly mib: number; readonly files: number } {
  const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return { mib: Number(kib) / 1_024, files: readdirSync(`/proc/${pid}/fd`).length };
}

/** The time that a process has had of the processors so far, in hundredths of a second. */
export function processorTicks(pid: number): number {
  // proc_pid_stat(5): fields 14 and 15; the name before them may hold blanks and brackets.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}
