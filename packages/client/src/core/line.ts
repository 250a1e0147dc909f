import { type CloseCode, closeCodeName } from '@passerby/protocol/close-codes';
import { backoffMs, type Random } from './backoff.ts';

/**
 * The line to the server: one socket at a time, a session that outlives it, and a decision after
 * each loss. Sockets are numbered, so that a replaced one cannot be heard any more.
 */
export type Line =
  | { readonly state: 'closed'; readonly code: LineClosure; readonly lastSocket: number }
  /** The socket is being opened, or (`greeting`) the server has been greeted: `until` bounds both. */
  | (Trying & {
      readonly state: 'opening' | 'greeting';
      readonly socket: number;
      readonly until: number;
    })
  | {
      readonly state: 'open';
      readonly socket: number;
      readonly token: Uint8Array;
      readonly since: number;
      /** How many tries came before this one: a line that drops at once does not start over. */
      readonly attempt: number;
    }
  /** Waiting for the next try. */
  | (Trying & { readonly state: 'pausing'; readonly lastSocket: number; readonly until: number });

interface Trying {
  /** 0 is the very first try. */
  readonly attempt: number;
  /** What may bring the old session back. */
  readonly token: Uint8Array | undefined;
  /** Tries in a row where the server was there but took no socket. */
  readonly refusals: number;
}

/**
 * Why the line will not come back by itself.
 * - a `CloseCode`: the server said so (`badVersion`: reload the page)
 * - `unreachable`: nobody answered for a long time
 * - `refused`: the server answers, but takes no socket from this page (a foreign origin)
 * - `stopped`: `close()` was called
 */
export type LineClosure = CloseCode | 'unreachable' | 'refused' | 'stopped';

export type LineEvent =
  | { readonly type: 'start' }
  | { readonly type: 'stop' }
  /** The browser says that there is a network again, or the page is looked at again. */
  | { readonly type: 'online' }
  | { readonly type: 'socketOpened'; readonly socket: number }
  | { readonly type: 'welcomed'; readonly socket: number; readonly token: Uint8Array }
  | { readonly type: 'socketClosed'; readonly socket: number; readonly code: number }
  /** Whether the server answers plain HTTP, asked after its socket could not be opened. */
  | { readonly type: 'probed'; readonly socket: number; readonly answers: boolean }
  /** The device is on another network: a socket from the old one says nothing, and never will. */
  | { readonly type: 'moved' }
  /** Somebody waited in vain for an answer: open or not, nothing gets through. */
  | { readonly type: 'dead' }
  | { readonly type: 'tick' };

export type LineEffect =
  | { readonly do: 'open'; readonly socket: number }
  | { readonly do: 'greet'; readonly socket: number; readonly token: Uint8Array | undefined }
  /** Close it, and with it what was retired. */
  | { readonly do: 'drop'; readonly socket: number }
  /** Hear it no more, but say no goodbye, which would end the session: close it once another is welcome. */
  | { readonly do: 'retire'; readonly socket: number }
  | { readonly do: 'probe'; readonly socket: number };

/** Where a line begins: no socket yet, until `start`. */
export const newLine: Line = { state: 'closed', code: 'stopped', lastSocket: 0 };

export interface LineStep {
  readonly line: Line;
  readonly effects: readonly LineEffect[];
}

const openingDeadlineMs = 10_000;
const greetingDeadlineMs = 5_000;
/** A line that held this long was a good one: the next loss is a new story. */
const steadyAfterMs = 10_000;
/** About five minutes. */
const maxAttempts = 40;
/** Some eight seconds of them: a proxy without its server answers too, and a server that is full. */
const maxRefusals = 6;

/** Codes after which trying again by itself would only do the same again. */
const finalCodes: ReadonlySet<CloseCode> = new Set([
  'badFrame',
  'badVersion',
  'tooManySockets',
  'replaced',
  'terminated',
  'blocked',
]);

export function stepLine(line: Line, event: LineEvent, now: number, random: Random): LineStep {
  switch (event.type) {
    case 'start':
      return line.state === 'closed' ? open(fresh, line.lastSocket + 1, now) : stay(line);
    case 'stop':
      return close(line, 'stopped');
    case 'online':
      if (line.state === 'pausing') return open(line, line.lastSocket + 1, now);
      // Whoever gave up because there was no network gets another chance with the network.
      return line.state === 'closed' && line.code === 'unreachable'
        ? open(fresh, line.lastSocket + 1, now)
        : stay(line);
    case 'moved':
      return line.state === 'open' || line.state === 'greeting' || line.state === 'opening'
        ? renew(line, now)
        : stay(line);
    case 'dead':
      return line.state === 'open' ? lose(line, now, random, [retire(line.socket)]) : stay(line);
    case 'tick':
      return stepClock(line, now, random);
    default:
      return stepSocket(line, event, now, random);
  }
}

