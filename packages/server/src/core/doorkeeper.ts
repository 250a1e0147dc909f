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

export interface DoorLimits {
  /** Sockets that one network may hold at once. */
  readonly socketsPerNetwork: number;
  /** New sockets from one network. */
  readonly openings: Rate;
  /** Frames on one socket. */
  readonly frames: Rate;
  /** Frames from one network, over all of its sockets. */
  readonly networkFrames: Rate;
}

/** What is known of a network while it has sockets, and until its buckets are full again. */
interface Network {
  sockets: number;
  readonly openings: Bucket;
  readonly frames: Bucket;
}

/**
 * Who may come in, and how fast they may speak (SPEC S8-S9). Networks are keyed hashes; nothing is
 * kept of one once its sockets are gone and its buckets are full again.
 */
export class Doorkeeper {
  readonly #networks = new Map<number, Network>();

  constructor(private readonly limits: DoorLimits) {}

  /** How many networks are remembered. */
  get networks(): number {
    return this.#networks.size;
  }

  /** Counts one socket more, or refuses it. Each socket that was admitted is released once. */
  admit(network: number, now: number): boolean {
    const known = this.#networks.get(network) ?? this.#remember(network, now);
    if (known.sockets >= this.limits.socketsPerNetwork) return false;
    if (!spend(known.openings, this.limits.openings, now)) return false;
    known.sockets++;
    return true;
  }

  release(network: number): void {
    const known = this.#networks.get(network);
    if (known && known.sockets > 0) known.sockets--;
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

  /** Forgets networks that have nothing left to remember. */
  sweep(now: number): void {
    const { openings, networkFrames } = this.limits;
    for (const [network, known] of this.#networks) {
      if (known.sockets > 0) continue;
      if (isFull(known.openings, openings, now) && isFull(known.frames, networkFrames, now)) {
        this.#networks.delete(network);
      }
    }
  }

  #remember(network: number, now: number): Network {
    const known: Network = {
      sockets: 0,
      openings: { tokens: this.limits.openings.burst, filledAt: now },
      frames: { tokens: this.limits.networkFrames.burst, filledAt: now },
    };
    this.#networks.set(network, known);
    return known;
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
