import { clientWire } from '@passerby/protocol/client-messages';
import { type CloseCode, closeCodes } from '@passerby/protocol/close-codes';
import { maxFrameBytes } from '@passerby/protocol/limits';
import { serverWire } from '@passerby/protocol/server-messages';
import type { Bucket, Doorkeeper } from '../core/doorkeeper.ts';
import type { Origin, SocketId } from '../core/member.ts';
import type { Switchboard } from '../core/switchboard.ts';
import type { SwitchboardPorts } from '../core/switchboard-ports.ts';
import type { Counters } from './counters.ts';
import type { Log } from './log.ts';
import { forgetLastCopies } from './processor-remains.ts';
import type { ReceiveBuffers } from './receive-buffers.ts';
import type { SendBuffers } from './send-buffers.ts';
import { howSocketEnded } from './socket-end.ts';
import { SocketTable } from './socket-table.ts';

/**
 * A socket that answers no ping for this long is dead. Bun pings a while before, so that a live one
 * never gets there; a closed laptop is gone within this time.
 */
const idleTimeoutSeconds = 30;

/** What may wait to be sent to one reader: some fifty descriptions. A slower one is cut off. */
const sendQueueBytes = 64 * 1024;

/** RFC 6455 section 7.4.1: a bug of ours, not something that the other side did. */
const internalError = 1011;

/**
 * What hangs on a socket. There is one for every idle session, so it is one small object: its own
 * origin and its own bucket.
 */
export interface Visitor extends Origin, Bucket {
  /** 0 until the socket is open. */
  id: SocketId;
  /** Whether the doorkeeper has counted it, and must be told when it goes. */
  admitted: boolean;
}

/** A visitor whose socket is about to open. */
export function createVisitor({ network, local }: Origin): Visitor {
  return { id: 0, network, local, admitted: false, tokens: 0, filledAt: 0 };
}

type Socket = Bun.ServerWebSocket<Visitor>;

export interface Sockets {
  readonly handler: Bun.WebSocketHandler<Visitor>;
  readonly switchboard: Switchboard;
  closeAll(code: CloseCode): void;
}

/**
 * Joins sockets to the switchboard: numbers them, decodes and encodes, wipes what was received and
 * sent, counts closes. Decides nothing.
 */
export function createSockets(given: {
  readonly doorkeeper: Doorkeeper;
  readonly counters: Counters;
  readonly log: Log;
  readonly sendBuffers: Pick<SendBuffers, 'used'>;
  readonly receiveBuffers: Pick<ReceiveBuffers, 'used'>;
  createSwitchboard(ports: Pick<SwitchboardPorts, 'send' | 'close'>): Switchboard;
}): Sockets {
  const { doorkeeper, counters, log, sendBuffers, receiveBuffers } = given;
  const sockets = new SocketTable<Socket>();
  // One for every message in and one for every message out: what is received has been handled before the
  // next comes, and what is sent is copied by the runtime before `send` returns.
  const inbox = new Uint8Array(maxFrameBytes);
  const outbox = new Uint8Array(maxFrameBytes);

  function closeSocket(id: SocketId, code: CloseCode) {
    const socket = sockets.get(id);
    if (socket === undefined) return;
    // First out of the table: the runtime reports the end of a socket from inside `close`.
    sockets.remove(id);
    counters.closed(code);
    socket.close(closeCodes[code]);
  }

  const switchboard = given.createSwitchboard({
    send(id, message) {
      const socket = sockets.get(id);
      if (socket === undefined) return;
      const frame = serverWire.encode(message, outbox);
      socket.sendBinary(frame);
      frame.fill(0);
      sendBuffers.used();
    },
    close: closeSocket,
  });

  /** The shell's own reason to end a socket: the session behind it is over as well. */
  function refuse(id: SocketId, code: CloseCode, now: number) {
    closeSocket(id, code);
    switchboard.closed(id, 'closed', now);
  }

  /**
   * What the runtime hands over is looked at in one place alone: the engine moves a small array when a view
   * of it is made, and what stood in the old place would stay readable (SPEC F2). Returns its length; 0 for
   * what is no frame: text, nothing, or more than fits.
   */
  function moveIn(received: Uint8Array | string): number {
    if (typeof received === 'string') return 0;
    const fits = received.length <= inbox.length;
    if (fits) inbox.set(received);
    received.fill(0);
    return fits ? received.length : 0;
  }

  function receive(socket: Socket, length: number) {
    const visitor = socket.data;
    const { id } = visitor;
    // What was already on its way when we closed the socket.
    if (sockets.get(id) === undefined) return;
    const now = performance.now();
    if (!doorkeeper.allowFrame(visitor, visitor.network, now)) return refuse(id, 'tooFast', now);
    const decoded = clientWire.decode(inbox, length);
    if (!decoded.ok) return refuse(id, 'badFrame', now);
    switchboard.received(id, decoded.value, now);
  }

  /** Browsers send no pings, and a pong only when asked: whoever sends many is no browser. */
  function countControlFrame(socket: Socket, payload: Uint8Array | ArrayBuffer) {
    // Not a copy of it: the array itself.
    (payload instanceof ArrayBuffer ? new Uint8Array(payload) : payload).fill(0);
    const { id, network } = socket.data;
    if (sockets.get(id) === undefined) return;
    const now = performance.now();
    if (!doorkeeper.allowFrame(socket.data, network, now)) refuse(id, 'tooFast', now);
  }

  const handler: Bun.WebSocketHandler<Visitor> = {
    perMessageDeflate: false,
    maxPayloadLength: maxFrameBytes,
    idleTimeout: idleTimeoutSeconds,
    sendPings: true,
    backpressureLimit: sendQueueBytes,
    closeOnBackpressureLimit: true,

    open(socket) {
      socket.binaryType = 'uint8array';
      const visitor = socket.data;
      const now = performance.now();
      visitor.id = sockets.add(socket);
      if (!doorkeeper.admit(visitor.network, now)) {
        closeSocket(visitor.id, 'tooManySockets');
        return;
      }
      visitor.admitted = true;
      Object.assign(visitor, doorkeeper.createBucket(now));
      switchboard.opened(visitor.id, visitor, now);
    },

    message(socket, received) {
      receiveBuffers.used();
      const length = moveIn(received);
      try {
        receive(socket, length);
      } finally {
        inbox.fill(0, 0, length);
        forgetLastCopies();
      }
    },

    ping: countControlFrame,
    pong: countControlFrame,

    close(socket, code, reason) {
      const { id, admitted, network } = socket.data;
      if (admitted) doorkeeper.release(network);
      if (!sockets.remove(id)) return;
      switchboard.closed(id, howSocketEnded(code, reason), performance.now());
    },

    // What was thrown may hold what was received: it is not looked at.
    error(_thrown, socket) {
      log('handlerFailed', { where: 'socket' });
      const { id } = socket.data;
      if (!sockets.remove(id)) return;
      socket.close(internalError);
      try {
        switchboard.closed(id, 'closed', performance.now());
      } catch {
        // One bug twice must not end the process for everybody else.
        log('handlerFailed', { where: 'socket' });
      }
    },
  };

  return {
    handler,
    switchboard,
    closeAll(code) {
      for (const id of sockets.numbers()) closeSocket(id, code);
    },
  };
}
