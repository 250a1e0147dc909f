import { type HandedKey, KeyRing, type KeySharing, type NetworkKey } from './key-ring.ts';
import { blockable, networkPrefixes } from './network-prefixes.ts';

/** A network's number in this process: counted, and no part of its address is in it. */
export type NetworkId = number;

/** Where one network lies among others. */
export interface Lineage {
  /** What can be blocked, the narrowest first: the network itself, and for IPv6 what it is in. */
  readonly blockable: readonly NetworkId[];
  /** What speaks with one voice: /24 or /48. */
  readonly voice: NetworkId;
  /** No rule for networks holds for it (SPEC A11). */
  readonly exempt: boolean;
}

export interface NetworkTablePorts {
  randomBytes(length: number): Uint8Array;
  /** The first 48 bits of HMAC-SHA256. */
  name(key: Uint8Array, prefix: Uint8Array): number;
  /** Whether anything is still known of a network. */
  isHeld(network: NetworkId): boolean;
  /** Undefined: nobody else has the keys. */
  readonly keySharing?: KeySharing | undefined;
}

interface Entry {
  /** Undefined for a network that others are in. */
  lineage: Lineage | undefined;
  /** The same, as it is while all sockets come from there; made when somebody asks. */
  alone: Lineage | undefined;
  key: NetworkKey | undefined;
  name: number;
  seenAt: number;
}

/** A network without a socket is kept this long: lost sessions come back, late flags arrive. */
const keptMs = 120_000;

/** How many networks may be known at once, wider ones included. */
const maxNetworks = 200_000;

/**
 * Gives networks their numbers. The names that find a number again are hashes under a key that
 * changes every hour; whoever comes back is renamed under the newest key, so that old ones can go.
 */
