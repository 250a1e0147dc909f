import { type Opener, openEverywhere } from './open-everywhere.ts';
import type { StartFailure } from './start-failure.ts';

/** Beside the ports of STUN (see `stun.ts`), and the one after it for TLS. */
const usualPort = 3480;

/** `usual` is 3480, or a free port where that is taken; TLS is on the next one. */
export type RelayPort = 'usual' | number;

interface RelayPorts {
  readonly ok: true;
  readonly port: number;
  /** 0 without TLS. */
  readonly tlsPort: number;
  /** Whether others than the usual ones had to be taken. */
  readonly isMoved: boolean;
}

/**
 * Finds ports that another program can open for UDP and TCP. It is only looked, by opening and closing
 * them: should somebody else take one in between, coturn does not start, and is tried again.
 */
export async function findRelayPorts(given: {
  readonly addresses: readonly string[];
  readonly wanted: RelayPort;
  readonly tls: boolean;
}): Promise<RelayPorts | StartFailure> {
  const { wanted } = given;
  if (wanted !== 'usual') return find(given, wanted, false);
  const usual = await find(given, usualPort, false);
  return usual.ok || usual.code !== 'portInUse' ? usual : find(given, 0, true);
}

async function find(
  { addresses, tls }: { readonly addresses: readonly string[]; readonly tls: boolean },
  wanted: number,
  isMoved: boolean,
): Promise<RelayPorts | StartFailure> {
  const where = addresses.map((address) => ({ address, optional: false }));
  const plain = await openEverywhere(where, wanted, opener);
  if (!plain.ok) return plain;
  const { port } = plain;
  const secure = tls && (await openEverywhere(where, wanted === 0 ? 0 : wanted + 1, opener));
  plain.listeners.forEach(opener.close);
  if (!secure) return { ok: true, port, tlsPort: 0, isMoved };
  if (!secure.ok) return secure;
  secure.listeners.forEach(opener.close);
  return { ok: true, port, tlsPort: secure.port, isMoved };
}

interface Held {
  readonly udp: Bun.udp.Socket<'buffer'>;
  readonly tcp: Bun.TCPSocketListener;
}

const opener: Opener<Held> = {
  async open(hostname, wanted) {
    const udp = await Bun.udpSocket({ hostname, port: wanted });
    try {
      return { udp, tcp: Bun.listen({ hostname, port: udp.port, socket: { data() {} } }) };
    } catch (error) {
      udp.close();
      throw error;
    }
  },
  portOf: ({ udp }) => udp.port,
  close({ udp, tcp }) {
    udp.close();
    tcp.stop(true);
  },
  nameOf: (port) => `Port ${port} (relay)`,
  remedy: 'stop what uses it, or choose another with --relay-port',
};
