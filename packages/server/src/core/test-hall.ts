import type { ClientMessage, Mode } from '@passerby/protocol/client-messages';
import type { CloseCode } from '@passerby/protocol/close-codes';
import { commitmentBytes } from '@passerby/protocol/limits';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import type { CrowdPorts } from './cluster/crowd-ports.ts';
import type { SocketId } from './member.ts';
import { Moderation } from './moderation/moderation.ts';
import type { ModerationOptions } from './moderation/moderation-options.ts';
import type { Lineage, NetworkTable } from './moderation/network-table.ts';
import { ProofOfWork } from './moderation/proof-of-work.ts';
import { RelayDesk } from './relay-desk.ts';
import { Switchboard } from './switchboard.ts';

/** What one socket of the hall has seen so far. */
export interface Seen {
  readonly socket: SocketId;
  readonly messages: ServerMessage[];
  closed: CloseCode | undefined;
}

/** Tags as they stand on the wire, one for each number. */
export const tags = (...numbers: number[]): Uint8Array =>
  Uint8Array.from(numbers.flatMap((number) => [0, 0, 0, 0, 0, number]));

interface WishFields {
  ticket: number;
  mode: Mode;
  language: number;
  tags: Uint8Array;
  generation: number;
  commitment: Uint8Array;
  hardNat: boolean;
  relayOnly: boolean;
  description: Uint8Array;
  local: Uint8Array;
}

/** So calm that nothing but flags comes of what a test does. */
const testModeration: ModerationOptions = {
  flagThreshold: 3,
  minSharedMs: 3_000,
  pauseMs: 60_000,
  blockMs: [900_000, 3_600_000, 14_400_000],
  blockShare: 0.25,
  flagsPerVoice: 6,
  matchesPerMinute: 1_000_000,
  workBits: 0,
  calmPerSecond: 1_000_000,
};

interface HallOptions {
  readonly crowd?: CrowdPorts;
  readonly countsCalls?: boolean;
  readonly mostLingering?: number;
  /** Where networks lie among others, instead of `lineages`. */
  readonly networks?: Pick<NetworkTable, 'lineageOf'>;
}

/** A switchboard with sockets that are only records: for tests, with time set by hand. */
export class Hall {
  now = 0;
  readonly sockets = new Map<SocketId, Seen>();
  #sockets = 0;
  #bytes = 0;

  /** A relay that gives passes to networks with an even number. */
  readonly relay = new RelayDesk(
    'choice',
    {
      port: 3480,
      tlsPort: 0,
      urls: new Uint8Array(0),
      isUp: () => true,
      sign: (name) => new Uint8Array(20).fill(name.length),
    },
    {
      randomBytes: (length) => new Uint8Array(length).map(() => this.#bytes++ * 37),
      mayHavePass: (network) => network % 2 === 0,
      unixSeconds: () => 1_700_000_000 + Math.floor(this.now / 1_000),
    },
  );

  /** Networks that are not alone: all others are their own voice. */
  readonly lineages = new Map<number, Lineage>();
  readonly moderation: Moderation;
  readonly work = new ProofOfWork({
    randomBytes: (length) => new Uint8Array(length).map(() => this.#bytes++ * 37),
    mac: (key, bytes) => new Bun.CryptoHasher('sha256', key).update(bytes).digest(),
    sha256: (bytes) => new Bun.CryptoHasher('sha256').update(bytes).digest(),
  });

  readonly switchboard: Switchboard;

  constructor(
    private readonly randomId: () => number = counter(),
    options: Partial<ModerationOptions> = {},
    private readonly given: HallOptions = {},
  ) {
    const moderation = { ...testModeration, ...options };
    this.moderation = new Moderation(
      given.networks ?? { lineageOf: (network) => this.lineages.get(network) },
      moderation,
    );
    this.switchboard = this.#createSwitchboard(moderation.minSharedMs);
  }

  #createSwitchboard(minSharedMs: number): Switchboard {
    return new Switchboard(
      {
        send: (socket, message) => {
          const seen = this.at(socket);
          if (seen.closed) throw new Error('sent to a closed socket');
          // A copy, as the wire would make: what is parked is wiped right after.
          seen.messages.push(structuredClone(message));
        },
        close: (socket, code) => {
          this.at(socket).closed = code;
        },
        randomId: () => this.randomId(),
        randomBytes: (length) => new Uint8Array(length).map(() => this.#bytes++ * 37),
        relay: this.relay,
        moderation: this.moderation,
        work: this.work,
        crowd: this.given.crowd,
        hash: (bytes) => new Bun.CryptoHasher('sha256').update(bytes).digest().subarray(0, 16),
      },
      {
        helloTimeoutMs: 5_000,
        resumeWindowMs: 15_000,
        mostLingering: this.given.mostLingering ?? 16_384,
        relaxAfterMs: 4_000,
        presenceEveryMs: 5_000,
        stunPorts: [3478, 3479],
        minSharedMs,
        countsCalls: this.given.countsCalls ?? true,
      },
    );
  }

  at(socket: SocketId): Seen {
    const seen = this.sockets.get(socket);
    if (!seen) throw new Error('no such socket');
    return seen;
  }

  open(origin = { network: this.#sockets + 1, local: false }): SocketId {
    const socket = ++this.#sockets;
    this.sockets.set(socket, { socket, messages: [], closed: undefined });
    this.switchboard.opened(socket, origin, this.now);
    return socket;
  }

  /** A socket that has been welcomed. */
  enter(origin?: { network: number; local: boolean }): SocketId {
    const socket = this.open(origin);
    this.say(socket, { type: 'Hello', version: 1 });
    return socket;
  }

  say(socket: SocketId, message: ClientMessage): void {
    this.switchboard.received(socket, message, this.now);
  }

  join(socket: SocketId, ticket: number, wish: Partial<WishFields> = {}): void {
    this.say(socket, { type: 'Join', ...this.wish(ticket, wish) });
  }

  next(socket: SocketId, ticket: number, wish: Partial<WishFields> = {}): void {
    this.say(socket, { type: 'Next', why: 'left', ...this.wish(ticket, wish) });
  }

  wish(ticket: number, wish: Partial<WishFields> = {}): WishFields {
    return {
      ticket,
      mode: 'video',
      language: 0,
      tags: tags(),
      generation: 1,
      commitment: new Uint8Array(commitmentBytes).fill(ticket),
      hardNat: false,
      relayOnly: false,
      description: new Uint8Array([1, 2, 3]),
      local: new Uint8Array([9]),
      ...wish,
    };
  }

  close(socket: SocketId, how: 'closed' | 'lost'): void {
    this.switchboard.closed(socket, how, this.now);
  }

  pass(ms: number): void {
    this.now += ms;
    this.switchboard.sweep(this.now);
    this.switchboard.showPresence(this.now);
    this.moderation.sweep(this.now);
  }

  /** The messages of one kind that a socket has seen. */
  all<T extends ServerMessage['type']>(socket: SocketId, type: T) {
    return this.at(socket).messages.filter(
      (message): message is Extract<ServerMessage, { type: T }> => message.type === type,
    );
  }

  last<T extends ServerMessage['type']>(socket: SocketId, type: T) {
    return this.all(socket, type).at(-1);
  }

  token(socket: SocketId): Uint8Array {
    const welcome = this.last(socket, 'Welcome');
    if (!welcome) throw new Error('not welcomed');
    return welcome.token;
  }
}

function counter(): () => number {
  let id = 1_000;
  return () => ++id;
}