export class NetworkTable {
  readonly #keys: KeyRing;
  readonly #entries = new Map<NetworkId, Entry>();
  #last: NetworkId = 0;
  /** Networks that sockets came from. */
  #places = 0;
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly ports: NetworkTablePorts,
    private readonly most = maxNetworks,
  ) {
    this.#keys = new KeyRing(ports.randomBytes, ports.keySharing);
  }

  /** Networks that are known, and keys that name them. */
  get counts(): { readonly networks: number; readonly keys: number } {
    return { networks: this.#entries.size, keys: this.#keys.keys.length };
  }

  /**
   * The number of the network that an address (4 or 16 bytes) is in, or undefined when no more can be
   * known; whoever is known comes in. The address is not kept.
   */
  identify(address: Uint8Array, exempt: boolean, now: number): NetworkId | undefined {
    const prefixes = networkPrefixes(address);
    const networks: NetworkId[] = [];
    for (const prefix of prefixes) {
      const isFirst = networks.length === 0;
      const known = this.#find(prefix, now);
      if (known === undefined && isFirst && this.#isFull(now)) break;
      networks.push(known ?? this.#add(prefix, now));
    }
    for (const prefix of prefixes) prefix.fill(0);
    if (networks.length === 0) return undefined;
    const [network = 0] = networks;
    const entry = this.#entries.get(network);
    if (entry) {
      if (entry.lineage === undefined) this.#places += 1;
      const voice = networks.at(-1) ?? network;
      entry.lineage = { blockable: blockable(networks), voice, exempt };
      entry.alone = undefined;
    }
    return network;
  }

  /** All keys that are in use, for nodes of the same crowd. Their bytes stay ours. */
  keys(now: number): readonly HandedKey[] {
    this.#keys.current(now);
    return this.#keys.keys.map(({ secret, bornAt }) => ({ secret, ageMs: now - bornAt }));
  }

  adoptKey(key: HandedKey, now: number): void {
    this.#keys.adopt(key, now);
  }

  /** What a network is called under the key that named it last, the narrowest of those around it first. */
  namesOf(network: NetworkId): { readonly names: readonly number[]; readonly isExempt: boolean } {
    const { lineage } = this.#entries.get(network) ?? {};
    if (lineage === undefined) return { names: [], isExempt: false };
    const all = new Set([...lineage.blockable, lineage.voice]);
    const names = [...all].map((one) => this.#entries.get(one)?.name ?? 0);
    return { names, isExempt: lineage.exempt };
  }

  /** What one network is called, whether sockets came from it or it is around others. */
  nameOf(network: NetworkId): number | undefined {
    return this.#entries.get(network)?.name;
  }

  /** The number of a network that another node knows by these names. */
  adopt(names: readonly number[], isExempt: boolean, now: number): NetworkId {
    const networks = names.map((name) => this.#named(name, now));
    const network = networks[0] ?? ++this.#last;
    const entry = this.#entries.get(network);
    if (entry && entry.lineage === undefined) {
      const voice = networks.at(-1) ?? network;
      entry.lineage = { blockable: blockable(networks), voice, exempt: isExempt };
      this.#places += 1;
    }
    return network;
  }

  #named(name: number, now: number): NetworkId {
    for (const key of this.#keys.keys) {
      const network = key.names.get(name);
      const entry = network === undefined ? undefined : this.#entries.get(network);
      if (network === undefined || entry === undefined) continue;
      entry.seenAt = now;
      return network;
    }
    const key = this.#keys.current(now);
    const network = ++this.#last;
    this.#entries.set(network, { lineage: undefined, alone: undefined, key, name, seenAt: now });
    key.names.set(name, network);
    return network;
  }

  /** While all sockets come from one network that is a proxy before us, and no rule holds for it. */
  lineageOf(network: NetworkId): Lineage | undefined {
    const entry = this.#entries.get(network);
    if (entry?.lineage === undefined || this.#places >= 2) return entry?.lineage;
    entry.alone ??= { ...entry.lineage, exempt: true };
    return entry.alone;
  }

  /** The networks that one is in and that may be too much together, the narrowest first. */
  widerThan(network: NetworkId): readonly NetworkId[] {
    return this.#entries.get(network)?.lineage?.blockable.slice(1) ?? [];
  }

  /** Forgets networks of which nothing is known any more, and keys that name none. */
  sweep(now: number): void {
    this.#sweptAt = now;
    const inUse = new Set<NetworkId>();
    for (const [network, { lineage, seenAt }] of this.#entries) {
      if (now - seenAt < keptMs || this.ports.isHeld(network)) {
        inUse.add(network);
        for (const wider of lineage?.blockable ?? []) inUse.add(wider);
        if (lineage) inUse.add(lineage.voice);
      }
    }
    for (const [network, { key, name, lineage }] of this.#entries) {
      if (inUse.has(network)) continue;
      key?.names.delete(name);
      this.#entries.delete(network);
      if (lineage) this.#places -= 1;
    }
    this.#keys.sweep(now);
  }

  /** Room is made at most once a second, so that a flood does not pay for it with our time. */
  #isFull(now: number): boolean {
    if (this.#entries.size < this.most) return false;
    if (now - this.#sweptAt >= 1_000) this.sweep(now);
    return this.#entries.size >= this.most;
  }

  #find(prefix: Uint8Array, now: number): NetworkId | undefined {
    const current = this.#keys.current(now);
    for (const key of this.#keys.keys) {
      const name = this.ports.name(key.secret, prefix);
      const network = key.names.get(name);
      const entry = network === undefined ? undefined : this.#entries.get(network);
      if (network === undefined || entry === undefined) continue;
      entry.seenAt = now;
      if (key !== current) {
        key.names.delete(name);
        this.#name(network, entry, current, prefix);
      }
      return network;
    }
    return undefined;
  }

  #add(prefix: Uint8Array, now: number): NetworkId {
    const current = this.#keys.current(now);
    const network = ++this.#last;
    const entry: Entry = {
      lineage: undefined,
      alone: undefined,
      key: undefined,
      name: 0,
      seenAt: now,
    };
    this.#entries.set(network, entry);
    this.#name(network, entry, current, prefix);
    return network;
  }

  #name(network: NetworkId, entry: Entry, key: NetworkKey, prefix: Uint8Array): void {
    entry.key = key;
    entry.name = this.ports.name(key.secret, prefix);
    key.names.set(entry.name, network);
  }
}
