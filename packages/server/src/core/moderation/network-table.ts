import type { HandedKey } from './key-ring.ts';
import {
  type Named,
  type NamePorts,
  type NetworkName,
  NetworkNames,
  type ToldName,
} from './network-names.ts';
import { blockable, networkPrefixes } from './network-prefixes.ts';

/** A network's number in this process: counted, and no part of its address is in it. */
export type NetworkId = number;

/** What another node tells of and nothing here can be told from: all such have one voice, and nothing else. */
export const unknownNetwork: NetworkId = 0;

/** Where one network lies among others. */
export interface Lineage {
  /** What can be blocked, the narrowest first: the network itself, and for IPv6 what it is in. */
  readonly blockable: readonly NetworkId[];
  /** What speaks with one voice: /24 or /48. */
  readonly voice: NetworkId;
  /** No rule for networks holds for it (SPEC A11). */
  readonly exempt: boolean;
}

export interface NetworkTablePorts extends NamePorts {
  /** Whether anything is still known of a network. */
  isHeld(network: NetworkId): boolean;
  /** Two numbers have turned out to be one network: what is known of the first goes to the second. */
  united(network: NetworkId, into: NetworkId, now: number): void;
}

interface Entry extends Named {
  /** Undefined for a network that others are in. */
  lineage: Lineage | undefined;
  /** The same, as it is while all sockets come from there; made when somebody asks. */
  alone: Lineage | undefined;
  /** Sockets came from within it here: its number is in more places than one that we were told of. */
  isOurs: boolean;
  /** The one that it turned out to be: whoever still has the old number means that. */
  same: NetworkId | undefined;
  seenAt: number;
}

/** A network without a socket is kept this long: lost sessions come back, late flags arrive. */
const keptMs = 120_000;

/** How many networks may be known at once, wider ones included. */
const maxNetworks = 200_000;

