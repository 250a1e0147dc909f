import type { ClientMessage } from '@passerby/protocol/client-messages';
import { closeCodes } from '@passerby/protocol/close-codes';
import { commitmentBytes } from '@passerby/protocol/limits';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import { openWireClient, type WireClient } from './wire-client.ts';

/** What somebody was told: with whom, as both call themselves by number and search. */
export interface Sighting {
  readonly who: string;
  readonly whom: string;
}

/** What an observer outside of all servers is told by everybody. */
export interface WalkerEvents {
  matched(sighting: Sighting, waitedMs: number): void;
  left(who: string, why: string): void;
  /** A socket ended in a way that no honest person should meet. */
  expelled(code: number): void;
}

/**
 * An honest person without a browser, who meets one stranger after the other and comes back when a server
 * goes, as the real client does. Searches are numbered across all servers: the parked description says
 * who it is, and which search of theirs.
 */
export class Walker {
  #client: WireClient | undefined;
  #ticket = 0;
  #search = 0;
  #searchingSince: number | undefined;
  #isOver = false;
  #isInCall = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly number: number,
    private readonly given: {
      /** Where it goes next: another node each time, as a balancer may have it. */
      url(): string;
      /** From 0 up to 1. */
      random(): number;
      readonly events: WalkerEvents;
      /** How long it stays with somebody; Infinity: until the end. */
      readonly callMs: () => number;
    },
  ) {}

  get isInCall(): boolean {
    return this.#isInCall;
  }

  /** How long it has been looking for somebody, if it is. */
  waitedMs(now: number): number {
    return this.#searchingSince === undefined ? 0 : now - this.#searchingSince;
  }

  /** Goes on until `stop`. */
  async run(): Promise<void> {
    while (!this.#isOver) {
      const client = await openWireClient({
        url: this.given.url(),
        onMessage: (message) => this.#hear(message),
      }).catch(() => undefined);
      if (client !== undefined) {
        this.#client = client;
        this.#ticket = 0;
        client.send({ type: 'Hello', version: 1 });
        const code = await client.closed;
        this.#client = undefined;
        clearTimeout(this.#timer);
        if (!this.#isOver && code !== closeCodes.shuttingDown && code !== 1006) {
          this.given.events.expelled(code);
        }
      }
      if (!this.#isOver) await this.#pause();
    }
  }

  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#client?.close();
  }

  /** As core/backoff.ts of the client has it, for the first try. */
  #pause(): Promise<void> {
    return Bun.sleep(this.given.random() * 500);
  }

  #hear(message: ServerMessage): void {
    switch (message.type) {
      case 'Welcome':
        // Whoever is in a call has no need of a server.
        if (!this.#isInCall) this.#seek('Join');
        return;
      case 'Matched': {
        const waitedMs = this.waitedMs(performance.now());
        this.#searchingSince = undefined;
        this.#isInCall = true;
        const whom = Buffer.from(message.description).toString();
        this.given.events.matched({ who: this.#name(), whom }, waitedMs);
        const callMs = this.given.callMs();
        if (callMs !== Infinity) this.#timer = setTimeout(() => this.#seek('Next'), callMs);
        return;
      }
      case 'PartnerLeft':
        if (message.ticket !== this.#ticket || !this.#isInCall) return;
        this.given.events.left(this.#name(), message.why);
        // "Lost" never ends a connected call.
        if (message.why !== 'lost') this.#seek('Next');
        return;
      default:
        return;
    }
  }

  #name(): string {
    return `${this.number}/${this.#search}`;
  }

  #seek(type: 'Join' | 'Next'): void {
    clearTimeout(this.#timer);
    this.#isInCall = false;
    const now = performance.now();
    // A server that went in the middle of a search makes it no new one for whoever waits.
    this.#searchingSince ??= now;
    this.#search += 1;
    this.#ticket += 1;
    const wish = {
      ticket: this.#ticket,
      mode: 'video',
      language: 0,
      generation: 0,
      hardNat: false,
      relayOnly: false,
      commitment: new Uint8Array(commitmentBytes),
      tags: new Uint8Array(0),
      description: new Uint8Array(Buffer.from(this.#name())),
      local: new Uint8Array(0),
    } as const;
    const frame: ClientMessage =
      type === 'Join' ? { type, ...wish } : { type, why: 'left', ...wish };
    this.#client?.send(frame);
  }
}
