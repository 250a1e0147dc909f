import type { ClientMessage } from '@passerby/protocol/client-messages';
import { type CloseCode, closeCodeName } from '@passerby/protocol/close-codes';
import { readRecord } from '@passerby/protocol/record-items';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import { hold } from './finding.ts';
import { canary } from './frame-parts.ts';
import { Meetings } from './meetings.ts';
import type { Line, People } from './people.ts';
import { idle, type ModelSession } from './session-model.ts';
import { type Output, windows } from './world.ts';

/** What has just happened, and what may come of it. */
export type Cause =
  | { readonly what: 'open'; readonly line: number }
  | {
      readonly what: 'frame';
      readonly line: number;
      readonly message: ClientMessage | undefined;
      /** The socket must be closed with this. */
      readonly refusal: CloseCode | undefined;
      readonly isIgnored?: boolean;
      /** The session that its token is good for. */
      readonly resumes?: ModelSession;
      /** The partner whom it must reach. */
      readonly signals?: ModelSession;
    }
  | { readonly what: 'end' }
  | { readonly what: 'pass'; readonly now: number }
  | { readonly what: 'operator'; readonly isLast: boolean };

/** Holds everything that the server says and closes against what may have brought it about. */
export class Replies {
  readonly #meetings = new Meetings();
  #cause: Cause = { what: 'end' };
  /** Types that the one who spoke has heard since. */
  #heard = new Set<ServerMessage['type'] | 'signalled'>();
  /** Flags have ended these: they must be told, and closed. */
  #ended = new Set<ModelSession>();

  constructor(
    private readonly people: People,
    private readonly options: { readonly isTight: boolean },
  ) {}

  take(cause: Cause, outputs: readonly Output[]): void {
    this.#cause = cause;
    this.#heard = new Set();
    for (const { line, frame, closedWith } of outputs) {
      const to = this.people.line(line);
      hold(!to.isClosed, 'something goes to a socket that is closed');
      hold(!to.farewell || closedWith !== undefined, 'a farewell is not the last word');
      if (frame) this.#hear(to, frame);
      if (closedWith !== undefined) this.#close(to, closedWith);
    }
    this.#expectEverything(cause);
  }

