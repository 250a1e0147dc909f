import { isEverywhere, type ListenAddress, listenAddresses } from './listen-address.ts';
import { type Opener, openEverywhere } from './open-everywhere.ts';
import { ownAddresses } from './own-addresses.ts';
import type { StartFailure } from './start-failure.ts';

/** Called for each packet; the bytes are wiped or reused once it returns. */
export type PacketHandler = (
  socket: UdpSocket,
  packet: Uint8Array,
  port: number,
  address: string,
) => void;
export type UdpSocket = Bun.udp.Socket<'uint8array'>;

interface UdpPorts {
  readonly ports: readonly number[];
  stop(): void;
}
type Opened = { readonly ok: true; readonly value: UdpPorts } | StartFailure;

interface Listener {
  readonly address: string;
  readonly socket: UdpSocket;
}

/** How long a new address of the machine may wait for its sockets. */
const lookEveryMs = 2_000;

/**
 * Opens each port on every address that the host means, or none at all. `::` and `0.0.0.0` get a
 * socket for each address of the machine, and follow when those come and go: one socket for all
 * would answer from whichever address the route back prefers, and whoever asked another one, or
 * the NAT before them, takes such an answer for a stranger's.
 */
export async function openUdpPorts(given: {
  readonly host: string;
  readonly ports: readonly number[];
  readonly name: (port: number) => string;
  readonly remedy: string;
  readonly receive: PacketHandler;
}): Promise<Opened> {
  const { host, name, remedy, receive } = given;
  const opener: Opener<Listener> = {
    open: async (address, port) => ({ address, socket: await openSocket(address, port, receive) }),
    portOf: ({ socket }) => socket.port,
    close: ({ socket }) => socket.close(),
    nameOf: name,
    remedy,
  };
  const opened: { readonly port: number; readonly listeners: Map<string, Listener> }[] = [];
  const close = () => {
    for (const { listeners } of opened) for (const one of listeners.values()) opener.close(one);
  };
  for (const wanted of given.ports) {
    const one = await openEverywhere(udpAddresses(host), wanted, opener);
    if (!one.ok) {
      close();
      return one;
    }
    const listeners = new Map(one.listeners.map((listener) => [listener.address, listener]));
    opened.push({ port: one.port, listeners });
  }

  let isStopped = false;
  async function follow(): Promise<void> {
    const own = ownAddressesOf(host);
    if (own.length === 0) return;
    for (const { port, listeners } of opened) {
      for (const [address, listener] of listeners) {
        if (own.includes(address)) continue;
        opener.close(listener);
        listeners.delete(address);
      }
      for (const address of own) {
        if (listeners.has(address)) continue;
        // An address that is not to be had now (gone again, not yet checked for duplicates, its port
        // taken by another program) is tried again the next time.
        const socket = await openSocket(address, port, receive).catch(() => undefined);
        if (isStopped) socket?.close();
        else if (socket) listeners.set(address, { address, socket });
      }
    }
  }

  let timer: Timer | undefined;
  const lookLater = () => {
    timer = setTimeout(async () => {
      await follow();
      if (!isStopped) lookLater();
    }, lookEveryMs);
  };
  if (isEverywhere(host)) lookLater();

  return {
    ok: true,
    value: {
      ports: opened.map(({ port }) => port),
      stop() {
        isStopped = true;
        clearTimeout(timer);
        close();
      },
    },
  };
}

function udpAddresses(host: string): readonly ListenAddress[] {
  const own = isEverywhere(host) ? ownAddressesOf(host) : [];
  // Where the machine cannot tell what it has, one socket for all is better than none.
  if (own.length === 0) return listenAddresses(host);
  return own.map((address) => ({ address, optional: true }));
}

/** Those that a host which is everywhere means: `0.0.0.0` is IPv4 alone. */
function ownAddressesOf(host: string): string[] {
  return ownAddresses().filter((address) => host.includes(':') || !address.includes(':'));
}

/** Always a promise: what Bun cannot bind, it throws at once, before there is one to catch from. */
async function openSocket(
  hostname: string,
  port: number,
  receive: PacketHandler,
): Promise<UdpSocket> {
  return await Bun.udpSocket({
    hostname,
    port,
    binaryType: 'uint8array',
    socket: {
      data: receive,
      // ICMP's answer to an earlier packet: whoever asked is gone.
      error() {},
    },
  });
}
