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
  readonly number: NetworkId;
  /** Where it stands among all. */
  at: number;
  /** Undefined for a network that others are in. */
  lineage: Lineage | undefined;
  /** The same, as it is while all sockets come from there; made when somebody asks. */
  alone: Lineage | undefined;
  /** Sockets came from within it here: its number is in more places than one that we were told of. */
  isOurs: boolean;
  /** The one that it turned out to be: whoever still has the old number means that. */
  same: NetworkId | undefined;
  /** How many entries name it in their lineage, or as the same: as long as any does, it stays. */
  inside: number;
  seenAt: number;
}

/** A network without a socket is kept this long: lost sessions come back, late flags arrive. */
const keptMs = 120_000;

/** And at least so long, where there are too many: a socket is counted a moment after it was asked for. */
const freshMs = 1_000;

/**
 * How many networks may be known at once, wider ones included: three for each of 100,000 people, should every
 * one have a /48 of its own, and two thirds of that for those who have left. An entry takes half a kilobyte.
 */
const maxNetworks = 500_000;

/** Beyond this share room is made: a flood of addresses must not take the memory that a crowd may. */
const crowdedShare = 1 / 4;

/** Beyond this one nobody is taken in whom only other nodes have met: the rest is for those who come here. */
const strangersShare = 15 / 16;

/**
 * Where room is made, each that wants to come in pays with so many looks at others. It brings three entries at
 * most: so those of whom nothing is known stay less than a tenth.
 */
const lookedAt = 64;

/** Gives networks their numbers. The names that find a number again are hashes under a key that changes every hour. */
export class NetworkTable {
  readonly #names: NetworkNames;
  readonly #entries = new Map<NetworkId, Entry>();
  #last: NetworkId = unknownNetwork;
  /** Networks that sockets came from. */
  #places = 0;
  /** The same entries, to be looked at by turns: a Map would have to be walked from its beginning. */
  readonly #all: Entry[] = [];
  #turn = 0;

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
    if (known.includes(undefined) && !this.#hasRoom(this.most, now)) return undefined;
    const entries = named.map((names, level) => {
      const entry = known[level] ?? this.#add(now);
      this.#names.give(entry.number, entry, names);
      entry.isOurs = true;
      return entry;
    });
    return this.#place(entries, exempt);
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
    const entry = this.#get(network);
    return entry === undefined ? [] : this.#names.tell(entry.number, entry);
  }

  /**
   * The number of a network that another node knows by these names, those of the narrowest first. It is
   * `unknownNetwork` when the keys of some are not here, or there is no room.
   */
  adopt(told: readonly (readonly ToldName[])[], isExempt: boolean, now: number): NetworkId {
    // One alone is blocked, and says nothing of what is around: that is worth more than whom somebody met.
    const isAlone = told.length === 1;
    const entries: Entry[] = [];
    for (const names of told) {
      const entry = this.#hear(names, isAlone ? this.most : strangersShare * this.most, now);
      if (entry === undefined) return unknownNetwork;
      entries.push(entry);
    }
    const [entry] = entries;
    if (entry === undefined) return unknownNetwork;
    if (isAlone || entry.isOurs) return entry.number;
    return this.#place(entries, isExempt || (entry.lineage?.exempt ?? false));
  }

  #hear(told: readonly ToldName[], most: number, now: number): Entry | undefined {
    const names = this.#names.heard(told);
    if (names.length === 0) return undefined;
    const known = this.#find(names, now);
    if (known === undefined && !this.#hasRoom(most, now)) return undefined;
    const entry = known ?? this.#add(now);
    this.#names.add(entry.number, entry, names);
    return entry;
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
    for (const entry of this.#entries.values()) this.#forget(entry, keptMs, now);
    this.#names.sweep(now);
  }

  /**
   * Whether there is room for one more. In a crowded table those go at once of whom nothing is known, so that
   * no number of addresses keeps anybody out; never are all looked at while somebody waits.
   */
  #hasRoom(most: number, now: number): boolean {
    const crowded = crowdedShare * this.most;
    for (let looked = 0; looked < lookedAt && this.#entries.size >= crowded; looked++) {
      this.#turn = (this.#turn + 1) % this.#all.length;
      const entry = this.#all[this.#turn];
      if (entry) this.#forget(entry, freshMs, now);
    }
    return this.#entries.size < most;
  }

  /** Unless it was seen lately, something is known of it, or others are in it: with the last of these it goes. */
  #forget(entry: Entry, unseenMs: number, now: number): void {
    const isSeen = now - entry.seenAt < unseenMs;
    if (isSeen || entry.inside > 0 || this.ports.isHeld(entry.number)) return;
    this.#names.drop(entry.number, entry);
    this.#entries.delete(entry.number);
    const last = this.#all.pop();
    if (last && last !== entry) {
      this.#all[entry.at] = last;
      last.at = entry.at;
    }
    const around = this.#around(entry);
    this.#settle(entry, undefined, undefined);
    for (const wider of around) this.#forget(wider, unseenMs, now);
  }

  /** The network that is called so. All keys are looked at, for what was told of may stand under any. */
  #find(names: readonly NetworkName[], now: number): Entry | undefined {
    let found: Entry | undefined;
    for (const network of this.#names.find(names)) {
      const entry = this.#entries.get(network);
      if (entry) found = found ? this.#unite(found, entry, now) : entry;
    }
    if (found) found.seenAt = now;
    return found;
  }

  /** Two that are one. Ours goes on: sockets are counted by its number. Returns it. */
  #unite(one: Entry, other: Entry, now: number): Entry {
    const [entry, into] = other.isOurs ? [one, other] : [other, one];
    this.#names.add(into.number, into, entry.names);
    entry.names = [];
    this.#settle(entry, undefined, into.number);
    this.ports.united(entry.number, into.number, now);
    return into;
  }

  #add(now: number): Entry {
    const number = ++this.#last;
    const entry: Entry = {
      number,
      at: this.#all.length,
      lineage: undefined,
      alone: undefined,
      isOurs: false,
      same: undefined,
      inside: 0,
      names: [],
      seenAt: now,
    };
    this.#entries.set(number, entry);
    this.#all.push(entry);
    return entry;
  }

  /** Where the first of these lies: in the others. Returns its number. */
  #place(entries: readonly Entry[], exempt: boolean): NetworkId {
    const networks = entries.map(({ number }) => number);
    const [entry] = entries;
    const voice = networks.at(-1) ?? unknownNetwork;
    if (entry) this.#settle(entry, { blockable: blockable(networks), voice, exempt }, undefined);
    return entry?.number ?? unknownNetwork;
  }

  #settle(entry: Entry, lineage: Lineage | undefined, same: NetworkId | undefined): void {
    const before = this.#around(entry);
    this.#places += Number(lineage !== undefined) - Number(entry.lineage !== undefined);
    entry.lineage = lineage;
    entry.alone = undefined;
    entry.same = same;
    for (const wider of this.#around(entry)) wider.inside += 1;
    for (const wider of before) wider.inside -= 1;
  }

  /** The entries that one must not outlive. */
  #around({ number, lineage, same }: Entry): readonly Entry[] {
    const { blockable = [], voice = same ?? unknownNetwork } = lineage ?? {};
    const all = blockable.includes(voice) ? blockable : [...blockable, voice];
    return all.flatMap((one) => (one === number ? [] : (this.#entries.get(one) ?? [])));
  }

  #get(network: NetworkId): Entry | undefined {
    const entry = this.#entries.get(network);
    return entry?.same === undefined ? entry : this.#get(entry.same);
  }
}
