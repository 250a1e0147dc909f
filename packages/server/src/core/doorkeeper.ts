import { shareOfWider } from './moderation/network-prefixes.ts';

/** Tokens that refill with time: one is spent for each thing allowed. */
export interface Bucket {
  tokens: number;
  filledAt: number;
}

/** How many things at once, and how many a second after that. */
export interface Rate {
  readonly burst: number;
  readonly perSecond: number;
}

/**
 * All but the frames hold for the networks around one as well, and each of these has so many times what
 * the one before it has: a /48 is no 65,536 networks.
 */
export interface DoorLimits {
  /** Sockets that one network may hold at once. */
  readonly socketsPerNetwork: number;
  /** New sockets from one network. */
  readonly openings: Rate;
  /** Frames on one socket. */
  readonly frames: Rate;
  /** Frames from one network, over all of its sockets. */
  readonly networkFrames: Rate;
  /** Passes for the relay, for one network. */
  readonly relayPasses: Rate;
}

/** What is known of a network while it has sockets, and until its buckets are full again. */
interface Network {
  readonly network: number;
  sockets: number;
  readonly openings: Bucket;
  readonly frames: Bucket;
  readonly relayPasses: Bucket;
}

/**
 * Who may come in, and how fast they may speak (SPEC S8-S9). Networks are numbers; nothing is
 * kept of one once its sockets are gone and its buckets are full again.
 */
export class Doorkeeper {
  readonly #networks = new Map<number, Network>();

  /** `widerThan`: the networks that one is in, the narrowest first. */
  constructor(
    private readonly limits: DoorLimits,
    private readonly widerThan: (network: number) => readonly number[],
  ) {}

  /** How many networks are remembered. */
  get networks(): number {
    return this.#networks.size;
  }

  remembers(network: number): boolean {
    return this.#networks.has(network);
  }

  /** Counts one socket more, or refuses it. Each socket that was admitted is released once. */
  admit(network: number, now: number): boolean {
    const all = this.#around(network, now);
    const { openings, socketsPerNetwork } = this.limits;
    const isFullHouse = all.some(
      ({ sockets }, level) => sockets >= socketsPerNetwork / shareOfWider ** level,
    );
    if (isFullHouse || !this.#take(all, 'openings', openings, now)) return false;
    for (const one of all) {
      one.sockets++;
      // Not before: who is refused is no reason to remember a network.
      this.#networks.set(one.network, one);
    }
    return true;
  }

  release(network: number): void {
    for (const one of [network, ...this.widerThan(network)]) {
      const known = this.#networks.get(one);
      if (known && known.sockets > 0) known.sockets--;
    }
  }

  /** A full bucket for a new socket. */
  createBucket(now: number): Bucket {
    return { tokens: this.limits.frames.burst, filledAt: now };
  }

  /** Whether a socket may send one frame more. */
  allowFrame(socket: Bucket, network: number, now: number): boolean {
    if (!spend(socket, this.limits.frames, now)) return false;
    const known = this.#networks.get(network);
    return known === undefined || spend(known.frames, this.limits.networkFrames, now);
  }

  /** Whether a network may have one pass for the relay more. One without a socket has none. */
  allowRelayPass(network: number, now: number): boolean {
    if (!this.#networks.has(network)) return false;
    return this.#take(this.#around(network, now), 'relayPasses', this.limits.relayPasses, now);
  }

  /** Forgets networks that have nothing left to remember. */
  sweep(now: number): void {
    const { openings, networkFrames, relayPasses } = this.limits;
    for (const [network, known] of this.#networks) {
      if (known.sockets > 0) continue;
      if (
        isFull(known.openings, openings, now) &&
        isFull(known.frames, networkFrames, now) &&
        isFull(known.relayPasses, relayPasses, now)
      ) {
        this.#networks.delete(network);
      }
    }
  }

  /** A network, and those that it is in; one that is not remembered is as if it had never been here. */
  #around(network: number, now: number): Network[] {
    const all = [network, ...this.widerThan(network)];
    return all.map((one) => this.#networks.get(one) ?? this.#meet(one, now));
  }

  /** One from each, or none from any: what is one to a network is a fraction to those around it. */
  #take(all: readonly Network[], of: 'openings' | 'relayPasses', rate: Rate, now: number): boolean {
    for (const one of all) refill(one[of], rate, now);
    if (all.some((one, level) => one[of].tokens < shareOfWider ** level)) return false;
    for (const [level, one] of all.entries()) one[of].tokens -= shareOfWider ** level;
    return true;
  }

  #meet(network: number, now: number): Network {
    return {
      network,
      sockets: 0,
      openings: { tokens: this.limits.openings.burst, filledAt: now },
      frames: { tokens: this.limits.networkFrames.burst, filledAt: now },
      relayPasses: { tokens: this.limits.relayPasses.burst, filledAt: now },
    };
  }
}

function refill(bucket: Bucket, rate: Rate, now: number): void {
  const earned = (Math.max(0, now - bucket.filledAt) / 1000) * rate.perSecond;
  bucket.tokens = Math.min(rate.burst, bucket.tokens + earned);
  bucket.filledAt = now;
}

function spend(bucket: Bucket, rate: Rate, now: number): boolean {
  refill(bucket, rate, now);
  if (bucket.tokens < 1) return false;
  bucket.tokens--;
  return true;
}

function isFull(bucket: Bucket, rate: Rate, now: number): boolean {
  refill(bucket, rate, now);
  return bucket.tokens >= rate.burst;
}
