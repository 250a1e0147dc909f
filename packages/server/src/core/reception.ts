import type { ClientMessage } from '@passerby/protocol/client-messages';
import { protocolVersion } from '@passerby/protocol/limits';
import { createMember, type Member, type Origin, type SocketId } from './member.ts';
import type { Moderation } from './moderation/moderation.ts';
import { Newcomers } from './newcomers.ts';
import type { RelayDesk } from './relay-desk.ts';
import { ResumeTokens, sessionOf } from './resume-tokens.ts';
import { SocketSlots } from './socket-slots.ts';
import type { SwitchboardOptions, SwitchboardPorts } from './switchboard-ports.ts';
import type { SessionId } from './ticket.ts';

type SocketPorts = Pick<SwitchboardPorts, 'send' | 'close' | 'randomId' | 'randomBytes'>;

export interface ReceptionPorts extends SocketPorts {
  readonly moderation: Pick<Moderation, 'arrived' | 'secondsAway'>;
  readonly relay: Pick<RelayDesk, 'offer'>;
  /** A session has begun, and its client knows. */
  began(member: Member): void;
  /** One goes on over a new socket, and its client knows. */
  resumed(member: Member, now: number): void;
}

type ReceptionOptions = Pick<
  SwitchboardOptions,
  'helloTimeoutMs' | 'resumeWindowMs' | 'relaxAfterMs' | 'stunPorts' | 'countsCalls'
>;

/**
 * Where a socket gets its session (SPEC S5, R2): a new one for `Hello`, the one it had for `Resume`. It
 * knows which session speaks over which socket, and adds to the sessions there are; what becomes of them
 * is not its business.
 */
export class Reception {
  readonly #newcomers: Newcomers;
  readonly #bySocket = new SocketSlots<Member>();
  readonly #tokens: ResumeTokens;
  #isShut = false;

  constructor(
    private readonly ports: ReceptionPorts,
    private readonly options: ReceptionOptions,
    private readonly members: Map<SessionId, Member>,
  ) {
    this.#newcomers = new Newcomers(options.helloTimeoutMs);
    this.#tokens = new ResumeTokens(ports.randomBytes);
  }

  /** How many sockets have not said `Hello` yet. */
  get newcomers(): number {
    return this.#newcomers.size;
  }

  /** Nobody is let in from now on. */
  shut(): void {
    this.#isShut = true;
  }

  opened(socket: SocketId, origin: Origin, now: number): void {
    this.ports.moderation.arrived(now);
    this.#newcomers.add(socket, origin, now);
  }

  /** Who speaks over a socket, if it has a session: its client then holds the current token. */
  speaker(socket: SocketId): Member | undefined {
    const member = this.#bySocket.get(socket);
    if (member) this.#tokens.confirm(member);
    return member;
  }

  /** The first frame on a socket. */
  greet(socket: SocketId, message: ClientMessage, now: number): void {
    const origin = this.#newcomers.take(socket);
    if (!origin) return;
    if (message.type !== 'Hello' && message.type !== 'Resume') {
      this.ports.close(socket, 'badState');
    } else if (message.version !== protocolVersion) {
      this.ports.close(socket, 'badVersion');
    } else if (this.#isShut) {
      this.ports.close(socket, 'shuttingDown');
    } else if (this.#turnAway(socket, origin, now)) {
      return;
    } else {
      const known = message.type === 'Resume' ? this.#memberOf(message.token) : undefined;
      if (known) this.#resume(known, socket, origin, now);
      else this.#begin(socket, origin);
    }
  }

  /** A socket is gone; whose it was, if it had a session. */
  closed(socket: SocketId): Member | undefined {
    this.#newcomers.take(socket);
    return this.#bySocket.get(socket);
  }

  /** A session has no socket any more. */
  part(member: Member): void {
    if (member.socket !== undefined) this.#bySocket.delete(member.socket);
    member.socket = undefined;
  }

  /** A session has ended: it cannot be resumed. */
  forget(member: Member): void {
    this.part(member);
    this.#tokens.forget(member);
  }

  sweep(now: number): void {
    this.#newcomers.sweep(now, (socket) => this.ports.close(socket, 'helloTimeout'));
  }

  /** Whether a network is blocked; its sockets hear for how long, and no more (SPEC A10). */
  #turnAway(socket: SocketId, { network }: Origin, now: number): boolean {
    const seconds = this.ports.moderation.secondsAway(network, now);
    if (seconds === 0) return false;
    this.ports.send(socket, { type: 'Blocked', seconds });
    this.ports.close(socket, 'blocked');
    return true;
  }

  #memberOf(token: Uint8Array): Member | undefined {
    const member = this.members.get(sessionOf(token));
    return member && this.#tokens.use(member, token) ? member : undefined;
  }

  #begin(socket: SocketId, origin: Origin): void {
    let id = this.ports.randomId();
    while (this.members.has(id)) id = this.ports.randomId();
    const member = createMember(id, origin);
    this.#tokens.give(member);
    this.members.set(id, member);
    this.#welcome(member, socket, false);
    this.ports.began(member);
  }

  #resume(member: Member, socket: SocketId, origin: Origin, now: number): void {
    if (member.socket !== undefined) {
      this.ports.close(member.socket, 'replaced');
      this.part(member);
    }
    member.origin = origin;
    member.presenceShown = -1;
    this.#welcome(member, socket, true);
    this.ports.resumed(member, now);
  }

  #welcome(member: Member, socket: SocketId, resumed: boolean): void {
    member.socket = socket;
    this.#bySocket.set(socket, member);
    const { resumeWindowMs, relaxAfterMs, countsCalls, stunPorts } = this.options;
    const token = this.#tokens.write(member);
    this.ports.send(socket, {
      type: 'Welcome',
      token,
      resumeWindowMs,
      relaxAfterMs,
      resumed,
      relay: this.ports.relay.offer(),
      countsCalls,
      stunPorts,
    });
    token.fill(0);
  }
}
