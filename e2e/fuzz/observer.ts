import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import { type CloseCode, closeCodeName } from '@passerby/protocol/close-codes';
import { maxFrameBytes } from '@passerby/protocol/limits';
import { hold } from './finding.ts';
import { expectSymmetry } from './meetings.ts';
import { People } from './people.ts';
import { type Cause, Replies } from './replies.ts';
import { greetingRefusalOf, leave, refusalOf, take, ticketOf } from './session-model.ts';
import { type World, windows } from './world.ts';

/**
 * Stands outside of the server and holds what it does against the specification: which frames are
 * refused, who hears what, who is told that somebody went, and what is left when everybody has gone.
 * Throws what it finds.
 */
export class Observer {
  readonly people: People;
  readonly #replies: Replies;
  #isOver = false;

  constructor(
    private readonly world: World,
    private readonly options: { readonly isTight: boolean; readonly mostLingering: number },
  ) {
    this.people = new People();
    this.#replies = new Replies(this.people, options);
  }

  opened(line: number, local: boolean): void {
    this.people.lines[line] = {
      number: line,
      isNew: true,
      isClosed: false,
      openedAt: this.world.now,
      local,
      session: undefined,
      farewell: undefined,
    };
    this.#settle({ what: 'open', line });
  }

  /** Why the server would close the socket of a client that says this now. */
  refusalOf(line: number, message: ClientMessage): CloseCode | undefined {
    const { session, isNew } = this.people.line(line);
    if (session) return refusalOf(session, message);
    return isNew ? greetingRefusalOf(message, this.people.isDraining) : undefined;
  }

  received(line: number, frame: Uint8Array | 'text' | 'ping'): void {
    this.#settle(this.#causeOf(line, frame));
  }

  ended(line: number, isLost: boolean): void {
    const one = this.people.line(line);
    const { session } = one;
    one.isClosed = true;
    if (session && isLost) this.people.linger(session, this.world.now, this.options.mostLingering);
    else if (session) this.people.end(session, 'left');
    this.#settle({ what: 'end' });
  }

  passed(): void {
    const { now } = this.world;
    for (const session of this.people.sessions) {
      const isDue = session.line === undefined && now - session.lostAt >= windows.resumeMs;
      if (isDue) this.people.end(session, 'lost');
    }
    if (this.people.isDraining) this.people.doubtLingering();
    this.#settle({ what: 'pass', now });
    for (const { isClosed, isNew, openedAt } of this.people.lines) {
      const isSilent = !isClosed && isNew && now - openedAt >= windows.helloMs;
      hold(!isSilent, 'a socket that says nothing stays open');
    }
  }

  operated(what: 'pause' | 'goOn' | 'drain' | 'closeAll'): void {
    if (what === 'drain') this.people.isDraining = true;
    this.people.isPaused = what === 'pause' || this.people.isDraining;
    this.#isOver ||= what === 'closeAll';
    this.#settle({ what: 'operator', isLast: this.#isOver });
    if (what !== 'closeAll') return;
    for (const { isClosed } of this.people.lines) hold(isClosed, 'a socket outlives the server');
  }

  /** Everybody has gone and everything has faded. */
  expectNothing(): void {
    if (this.#isOver) return;
    for (const [kind, count] of Object.entries(this.world.held())) {
      hold(count === 0, `${kind} are left when everybody has gone`);
    }
  }

  #causeOf(line: number, frame: Uint8Array | 'text' | 'ping'): Cause {
    const one = this.people.line(line);
    const cause = { what: 'frame', line, message: undefined } as const;
    if (one.isClosed) return { ...cause, refusal: undefined, isIgnored: true };
    const isTooFast = this.world.outputs.some(
      ({ line: to, closedWith }) =>
        to === line && closedWith !== undefined && closeCodeName(closedWith) === 'tooFast',
    );
    // What was refused at the door was not looked at.
    if (isTooFast) return { ...cause, refusal: 'tooFast' };
    if (frame === 'ping') return { ...cause, refusal: undefined };
    const message = frame === 'text' ? undefined : readFrame(frame);
    if (message === undefined) return this.#refused({ ...cause, refusal: 'badFrame' });
    const { session } = one;
    if (session === undefined) {
      one.isNew = false;
      const refusal = greetingRefusalOf(message, this.people.isDraining);
      const resumes = message.type === 'Resume' && this.people.holderOf(message.token);
      return { ...cause, message, refusal, ...(resumes ? { resumes } : {}) };
    }
    this.people.forgetFormerToken(session);
    const refusal = refusalOf(session, message);
    if (refusal) return this.#refused({ ...cause, message, refusal });
    const { state } = session;
    const isSignal = message.type === 'Signal' && state.at === 'paired';
    const signals = isSignal && ticketOf(session) === message.ticket ? state.partner : undefined;
    take(session, message);
    return { ...cause, message, refusal, ...(signals ? { signals } : {}) };
  }

  #refused(cause: Extract<Cause, { what: 'frame' }>): Cause {
    const { session } = this.people.line(cause.line);
    if (session) leave(session, 'left');
    return cause;
  }

  #settle(cause: Cause): void {
    hold(this.world.faults.length === 0, this.world.faults[0] ?? '');
    this.#replies.take(cause, this.world.outputs.splice(0));
    if (cause.what === 'frame' && cause.message?.type === 'Flag') this.people.doubtLingering();
    if (this.#isOver) return;
    expectSymmetry(this.people.sessions);
    this.#expectTotals();
  }

  /** What the server counts is what people have been told. */
  #expectTotals(): void {
    const { sessions, waiting, pairs } = this.world.totals();
    const all = [...this.people.sessions];
    const doubtful = all.filter(({ mayBeOver }) => mayBeOver).length;
    const isWaiting = ({ state, line }: (typeof all)[number]) =>
      state.at === 'waiting' && line !== undefined;
    hold(sessions <= all.length, 'it holds more sessions than there are');
    hold(sessions >= all.length - doubtful, 'it has lost a session');
    hold(waiting === all.filter(isWaiting).length, 'it counts others who wait than were told so');
    const paired = all.filter(({ state }) => state.at === 'paired').length;
    hold(2 * pairs <= paired, 'it counts more pairs than were told so');
    hold(doubtful > 0 || 2 * pairs === paired, 'it counts fewer pairs than were told so');
  }
}

const scratch = new Uint8Array(maxFrameBytes);

/** A frame that the encoder would have written, and no other, is a frame (W4, W5). */
export function readFrame(frame: Uint8Array): ClientMessage | undefined {
  const decoded = clientWire.decode(frame);
  if (!decoded.ok) return undefined;
  let again: Uint8Array;
  try {
    again = clientWire.encode(decoded.value, scratch);
  } catch {
    hold(false, 'the decoder takes what the encoder refuses');
  }
  hold(Buffer.compare(again, frame) === 0, 'the decoder takes what the encoder writes otherwise');
  return decoded.value;
}