/** Gives networks their numbers. The names that find a number again are hashes under a key that changes every hour. */
export class NetworkTable {
  readonly #names: NetworkNames;
  readonly #entries = new Map<NetworkId, Entry>();
  #last: NetworkId = unknownNetwork;
  /** Networks that sockets came from. */
  #places = 0;
  #sweptAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly ports: NetworkTablePorts,
    private readonly most = maxNetworks,
  ) {
    this.#names = new NetworkNames(ports);
  }

  /** Networks that are known, and keys that name them. */
  get counts(): { readonly networks: number; readonly keys: number } {
    return { networks: this.#entries.size, keys: this.#names.keys };
  }

  /**
   * The number of the network that an address (4 or 16 bytes) is in, or undefined when no more can be
   * known; whoever is known comes in. The address is not kept.
   */
  identify(address: Uint8Array, exempt: boolean, now: number): NetworkId | undefined {
    const prefixes = networkPrefixes(address);
    const named = prefixes.map((prefix) => this.#names.of(prefix, now));
    for (const prefix of prefixes) prefix.fill(0);
    const known = named.map((names) => this.#find(names, now));
    if (known[0] === undefined && this.#isFull(now)) return undefined;
    const networks = named.map((names, level) => {
      const network = known[level] ?? this.#add(now);
      const entry = this.#entries.get(network);
      if (entry) this.#names.give(network, entry, names);
      if (entry) entry.isOurs = true;
      return network;
    });
    const [network = unknownNetwork] = networks;
    this.#place(network, lineageOf(networks, exempt));
    return network;
  }

  /** All keys that are in use, for nodes of the same crowd. Their bytes stay ours. */
  keys(now: number): readonly HandedKey[] {
    return this.#names.handedKeys(now);
  }

  adoptKey(key: HandedKey, now: number): void {
    this.#names.adoptKey(key, now);
  }

  /** What other nodes are told that a network is called, and those around it: the narrowest first. */
  namesOf(network: NetworkId): {
    readonly names: readonly (readonly ToldName[])[];
    readonly isExempt: boolean;
  } {
    const lineage = this.#get(network)?.lineage;
    if (lineage === undefined) return { names: [], isExempt: false };
    const all = new Set([...lineage.blockable, lineage.voice]);
    return { names: [...all].map((one) => this.nameOf(one)), isExempt: lineage.exempt };
  }

  /** The same of one network alone, whether sockets came from it or it is around others. */
  nameOf(network: NetworkId): readonly ToldName[] {
    const number = this.#numberOf(network);
    const entry = this.#entries.get(number);
    return entry === undefined ? [] : this.#names.tell(number, entry);
  }

  /**
   * The number of a network that another node knows by these names, those of the narrowest first. It is
   * `unknownNetwork` when the keys of some are not here.
   */
  adopt(told: readonly (readonly ToldName[])[], isExempt: boolean, now: number): NetworkId {
    const networks = told.map((names) => this.#hear(names, now));
    const [network = unknownNetwork] = networks;
    if (networks.includes(unknownNetwork)) return unknownNetwork;
    const entry = this.#entries.get(network);
    // One name alone says nothing of what is around.
    if (entry && !entry.isOurs && networks.length > 1)
      this.#place(network, lineageOf(networks, isExempt));
    return network;
  }

  #hear(told: readonly ToldName[], now: number): NetworkId {
    const names = this.#names.heard(told);
    if (names.length === 0) return unknownNetwork;
    const network = this.#find(names, now) ?? this.#add(now);
    const entry = this.#entries.get(network);
    if (entry) this.#names.add(network, entry, names);
    return network;
  }

  /** While all sockets come from one network that is a proxy before us, and no rule holds for it. */
  lineageOf(network: NetworkId): Lineage | undefined {
    const entry = this.#get(network);
    if (entry?.lineage === undefined || this.#places >= 2) return entry?.lineage;
    entry.alone ??= { ...entry.lineage, exempt: true };
    return entry.alone;
  }

  /** The networks that one is in and that may be too much together, the narrowest first. */
  widerThan(network: NetworkId): readonly NetworkId[] {
    return this.#get(network)?.lineage?.blockable.slice(1) ?? [];
  }

  /** Forgets networks of which nothing is known any more, and keys that are of no use. */
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
    // What comes in on the way is looked at as well.
    for (const network of inUse) inUse.add(this.#numberOf(network));
    for (const [network, entry] of this.#entries) {
      if (inUse.has(network)) continue;
      this.#names.drop(network, entry);
      this.#place(network, undefined);
      this.#entries.delete(network);
    }
    this.#names.sweep(now);
  }

  /** Room is made at most once a second, so that a flood does not pay for it with our time. */
  #isFull(now: number): boolean {
    if (this.#entries.size < this.most) return false;
    if (now - this.#sweptAt >= 1_000) this.sweep(now);
    return this.#entries.size >= this.most;
  }

  /** The network that is called so. All keys are looked at, for what was told of may stand under any. */
  #find(names: readonly NetworkName[], now: number): NetworkId | undefined {
    const found = this.#names.find(names);
    const [first] = found;
    if (first === undefined) return undefined;
    const network = found.reduce((one, other) => this.#unite(one, other, now), first);
    const entry = this.#entries.get(network);
    if (entry) entry.seenAt = now;
    return network;
  }

  /** Two that are one. Ours goes on: sockets are counted by its number. Returns it. */
  #unite(one: NetworkId, other: NetworkId, now: number): NetworkId {
    if (one === other) return one;
    const [network, into] = this.#entries.get(other)?.isOurs ? [one, other] : [other, one];
    const entry = this.#entries.get(network);
    const kept = this.#entries.get(into);
    if (entry === undefined || kept === undefined) return into;
    this.#names.add(into, kept, entry.names);
    entry.names = [];
    this.#place(network, undefined);
    entry.same = into;
    this.ports.united(network, into, now);
    return into;
  }

  #add(now: number): NetworkId {
    const network = ++this.#last;
    this.#entries.set(network, {
      lineage: undefined,
      alone: undefined,
      isOurs: false,
      same: undefined,
      names: [],
      seenAt: now,
    });
    return network;
  }

  #place(network: NetworkId, lineage: Lineage | undefined): void {
    const entry = this.#entries.get(network);
    if (entry === undefined) return;
    this.#places += Number(lineage !== undefined) - Number(entry.lineage !== undefined);
    entry.lineage = lineage;
    entry.alone = undefined;
  }

  #get(network: NetworkId): Entry | undefined {
    return this.#entries.get(this.#numberOf(network));
  }

  /** The number that a network goes by now. */
  #numberOf(network: NetworkId): NetworkId {
    const same = this.#entries.get(network)?.same;
    return same === undefined ? network : this.#numberOf(same);
  }
}

/** From a network and those around it, the narrowest first. */
function lineageOf(networks: readonly NetworkId[], exempt: boolean): Lineage {
  const [network = unknownNetwork] = networks;
  return { blockable: blockable(networks), voice: networks.at(-1) ?? network, exempt };
}
