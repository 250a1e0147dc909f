import { AnswerBudget } from '../core/answer-budget.ts';
import { answerStun, maxStunResponseBytes } from '../core/stun-message.ts';
import { parseIpAddress } from './ip-address.ts';
import type { Log } from './log.ts';
import type { StartFailure } from './start-failure.ts';
import { openUdpPorts, type PacketHandler, type UdpSocket } from './udp-ports.ts';

/** Where STUN is usually found (RFC 8489 section 18.6), and the port beside it. */
const usualPorts = [3478, 3479] as const;

/** `usual` is 3478 and 3479, or free ports where those are taken. */
export type StunPorts = 'usual' | readonly number[];

interface Stun {
  /** What clients are told in `Welcome`. */
  readonly ports: readonly number[];
  /** Whether they are others than the usual ones, since these were taken. */
  readonly isMoved: boolean;
  stop(): void;
}

type StartedStun = { readonly ok: true; readonly value: Stun } | StartFailure;

/** Opens the wanted ports on every address of the host, and answers Binding requests until stopped. */
export async function startStun(given: {
  readonly host: string;
  readonly ports: StunPorts;
  readonly log: Log;
  /** How many are here. */
  sessions(): number;
}): Promise<StartedStun> {
  const { host, ports, log } = given;
  const receive = createResponder(log, new AnswerBudget(given.sessions));
  const open = async (wanted: readonly number[], isMoved: boolean): Promise<StartedStun> => {
    const opened = await openUdpPorts({
      host,
      ports: wanted,
      name: (port) => `UDP port ${port} (STUN)`,
      remedy: 'stop what uses it, or choose others with --stun-ports',
      receive,
    });
    return opened.ok ? { ok: true, value: { ...opened.value, isMoved } } : opened;
  };
  if (ports !== 'usual') return open(ports, false);
  const usual = await open(usualPorts, false);
  return usual.ok || usual.code !== 'portInUse' ? usual : open([0, 0], true);
}

function createResponder(log: Log, budget: AnswerBudget): PacketHandler {
  const scratch = new Uint8Array(maxStunResponseBytes);

  function respond(socket: UdpSocket, packet: Uint8Array, port: number, address: string) {
    if (!budget.hasLeft(performance.now())) return;
    const source = parseIpAddress(address);
    if (!source.ok) return;
    const answer = answerStun(packet, { address: source.value, port }, scratch);
    source.value.fill(0);
    if (!answer.ok) return;
    budget.spend();
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
