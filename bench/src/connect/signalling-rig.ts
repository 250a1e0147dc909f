import { protocolVersion } from '@passerby/protocol/limits';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import { openWireClient } from '@passerby/test-kit/wire-client';
import { type ReadyProcess, startReadyProcess } from '../ready-process.ts';
import { type Subject, startPasserby } from '../subject.ts';
import { type PageServer, startPageServer } from './page-server.ts';

/** Both signalling servers as processes, the page, and a way to each server over a longer line. */
export interface SignallingRig {
  readonly pageUrl: string;
  /** The STUN port of our own server, on this machine: every kind of call asks this one alone. */
  readonly stunUrl: string;
  /** Where the server is found over a line of this round trip: half of it each way, in order. */
  through(server: 'passerby' | 'peerjs', roundTripMs: number): Promise<string>;
  stop(): Promise<void>;
}

export async function startSignallingRig(): Promise<SignallingRig> {
  const stopping = new AsyncDisposableStack();
  const kept = <T>(thing: T, stop: (thing: T) => Promise<unknown>): T => {
    stopping.defer(async () => void (await stop(thing)));
    return thing;
  };
  try {
    const page = kept(await startPageServer(), (one: PageServer) => one.stop());
    const passerby = kept(await startPasserby(), (one: Subject) => one.stop());
    const peerjs = kept(
      await startReadyProcess(new URL('./peerjs-server.ts', import.meta.url)),
      (one: ReadyProcess) => one.stop(),
    );
    const targets = { passerby: passerby.url, peerjs: peerjs.url };
    const lines = new Map<string, SourceProxy>();
    return {
      pageUrl: page.url,
      stunUrl: await stunUrlOf(passerby.url),
      async through(server, roundTripMs) {
        const key = `${server} ${roundTripMs}`;
        const line =
          lines.get(key) ?? kept(await openLine(targets[server], roundTripMs), closeLine);
        lines.set(key, line);
        return line.url;
      },
      stop: () => stopping.disposeAsync(),
    };
  } catch (error) {
    await stopping.disposeAsync();
    throw error;
  }
}

/** Without a delay too it goes through the proxy, whose own cost is then in all figures. */
const openLine = (url: string, roundTripMs: number) =>
  createSourceProxy({
    targetPort: Number(new URL(url).port),
    from: '127.0.0.1',
    delayMs: roundTripMs / 2,
  });

const closeLine = (line: SourceProxy) => line.close();

async function stunUrlOf(url: string): Promise<string> {
  const client = await openWireClient({ url });
  client.send({ type: 'Hello', version: protocolVersion });
  const { stunPorts } = await client.next('Welcome');
  await client.close();
  return `stun:127.0.0.1:${stunPorts[0]}`;
}
