import net from 'node:net';

export interface SourceProxyOptions {
  readonly targetPort: number;
  /**
   * The loopback address to dial from. A browser always leaves from 127.0.0.1; through a proxy
   * that dials from 127.0.2.1 it stands for somebody on another network. A function is asked for each
   * connection.
   */
  readonly from: string | (() => string);
  /** How long each chunk is held back, each way. A function is asked for each chunk. */
  readonly delayMs?: number | (() => number);
  /** The largest piece that goes to the target at once: a message then comes in several. */
  readonly pieceBytes?: number;
}

/** A TCP proxy on the loopback, which can break what goes through it. */
export interface SourceProxy {
  readonly port: number;
  readonly url: string;
  /** Connections that are open now. */
  connections(): number;
  /** Ends every connection without a word of the protocol inside; new ones are let through. */
  cut(): void;
  /** The same by RST. */
  reset(): void;
  /** Lets nothing more through and keeps the connections open, as a dead link does: all, or the one opened last. */
  stall(which?: 'all' | 'newest'): void;
  close(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1. */
export async function createSourceProxy(options: SourceProxyOptions): Promise<SourceProxy> {
  const links = new Set<Link>();
  const server = net.createServer({ pauseOnConnect: true, noDelay: true }, (near) => {
    const far = net.connect({
      host: '127.0.0.1',
      port: options.targetPort,
      localAddress: typeof options.from === 'string' ? options.from : options.from(),
      noDelay: true,
    });
    const link = createLink(near, far, options, () => links.delete(link));
    links.add(link);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port to listen on');
  const each = (act: (link: Link) => void) => {
    for (const link of [...links]) act(link);
  };
  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    connections: () => links.size,
    cut: () => each((link) => link.cut()),
    reset: () => each((link) => link.reset()),
    stall(which = 'all') {
      for (const link of [...links].slice(which === 'all' ? 0 : -1)) link.stall();
    },
    async close() {
      each((link) => link.cut());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Link {
  cut(): void;
  reset(): void;
  stall(): void;
}

function createLink(
  near: net.Socket,
  far: net.Socket,
  { delayMs = 0, pieceBytes = Number.POSITIVE_INFINITY }: SourceProxyOptions,
  gone: () => void,
): Link {
  let stalled = false;
  const ends = [near, far] as const;
  const destroy = () => {
    for (const end of ends) end.destroy();
    gone();
  };
  const pass = (from: net.Socket, to: net.Socket, pieceLength: number) => {
    // What has come leaves in the same order, whatever holds it up.
    let passing = Promise.resolve();
    const then = (act: () => unknown) => {
      const dueAt = performance.now() + (typeof delayMs === 'number' ? delayMs : delayMs());
      passing = passing.then(async () => {
        const restMs = dueAt - performance.now();
        if (restMs > 0) await Bun.sleep(restMs);
        if (!stalled && !to.destroyed) await act();
      });
    };
    from.on('data', (chunk: Buffer) => then(() => writeInPieces(to, chunk, pieceLength)));
    from.on('end', () => then(() => to.end()));
    from.on('error', destroy);
    from.on('close', () => {
      then(() => to.end());
      if (to.closed) gone();
    });
  };
  pass(near, far, pieceBytes);
  pass(far, near, Number.POSITIVE_INFINITY);
  near.resume();
  return {
    cut: destroy,
    reset() {
      for (const end of ends) end.resetAndDestroy();
      gone();
    },
    stall() {
      stalled = true;
    },
  };
}

/** Far enough apart that the other end reads each piece by itself. */
async function writeInPieces(to: net.Socket, chunk: Buffer, pieceLength: number): Promise<void> {
  for (let at = 0; at < chunk.length; at += pieceLength) {
    if (at > 0) await Bun.sleep(2);
    if (!to.destroyed) to.write(chunk.subarray(at, at + pieceLength));
  }
}
