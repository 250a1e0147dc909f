import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import { protocolVersion, subprotocol } from '@passerby/protocol/limits';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import {
  type Line,
  type LineEffect,
  type LineEvent,
  lineDeadline,
  newLine,
  stepLine,
} from '../core/line.ts';
import { createAlarm } from './alarm.ts';
import { answersHttp } from './health-probe.ts';
import type { ServerAddress } from './server-address.ts';

export type Welcome = Extract<ServerMessage, { type: 'Welcome' }>;

/** What the line tells its owner. */
export interface SignalPorts {
  /** There is a session, old or new; frames can be sent. */
  up(welcome: Welcome): void;
  down(): void;
  received(message: Exclude<ServerMessage, Welcome>): void;
  /** `line` has a new state. */
  changed(): void;
}

/** The signalling socket: WebSockets come and go, `core/line.ts` decides. */
export interface SignalSocket {
  readonly line: Line;
  start(): void;
  stop(): void;
  /** Does nothing while the line is away: whoever waits for an answer has a deadline. */
  send(message: ClientMessage): void;
  /** The device is on another network: the same session over a new socket, at once. */
  renew(): void;
  /** An answer is overdue: begin anew, whatever the socket says. */
  abandon(): void;
}

export function createSignalSocket(address: ServerAddress, ports: SignalPorts): SignalSocket {
  let line = newLine;
  let socket: WebSocket | undefined;
  const retired = new Set<WebSocket>();
  const alarm = createAlarm(() => dispatch({ type: 'tick' }));
  const wake = () => dispatch({ type: 'online' });
  const look = () => document.visibilityState === 'visible' && wake();

  function dispatch(event: LineEvent): void {
    const before = line;
    const step = stepLine(line, event, performance.now(), Math.random);
    line = step.line;
    for (const effect of step.effects) perform(effect);
    alarm.set(lineDeadline(line));
    if (before.state === 'open' && line.state !== 'open') ports.down();
    if (before !== line) ports.changed();
  }

  function perform(effect: LineEffect): void {
    switch (effect.do) {
      case 'open':
        socket = openSocket(effect.socket);
        break;
      case 'greet':
        transmit(
          effect.token === undefined
            ? { type: 'Hello', version: protocolVersion }
            : { type: 'Resume', version: protocolVersion, token: effect.token },
        );
        break;
      case 'drop':
        drop();
        break;
      case 'retire':
        retire();
        break;
      case 'probe':
        void probe(effect.socket);
        break;
      default:
        effect satisfies never;
    }
  }

  function openSocket(number: number): WebSocket {
    silence();
    const opened = new WebSocket(address.socketUrl, subprotocol);
    opened.binaryType = 'arraybuffer';
    opened.onopen = () => dispatch({ type: 'socketOpened', socket: number });
    opened.onclose = ({ code }) => dispatch({ type: 'socketClosed', socket: number, code });
    opened.onmessage = ({ data }) => hear(number, data);
    return opened;
  }

  function hear(number: number, data: unknown): void {
    const decoded =
      data instanceof ArrayBuffer ? serverWire.decode(new Uint8Array(data)) : undefined;
    const isFirst = line.state === 'greeting';
    // A server that does not speak the protocol, or welcomes twice, is as good as none.
    if (!decoded?.ok || (decoded.value.type === 'Welcome' && !isFirst)) {
      dispatch({ type: 'dead' });
    } else if (decoded.value.type === 'Welcome') {
      // The frame's memory is not ours for long; the token is.
      dispatch({ type: 'welcomed', socket: number, token: decoded.value.token.slice() });
      closeRetired();
      if (line.state === 'open') ports.up(decoded.value);
    } else {
      ports.received(decoded.value);
    }
  }

  /** A socket that was replaced has nothing more to say. */
  function silence(): WebSocket | undefined {
    const silent = socket;
    socket = undefined;
    if (silent === undefined) return undefined;
    silent.onopen = null;
    silent.onclose = null;
    silent.onmessage = null;
    return silent;
  }

  function drop(): void {
    silence()?.close();
    closeRetired();
  }

  function retire(): void {
    const silent = silence();
    if (silent?.readyState === WebSocket.OPEN) retired.add(silent);
    else silent?.close();
  }

  function closeRetired(): void {
    for (const one of retired) one.close();
    retired.clear();
  }

  async function probe(number: number): Promise<void> {
    const answers = await answersHttp(address.healthUrl, location.origin);
    dispatch({ type: 'probed', socket: number, answers });
  }

  function transmit(message: ClientMessage): void {
    if (socket?.readyState === WebSocket.OPEN) socket.send(clientWire.encode(message));
  }

  return {
    get line() {
      return line;
    },
    start() {
      addEventListener('online', wake);
      document.addEventListener('visibilitychange', look);
      dispatch({ type: 'start' });
    },
    stop() {
      removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', look);
      dispatch({ type: 'stop' });
    },
    send: transmit,
    renew: () => dispatch({ type: 'moved' }),
    abandon: () => dispatch({ type: 'dead' }),
  };
}
