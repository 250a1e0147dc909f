import { answerStun, maxStunResponseBytes } from '../core/stun-message.ts';
import { parseIpAddress } from './ip-address.ts';
import type { ListenAddress } from './listen-address.ts';
import type { Log } from './log.ts';
import { type Opener, openEverywhere } from './open-everywhere.ts';
import type { StartFailure } from './start-failure.ts';

/** Where STUN is usually found (RFC 8489 section 18.6), and the port beside it. */
const usualPorts = [3478, 3479] as const;

/**
 * Answers in all, for every port together. Far more than honest browsers of one server ask, and
 * little enough that nobody gains by having answers sent to a forged address.
 */
const maxAnswersPerSecond = 1_000;

/** `usual` is 3478 and 3479, or free ports where those are taken. */
export type StunPorts = 'usual' | readonly number[];

interface Stun {
  /** What clients are told in `Welcome`. */
  readonly ports: readonly number[];
  stop(): void;
}

type StartedStun = { readonly ok: true; readonly value: Stun } | StartFailure;
type UdpSocket = Bun.udp.Socket<'uint8array'>;

/** Opens the wanted ports on every address, and answers Binding requests until stopped. */
export async function startStun(given: {
  readonly addresses: readonly ListenAddress[];
  readonly ports: StunPorts;
  readonly log: Log;
}): Promise<StartedStun> {
  const { addresses, ports, log } = given;
  const opener = createOpener(createResponder(log));
  if (ports !== 'usual') return openPorts(addresses, ports, opener);
  const usual = await openPorts(addresses, usualPorts, opener);
  if (usual.ok || usual.code !== 'portInUse') return usual;
  const moved = await openPorts(addresses, [0, 0], opener);
  if (moved.ok) {
    const [first = 0, second = 0] = moved.value.ports;
    log('stunMoved', { first, second });
  }
  return moved;
}

async function openPorts(
  addresses: readonly ListenAddress[],
  wanted: readonly number[],
  opener: Opener<UdpSocket>,
): Promise<StartedStun> {
  const open: UdpSocket[] = [];
  const stop = () => open.forEach(opener.close);
  const ports: number[] = [];
  for (const port of wanted) {
    const opened = await openEverywhere(addresses, port, opener);
    if (!opened.ok) {
      stop();
      return opened;
    }
    open.push(...opened.listeners);
    ports.push(opened.port);
  }
  return { ok: true, value: { ports, stop } };
}

type Responder = (socket: UdpSocket, packet: Uint8Array, port: number, address: string) => void;

function createResponder(log: Log): Responder {
  const scratch = new Uint8Array(maxStunResponseBytes);
  let second = 0;
  let answers = 0;

  function respond(socket: UdpSocket, packet: Uint8Array, port: number, address: string) {
    const now = Math.floor(performance.now() / 1_000);
    if (now !== second) {
      second = now;
      answers = 0;
    }
    if (answers >= maxAnswersPerSecond) return;
    const source = parseIpAddress(address);
    if (!source.ok) return;
    const answer = answerStun(packet, { address: source.value, port }, scratch);
    source.value.fill(0);
    if (!answer.ok) return;
    answers++;
    try {
      socket.send(answer.value, port, address);
    } catch {
      // A forged source, such as port 0 or a broadcast address, cannot be answered: no bug of ours.
    }
  }

  return (socket, packet, port, address) => {
    try {
      respond(socket, packet, port, address);
    } catch {
      log('handlerFailed', { where: 'stun' });
    } finally {
      packet.fill(0);
      scratch.fill(0);
    }
  };
}

function createOpener(respond: Responder): Opener<UdpSocket> {
  return {
    open: (hostname, port) =>
      Bun.udpSocket({
        hostname,
        port,
        binaryType: 'uint8array',
        socket: {
          data: (socket, packet, fromPort, fromAddress) =>
            respond(socket, packet, fromPort, fromAddress),
          // ICMP's answer to an earlier packet: whoever asked is gone.
          error() {},
        },
      }),
    portOf: (socket) => socket.port,
    close: (socket) => socket.close(),
    nameOf: (port) => `UDP port ${port} (STUN)`,
    remedy: 'stop what uses it, or choose others with --stun-ports',
  };
}
