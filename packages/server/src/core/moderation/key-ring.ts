/** How long a key names networks; then a fresh one does. */
const rotationMs = 3_600_000;

/** How long a key lives on for what it has named: no block, with its strike, lasts longer. */
const retirementMs = 8 * 3_600_000;

/** One key and the names that it gave. */
export interface NetworkKey {
  readonly secret: Uint8Array;
  readonly bornAt: number;
  /** Networks by their names under this key. */
  readonly names: Map<number, number>;
}

/** How nodes of one crowd come to the same keys: one makes them, all have them. */
export interface KeySharing {
  /** Whether it is this node's turn. */
  mayMake(): boolean;
  /** To be handed to the others; it stays ours. */
  made(secret: Uint8Array): void;
}

/** A key to be handed on, or that was. */
export interface HandedKey {
  readonly secret: Uint8Array;
  readonly ageMs: number;
}

/** Whose turn it is may be away: so long after its time a key is made all the same. */
const patienceMs = 300_000;

const alone: KeySharing = { mayMake: () => true, made() {} };

/**
 * The keys under which networks are named (SPEC A9): random, in memory alone, changed every hour.
 * One that names nothing any more is destroyed, and every one after nine hours.
 */
export class KeyRing {
  /** The newest first. */
  #keys: NetworkKey[] = [];

  constructor(
    private readonly randomBytes: (length: number) => Uint8Array,
    private readonly sharing = alone,
  ) {}

  /** All keys that still name something, the newest first. */
  get keys(): readonly NetworkKey[] {
    return this.#keys;
  }

  current(now: number): NetworkKey {
    const [newest] = this.#keys;
    const ageMs = newest ? now - newest.bornAt : Number.POSITIVE_INFINITY;
    const isOthersTurn = ageMs < rotationMs + patienceMs && !this.sharing.mayMake();
    if (newest && (ageMs < rotationMs || isOthersTurn)) return newest;
    const key: NetworkKey = { secret: this.randomBytes(32), bornAt: now, names: new Map() };
    this.#keys.unshift(key);
    this.sharing.made(key.secret);
    return key;
  }

  /** A key that another node made: it ages with the other's. The bytes are copied. */
  adopt({ secret, ageMs }: HandedKey, now: number): void {
    const isKnown = this.#keys.some((key) => key.secret.every((byte, at) => byte === secret[at]));
    if (isKnown || ageMs >= rotationMs + retirementMs) return;
    this.#keys.push({ secret: secret.slice(), bornAt: now - ageMs, names: new Map() });
    this.#keys.sort((one, other) => other.bornAt - one.bornAt);
  }

  /** Destroys what has served. */
  sweep(now: number): void {
    this.#keys = this.#keys.filter((key) => {
      const age = now - key.bornAt;
      if (age < rotationMs) return true;
      if (key.names.size > 0 && age < rotationMs + retirementMs) return true;
      key.secret.fill(0);
      key.names.clear();
      return false;
    });
  }
}
