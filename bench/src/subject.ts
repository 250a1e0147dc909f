import type { Certificate } from '@passerby/test-kit/certificate';
import { startServerProcess } from '@passerby/test-kit/server-process';
import { startReadyProcess } from './ready-process.ts';

/** A server process under measurement: ours, or the bare one it is compared with. */
export interface Subject {
  readonly name: 'passerby' | 'bare Bun';
  readonly url: string;
  readonly pid: number;
  stop(): Promise<unknown>;
}

/** Our server with its limits out of the way: the load comes from one address. */
export async function startPasserby({
  tls,
  preload = [],
  flags = [],
}: {
  readonly tls?: Certificate | undefined;
  readonly preload?: readonly URL[];
  readonly flags?: readonly string[];
} = {}): Promise<Subject> {
  const server = await startServerProcess({
    preload: preload.map(({ pathname }) => pathname),
    flags: [
      '--stun-ports=0,0',
      '--sockets-per-network=20000',
      '--openings-per-second=100000',
      '--frames-per-second=100000',
      ...(tls ? [`--tls-cert=${tls.certFile}`, `--tls-key=${tls.keyFile}`] : []),
      ...flags,
    ],
  });
  return { name: 'passerby', url: server.url, pid: server.pid, stop: () => server.stop() };
}

export async function startBareServer(tls?: Certificate): Promise<Subject> {
  const server = await startReadyProcess(
    new URL('./bare-server.ts', import.meta.url),
    tls ? [tls.certFile, tls.keyFile] : [],
  );
  return { name: 'bare Bun', ...server };
}