/** When `tick` is next needed; Infinity when nothing waits. */
export function lineDeadline(line: Line): number {
  return line.state === 'closed' || line.state === 'open' ? Number.POSITIVE_INFINITY : line.until;
}

const fresh: Trying = { attempt: 0, token: undefined, refusals: 0 };

type SocketEvent = Extract<LineEvent, { socket: number }>;

function stepSocket(line: Line, event: SocketEvent, now: number, random: Random): LineStep {
  if (line.state === 'closed') return stay(line);
  if (event.type === 'probed') return stepProbe(line, event);
  if (line.state === 'pausing' || line.socket !== event.socket) return stay(line);
  switch (event.type) {
    case 'socketOpened':
      if (line.state !== 'opening') return stay(line);
      return {
        line: { ...line, state: 'greeting', until: now + greetingDeadlineMs },
        effects: [{ do: 'greet', socket: line.socket, token: line.token }],
      };
    case 'welcomed': {
      if (line.state !== 'greeting') return stay(line);
      const { socket, attempt } = line;
      return {
        line: { state: 'open', socket, token: event.token, since: now, attempt },
        effects: [],
      };
    }
    case 'socketClosed': {
      const code = closeCodeName(event.code);
      if (code !== undefined && finalCodes.has(code)) return close(line, code);
      // A close code of ours ends the session too; anything else is a broken line.
      const kept = code === undefined ? line : { ...line, token: undefined };
      const wasRefused = line.state === 'opening';
      return lose(kept, now, random, wasRefused ? [{ do: 'probe', socket: line.socket }] : []);
    }
    default:
      return event satisfies never;
  }
}

/**
 * A browser does not say why a socket was not opened. If plain HTTP gets through again and again
 * where the socket does not, the server has something against this page.
 */
function stepProbe(line: Exclude<Line, { state: 'closed' }>, event: SocketEvent): LineStep {
  if (event.type !== 'probed' || line.state !== 'pausing' || line.lastSocket !== event.socket) {
    return stay(line);
  }
  const refusals = event.answers ? line.refusals + 1 : 0;
  return refusals >= maxRefusals ? close(line, 'refused') : stay({ ...line, refusals });
}

function stepClock(line: Line, now: number, random: Random): LineStep {
  if (now < lineDeadline(line) || line.state === 'closed' || line.state === 'open') {
    return stay(line);
  }
  if (line.state === 'pausing') return open(line, line.lastSocket + 1, now);
  return lose(line, now, random, [retire(line.socket)]);
}

function open(trying: Trying, socket: number, now: number): LineStep {
  const { attempt, token, refusals } = trying;
  return {
    line: { state: 'opening', attempt, token, refusals, socket, until: now + openingDeadlineMs },
    effects: [{ do: 'open', socket }],
  };
}

/** The same session over a new socket, at once. */
function renew(
  line: Extract<Line, { state: 'open' | 'greeting' | 'opening' }>,
  now: number,
): LineStep {
  const { socket, token, attempt } = line;
  const { line: opening, effects } = open({ attempt, token, refusals: 0 }, socket + 1, now);
  return { line: opening, effects: [retire(socket), ...effects] };
}

function lose(
  line: { socket: number; attempt: number; token: Uint8Array | undefined } & Partial<
    Record<'since' | 'refusals', number>
  >,
  now: number,
  random: Random,
  effects: readonly LineEffect[],
): LineStep {
  const { socket, token, since, refusals = 0 } = line;
  const wasSteady = since !== undefined && now - since >= steadyAfterMs;
  const attempt = wasSteady ? 1 : line.attempt + 1;
  if (attempt > maxAttempts) {
    return {
      line: { state: 'closed', code: 'unreachable', lastSocket: socket },
      effects: [...effects, drop(socket)],
    };
  }
  const until = now + backoffMs(attempt, random);
  return {
    line: { state: 'pausing', attempt, token, refusals, lastSocket: socket, until },
    effects,
  };
}

function close(line: Line, code: LineClosure): LineStep {
  if (line.state === 'closed') return stay({ ...line, code });
  const socket = line.state === 'pausing' ? line.lastSocket : line.socket;
  return { line: { state: 'closed', code, lastSocket: socket }, effects: [drop(socket)] };
}

const drop = (socket: number): LineEffect => ({ do: 'drop', socket });
const retire = (socket: number): LineEffect => ({ do: 'retire', socket });
const stay = (line: Line): LineStep => ({ line, effects: [] });
