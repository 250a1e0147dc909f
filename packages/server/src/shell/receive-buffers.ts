import { randomBytes } from './randomness.ts';
import type { TlsFiles } from './tls-files.ts';

/**
 * What one socket has sent is read into one buffer of the runtime's, from its beginning, and with TLS it
 * is decrypted into another. Whatever is shorter leaves the rest of it readable.
 */
const zeros = new Uint8Array(192 * 1024);

/** Overwrites what the runtime still holds of what came in last. */
export interface ReceiveBuffers {
  /** Something came in: there is something to overwrite. */
  used(): void;
  sweep(): void;
  stop(): void;
}

/**
 * A burst of frames that was read at once would stay readable in raw memory until a longer one comes
 * (found by `e2e/forgetting.test.ts`; SPEC F2). The only way to that buffer is to receive, so the process
 * sends zeros to itself, over a Unix socket without a file, and as TLS where it ends TLS.
 *
 * Such names exist on Linux alone. Elsewhere nothing is overwritten before the next burst.
 */
export async function createReceiveBuffers(tls: TlsFiles | undefined): Promise<ReceiveBuffers> {
  if (process.platform !== 'linux') return { used() {}, sweep() {}, stop() {} };
  const lines = [await connectToSelf(undefined)];
  if (tls !== undefined) lines.push(await connectToSelf(tls));
  let isUsed = true;
  return {
    used() {
      isUsed = true;
    },
    sweep() {
      if (!isUsed) return;
      isUsed = false;
      for (const { writer } of lines) writer.write(zeros);
    },
    stop() {
      for (const { reader, writer } of lines) {
        writer.end();
        reader.end();
      }
    },
  };
}

async function connectToSelf(tls: TlsFiles | undefined) {
  const unix = `\0passerby-${randomBytes(16).toHex()}`;
  const { promise, resolve } = Promise.withResolvers<Bun.Socket<undefined>>();
  const listener = Bun.listen<undefined>({
    unix,
    ...(tls === undefined ? {} : { tls }),
    socket: {
      ...(tls === undefined ? { open: resolve } : { handshake: resolve }),
      data() {},
    },
  });
  const reader = await Bun.connect({
    unix,
    // It speaks to itself: there is nobody to be sure of.
    ...(tls === undefined ? {} : { tls: { rejectUnauthorized: false } }),
    socket: { data() {} },
  });
  const writer = await promise;
  // Nobody else gets in: the listener goes, the connection stays.
  listener.stop();
  return { reader, writer };
}
