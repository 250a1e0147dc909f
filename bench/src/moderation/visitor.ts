import type { ClientMessage } from '@passerby/protocol/client-messages';
import { commitmentBytes, protocolVersion } from '@passerby/protocol/limits';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import type { Switchboard } from '@passerby/server/core/switchboard';
import type { Chance } from '../chance.ts';
import type { EventQueue } from '../event-queue.ts';

type Matched = Extract<ServerMessage, { type: 'Matched' }>;

/** What somebody is, as the observer knows and the server does not. */
export type Kind = 'honest' | 'abuser' | 'bot' | 'brigade';

/** Where visitors come to. */
export interface Place {
  readonly now: number;
  readonly events: EventQueue;
  readonly chance: Chance;
  readonly switchboard: Switchboard;
  readonly people: readonly Visitor[];
  /** Opens a socket; the number to speak by. */
  open(visitor: Visitor, address: readonly number[]): number;
  close(socket: number, how: 'closed' | 'lost'): void;
}

const noBytes = new Uint8Array(0);
/** A phone's JavaScript, and a native program on a few cores: hashes a second. */
const hashesPerSecond = { honest: 300_000, brigade: 300_000, abuser: 20_000_000, bot: 20_000_000 };

/** Somebody with a socket: speaks the wire, and leaves the rest to those who extend it. */
export abstract class Visitor {
  id = 0;
  protected socket = 0;
  protected ticket = 0;
  protected partner: Visitor | undefined;
  /** Sessions that flags ended, and times that the network was refused: what the person noticed. */
  ended = 0;
  refused = 0;

  constructor(
    readonly town: Place,
    readonly kind: Kind,
    protected address: readonly number[],
    readonly tags: Uint8Array = noBytes,
  ) {}

  come(): void {
    this.ticket = 0;
    this.partner = undefined;
    this.socket = this.town.open(this, this.address);
    this.say({ type: 'Hello', version: protocolVersion });
  }

  go(how: 'closed' | 'lost' = 'closed'): void {
    if (this.socket === 0) return;
    const { socket } = this;
    this.socket = 0;
    this.partner = undefined;
    this.town.close(socket, how);
  }

  hear(socket: number, message: ServerMessage): void {
    // What ends a session is heard although its socket is closed right after.
    if (message.type === 'Terminated') {
      this.ended += 1;
      this.away(message.seconds, 'ended');
    } else if (message.type === 'Blocked') {
      this.refused += 1;
      this.away(message.seconds, 'refused');
    } else if (socket === this.socket) this.#hearOpen(message);
  }

  closed(socket: number): void {
    if (socket === this.socket) this.socket = 0;
  }

  /** Somebody honest sees this one's picture. */
  seen(): void {}

  protected search(why: 'left' | 'neverConnected' = 'left'): void {
    if (this.socket === 0) return;
    this.partner = undefined;
    this.ticket += 1;
    this.say({
      type: 'Next',
      ticket: this.ticket,
      why,
      mode: 'video',
      language: 0,
      generation: 0,
      hardNat: false,
      relayOnly: false,
      commitment: new Uint8Array(commitmentBytes),
      tags: this.tags,
      description: new Uint8Array(new Uint32Array([this.id]).buffer),
      local: noBytes,
    });
  }

  protected flag(ticket: number): void {
    if (this.socket !== 0) this.say({ type: 'Flag', ticket, reason: 'nudity' });
  }

  /** Does something after a while, if the pairing (or the search) is still the same then. */
  protected later(ms: number, run: () => void): void {
    const { ticket, socket } = this;
    this.town.events.after(ms, () => {
      if (this.socket === socket && this.ticket === ticket && socket !== 0) run();
    });
  }

  protected abstract met(partner: Visitor): void;
  /** The partner went; it may still be flagged by its ticket. */
  protected left(former: Visitor, ticket: number): void {
    void former;
    void ticket;
    this.later(1_000, () => this.search());
  }
  /** Flags ended this session, or its network is refused. */
  protected abstract away(seconds: number, how: 'ended' | 'refused'): void;

  #hearOpen(message: ServerMessage): void {
    switch (message.type) {
      case 'Welcome':
        this.search();
        return;
      case 'Challenge': {
        const { ticket, expires, bits } = message;
        const tookMs = (1_000 * 2 ** bits) / hashesPerSecond[this.kind];
        const nonce = new Uint8Array(8);
        this.later(tookMs, () => this.say({ type: 'Solve', ticket, expires, bits, nonce }));
        return;
      }
      case 'Matched':
        if (message.ticket === this.ticket) this.#matched(message);
        return;
      case 'PartnerLeft':
        if (message.ticket === this.ticket && this.partner) {
          const { partner } = this;
          this.partner = undefined;
          this.left(partner, message.ticket);
        }
        return;
      default:
        return;
    }
  }

  #matched({ description }: Matched): void {
    const id = new Uint32Array(description.slice().buffer)[0] ?? 0;
    const partner = this.town.people[id];
    if (partner === undefined) throw new Error('somebody nobody knows');
    this.partner = partner;
    this.met(partner);
  }

  protected say(message: ClientMessage): void {
    this.town.switchboard.received(this.socket, message, this.town.now);
  }
}
