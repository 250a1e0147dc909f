/** How long a key names networks; then a fresh one does. */
const rotationMs = 3_600_000;

/** How long a key lives on for what it has named: no block, with its strike, lasts longer. */
const retirementMs = 8 * 3_600_000;

/** One key and the names that it gave. */
export interface NetworkKey {
  readonly secret: Uint8Array;
  readonly bornAt: number;
  /** What nodes of one crowd call it: the name of nothing under it, which tells nothing of it. */
  readonly id: number;
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

const noBytes = new Uint8Array(0);

/**
 * The keys under which networks are named (SPEC A9): random, in memory alone, changed every hour.
 * Every one is destroyed after nine hours; without other nodes, as soon as it names nothing any more.
 */
export class KeyRing {
  /** The newest first. */
  #keys: NetworkKey[] = [];

  constructor(
    private readonly ports: {
      randomBytes(length: number): Uint8Array;
      /** The first 48 bits of HMAC-SHA256. */
      name(key: Uint8Array, bytes: Uint8Array): number;
    },
    /** Undefined: nobody else has the keys. */
    private readonly sharing: KeySharing | undefined,
  ) {}

  /** The newest first. */
  get keys(): readonly NetworkKey[] {
    return this.#keys;
  }

  /** By what other nodes call it; undefined for one that is not here, or no more. */
  byId(id: number): NetworkKey | undefined {
    return this.#keys.find((key) => key.id === id);
  }

  current(now: number): NetworkKey {
    const [newest] = this.#keys;
    const ageMs = newest ? now - newest.bornAt : Number.POSITIVE_INFINITY;
    const sharing = this.sharing ?? alone;
    const isOthersTurn = ageMs < rotationMs + patienceMs && !sharing.mayMake();
    if (newest && (ageMs < rotationMs || isOthersTurn)) return newest;
    const key = this.#make(this.ports.randomBytes(32), now);
    this.#keys.unshift(key);
    sharing.made(key.secret);
    return key;
  }

  /** A key that another node made: it ages with the other's. The bytes are copied. */
  adopt({ secret, ageMs }: HandedKey, now: number): void {
    const isKnown = this.#keys.some((key) => key.secret.every((byte, at) => byte === secret[at]));
    if (isKnown || ageMs >= rotationMs + retirementMs) return;
    this.#keys.push(this.#make(secret.slice(), now - ageMs));
    this.#keys.sort((one, other) => other.bornAt - one.bornAt);
  }

  /** Destroys what has served. */
  sweep(now: number): void {
    this.#keys = this.#keys.filter((key) => {
      const age = now - key.bornAt;
      if (age < rotationMs) return true;
      // What names nothing here may name what is blocked on another node.
      const isOfUse = key.names.size > 0 || this.sharing !== undefined;
      if (isOfUse && age < rotationMs + retirementMs) return true;
      key.secret.fill(0);
      key.names.clear();
      return false;
    });
  }

  #make(secret: Uint8Array, bornAt: number): NetworkKey {
    return { secret, bornAt, id: this.ports.name(secret, noBytes), names: new Map() };
  }
}
