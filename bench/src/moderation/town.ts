import { helloTimeoutMs, relaxAfterMs, resumeWindowMs } from '@passerby/protocol/limits';
import type { ServerMessage } from '@passerby/protocol/server-messages';
import { Moderation } from '@passerby/server/core/moderation/moderation';
import type { ModerationOptions } from '@passerby/server/core/moderation/moderation-options';
import { type Lineage, NetworkTable } from '@passerby/server/core/moderation/network-table';
import { ProofOfWork } from '@passerby/server/core/moderation/proof-of-work';
import { reporterWeight } from '@passerby/server/core/moderation/reporter-weight';
import { Switchboard } from '@passerby/server/core/switchboard';
import { type Chance, createChance } from '../chance.ts';
import { EventQueue } from '../event-queue.ts';
import type { Place, Visitor } from './visitor.ts';

/** A defence that is switched off, to see what it was good for. */
export type Without =
  | 'flags on networks'
  | 'one voice for each network'
  | 'reporter weight'
  | 'flag budget'
  | 'proportion to pairings'
  | 'minimum shared time'
  | 'work and the budget of matches';

/** Often enough for sessions; networks are swept every half a minute. */
const beatMs = 500;

/** The real core with a clock of its own, and people who come and go. */
export class Town implements Place {
  readonly events = new EventQueue();
  readonly chance: Chance;
  readonly switchboard: Switchboard;
  readonly moderation: Moderation;
  readonly people: Visitor[] = [];
  readonly #table: NetworkTable;
  readonly #bySocket = new Map<number, Visitor>();
  #sockets = 0;
  #beats = 0;

  constructor(
    seed: number,
    options: ModerationOptions,
    private readonly without?: Without,
  ) {
    this.chance = createChance(seed);
    const randomBytes = (length: number) =>
      new Uint8Array(length).map(() => this.chance.below(256));
    this.#table = new NetworkTable({
      randomBytes,
      name: (key, prefix) =>
        Number(Bun.hash(prefix, new DataView(key.buffer).getBigUint64(0)) & 0xffff_ffff_ffffn),
      isHeld: (network) => this.moderation.remembers(network),
      united() {},
    });
    const tuned = { ...options, ...optionsWithout[without ?? 'flag budget'] };
    const moderation = without === undefined ? options : tuned;
    this.moderation = new Moderation(
      { lineageOf: (network) => this.#lineageOf(network) },
      moderation,
      without === 'reporter weight' ? () => 1 : reporterWeight,
    );
    this.switchboard = new Switchboard(
      {
        send: (socket, message) => this.#deliver(socket, message),
        close: (socket) => {
          this.#bySocket.get(socket)?.closed(socket);
          this.#bySocket.delete(socket);
        },
        randomId: () => this.chance.below(2 ** 31),
        randomBytes,
        hash: (bytes) => bytes.slice(0, 16),
        relay: { offer: () => 'none', answer: () => never() },
        moderation: this.moderation,
        // Solved by anything: how long it takes is for visitors to say.
        work: new ProofOfWork({
          randomBytes,
          mac: () => new Uint8Array(32),
          sha256: () => new Uint8Array(32),
        }),
      },
      {
        helloTimeoutMs,
        resumeWindowMs,
        mostLingering: Number.POSITIVE_INFINITY,
        relaxAfterMs,
        presenceEveryMs: Number.POSITIVE_INFINITY,
        stunPorts: [],
        minSharedMs: moderation.minSharedMs,
        countsCalls: false,
      },
    );
  }

  get now(): number {
    return this.events.now;
  }

  add(visitor: Visitor, at: number): void {
    visitor.id = this.people.push(visitor) - 1;
    this.events.after(at - this.now, () => visitor.come());
  }

  run(untilMs: number): void {
    this.events.runUntil(untilMs, beatMs, () => {
      this.switchboard.sweep(this.now);
      if (this.#beats++ % 60 === 0) {
        this.moderation.sweep(this.now);
        this.#table.sweep(this.now);
      }
    });
  }

  open(visitor: Visitor, address: readonly number[]): number {
    const socket = ++this.#sockets;
    this.#bySocket.set(socket, visitor);
    const network = this.#table.identify(Uint8Array.from(address), false, this.now);
    if (network === undefined) throw new Error('the table of networks is full');
    this.switchboard.opened(socket, { network, local: false }, this.now);
    return socket;
  }

  close(socket: number, how: 'closed' | 'lost'): void {
    this.#bySocket.delete(socket);
    this.switchboard.closed(socket, how, this.now);
  }

  /** What arrives is read a moment later, as over a network. */
  #deliver(socket: number, message: ServerMessage): void {
    const visitor = this.#bySocket.get(socket);
    if (visitor === undefined || message.type === 'Presence') return;
    const copy =
      message.type === 'Matched'
        ? { ...message, description: message.description.slice() }
        : message;
    this.events.after(50, () => visitor.hear(socket, copy));
  }

  #lineageOf(network: number): Lineage | undefined {
    const lineage = this.#table.lineageOf(network);
    if (lineage === undefined) return undefined;
    if (this.without === 'flags on networks') return { ...lineage, exempt: true };
    if (this.without !== 'one voice for each network') return lineage;
    // Everybody who speaks is somebody else.
    return { ...lineage, voice: 1e9 + this.chance.below(1e9) };
  }
}

const optionsWithout: Readonly<Record<Without, Partial<ModerationOptions>>> = {
  'flags on networks': {},
  'one voice for each network': {},
  'reporter weight': {},
  'flag budget': { flagsPerVoice: 1e9 },
  'proportion to pairings': { blockShare: 0 },
  'minimum shared time': { minSharedMs: 0 },
  'work and the budget of matches': { workBits: 0, matchesPerMinute: 1e9, calmPerSecond: 1e9 },
};

function never(): never {
  throw new Error('nobody asks for a relay here');
}