  #hear(to: Line, frame: Uint8Array): void {
    const decoded = serverWire.decode(frame);
    hold(decoded.ok, 'it sends what is no message');
    const message = decoded.value;
    const cause = this.#cause;
    if (cause.what === 'frame' && cause.line === to.number) this.#heard.add(message.type);
    const passesOn = message.type === 'Matched' || message.type === 'Signal';
    hold(passesOn || !holdsCanary(frame), `${message.type} holds what somebody sent`);
    if (message.type === 'Welcome') this.#welcome(to, message);
    else if (message.type === 'Blocked') to.farewell = 'blocked';
    else {
      hold(to.session, `${message.type} comes to one without a session`);
      this.#tell(to, to.session, message);
    }
  }

  #welcome(to: Line, { resumed, token }: Extract<ServerMessage, { type: 'Welcome' }>): void {
    const cause = this.#cause;
    const isAnswer = cause.what === 'frame' && cause.line === to.number && !to.session;
    hold(isAnswer && !cause.refusal, 'somebody is welcomed who is not to be');
    const { message, resumes } = cause;
    hold(!resumed || resumes, 'a session is resumed by a token that is not good');
    hold(resumed || !resumes || resumes.mayBeOver, 'a good token resumes nothing');
    if (resumed && resumes && message?.type === 'Resume') {
      hold(resumes.line === undefined, 'the socket before is left open');
      this.people.resume(resumes, to, message.token, token);
    } else {
      if (resumes) this.people.end(resumes, 'lost');
      this.people.admit(to, token);
    }
  }

  #tell(
    to: Line,
    session: ModelSession,
    message: Exclude<ServerMessage, { type: 'Welcome' | 'Blocked' }>,
  ): void {
    const cause = this.#cause;
    const { state } = session;
    const asks = (type: ClientMessage['type']) =>
      cause.what === 'frame' && cause.line === to.number && cause.message?.type === type;
    switch (message.type) {
      case 'Matched':
      case 'Reattached':
        hold(message.type === 'Reattached' || !this.people.isPaused, 'a match in a pause');
        this.#meetings.heard(session, message);
        return;
      case 'Parked':
        hold(state.at === 'waiting', `Parked comes to one who is ${state.at}`);
        hold(state.ticket === message.ticket, 'Parked names another ticket');
        hold(state.parked.generation === message.generation, 'Parked names another generation');
        return;
      case 'Challenge':
        hold(state.at === 'waiting', `Challenge comes to one who is ${state.at}`);
        hold(state.ticket === message.ticket, 'Challenge names another ticket');
        return;
      case 'Signal': {
        const isSent = cause.what === 'frame' && cause.message?.type === 'Signal';
        hold(isSent && cause.signals === session, 'a signal comes to one whom it is not for');
        hold(state.at === 'paired' && state.ticket === message.ticket, 'a signal of another pair');
        const { blob } = cause.message;
        hold(Buffer.compare(blob, message.blob) === 0, 'a signal arrives as another');
        hold(!this.#heard.has('signalled'), 'a signal arrives twice');
        this.#heard.add('signalled');
        return;
      }
      case 'PartnerLeft':
        this.#partnerLeft(session, message);
        return;
      case 'Presence':
        hold(message.here % 8 === 0 && message.waiting % 8 === 0, 'numbers are not rounded');
        return;
      case 'Relay':
        hold(asks('AskRelay'), 'a pass for the relay that nobody asked for');
        return;
      case 'Record':
        hold(asks('Inspect'), 'a record that nobody asked for');
        hold(readRecord(message.items).ok, 'a record that cannot be read');
        return;
      case 'Terminated':
        hold(cause.what === 'frame' && cause.message?.type === 'Flag', 'an end without a flag');
        to.farewell = 'terminated';
        return;
      default:
        message satisfies never;
    }
  }

  #partnerLeft(
    session: ModelSession,
    { ticket, why }: Extract<ServerMessage, { type: 'PartnerLeft' }>,
  ): void {
    const { owed, state } = session;
    const cause = this.#cause;
    if (owed) {
      hold(owed.ticket === ticket, 'PartnerLeft names another ticket');
      hold(owed.whys.includes(why), 'PartnerLeft says another reason');
      session.owed = undefined;
    } else if (state.at === 'reattaching') {
      hold(cause.what === 'pass' && why === 'lost', 'a claim is given up before its time');
      hold(state.ticket === ticket, 'PartnerLeft names another ticket');
      session.state = idle;
    } else {
      hold(state.at === 'paired', 'nobody was there');
      const isFlagged = cause.what === 'frame' && cause.message?.type === 'Flag';
      const isDoubtful = state.partner.mayBeOver;
      hold(isDoubtful || (isFlagged && why === 'terminated'), 'nobody left');
      hold(state.ticket === ticket, 'PartnerLeft names another ticket');
      this.#ended.add(state.partner);
      state.partner.state = idle;
      session.state = idle;
    }
  }

  #close(to: Line, code: number): void {
    const name = closeCodeName(code);
    hold(name, `a socket is closed with ${code}`);
    hold(this.#mayClose(to, name), `a socket is closed with ${name} and ought not to be`);
    to.isClosed = true;
    const { session } = to;
    if (session === undefined) return;
    if (name === 'replaced') {
      to.session = undefined;
      session.line = undefined;
    } else {
      this.#ended.delete(session);
      this.people.end(session, name === 'terminated' ? 'terminated' : 'left');
    }
  }

  #mayClose({ farewell, session, number, isNew, openedAt }: Line, name: CloseCode): boolean {
    const cause = this.#cause;
    if (name === 'terminated' || name === 'blocked') return farewell === name;
    if (cause.what === 'operator' && cause.isLast) return name === 'shuttingDown';
    if (name === 'shuttingDown') return this.people.isDraining;
    if (name === 'tooManySockets') return this.options.isTight && cause.what === 'open';
    if (name === 'helloTimeout') {
      return cause.what === 'pass' && isNew && cause.now - openedAt >= windows.helloMs;
    }
    if (cause.what !== 'frame') return false;
    if (name === 'replaced') return session !== undefined && cause.resumes === session;
    if (name === 'tooFast' && !this.options.isTight) return false;
    return cause.line === number && cause.refusal === name;
  }

  /** What had to come of it has come. */
  #expectEverything(cause: Cause): void {
    hold(!this.#meetings.isHalf, 'one side of a pair is told, the other is not');
    if (cause.what === 'operator' && cause.isLast) return;
    for (const session of this.#ended) {
      hold(session.line === undefined, 'one whom flags ended goes on');
      if (!session.isGone) this.people.end(session, 'terminated');
    }
    this.#ended.clear();
    for (const { line, owed } of this.people.sessions) {
      hold(line === undefined || !owed, 'somebody is not told that the partner went');
    }
    if (cause.what !== 'frame' || cause.isIgnored) return;
    const { isClosed, session } = this.people.line(cause.line);
    const type = cause.message?.type;
    hold(isClosed || !cause.refusal, `${type ?? 'what is no frame'} is not ${cause.refusal}`);
    if (isClosed || type === undefined) return;
    hold(session, `${type} is not answered`);
    if (cause.signals?.line !== undefined) hold(this.#heard.has('signalled'), 'a signal is lost');
    if (type === 'AskRelay') hold(this.#heard.has('Relay'), 'AskRelay is not answered');
    if (type === 'Inspect') hold(this.#heard.has('Record'), 'Inspect is not answered');
    if (type === 'Join' || type === 'Next') {
      const isTold = this.#heard.has('Parked') || this.#heard.has('Matched');
      hold(isTold, 'whoever looks for somebody is not told');
    }
  }
}

function holdsCanary(frame: Uint8Array): boolean {
  for (let at = frame.indexOf(canary[0]); at >= 0; at = frame.indexOf(canary[0], at + 1)) {
    if (canary.every((byte, i) => frame[at + i] === byte)) return true;
  }
  return false;
}
