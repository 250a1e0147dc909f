import { type HandedKey, KeyRing, type KeySharing, type NetworkKey } from './key-ring.ts';

export interface NamePorts {
  randomBytes(length: number): Uint8Array;
  /** The first 48 bits of HMAC-SHA256. */
  name(key: Uint8Array, prefix: Uint8Array): number;
  /** Undefined: nobody else has the keys. */
  readonly keySharing?: KeySharing | undefined;
}

/** What a network is called under one key. */
export interface NetworkName {
  readonly key: NetworkKey;
  readonly name: number;
}

/** The same, between nodes: a name says nothing without its key. */
export interface ToldName {
  readonly key: number;
  readonly name: number;
}

/** What has names: the newest first. */
export interface Named {
  names: readonly NetworkName[];
}

/**
 * In a crowd a network is named under so many of the newest keys: other nodes, to which it came before
 * the last change, know it by the one before.
 */
export const sharedNames = 2;

/**
 * The names of networks, under keys that change every hour. Alone a network has one name, the newest, so
 * that old keys can go. In a crowd it keeps all that it ever had here or was told to have: by one of
 * them other nodes know it.
 */
export class NetworkNames {
  readonly #ring: KeyRing;
  readonly #isShared: boolean;

  constructor(private readonly ports: NamePorts) {
    this.#ring = new KeyRing(ports, ports.keySharing);
    this.#isShared = ports.keySharing !== undefined;
  }

  /** How many keys there are. */
  get keys(): number {
    return this.#ring.keys.length;
  }

  /** All keys that are in use, for nodes of the same crowd. Their bytes stay ours. */
  handedKeys(now: number): readonly HandedKey[] {
    this.#ring.current(now);
    return this.#ring.keys.map(({ secret, bornAt }) => ({ secret, ageMs: now - bornAt }));
  }

  adoptKey(key: HandedKey, now: number): void {
    this.#ring.adopt(key, now);
  }

  /** What a prefix is called under the keys that it is to be named by, and all under which it may be known. */
  of(prefix: Uint8Array, now: number): readonly NetworkName[] {
    this.#ring.current(now);
    return this.#ring.keys
      .filter((key, at) => at < this.#each || key.names.size > 0)
      .map((key) => ({ key, name: this.ports.name(key.secret, prefix) }));
  }

  /** What another node told, as far as its keys are here: without them it could be any network. */
  heard(told: readonly ToldName[]): readonly NetworkName[] {
    const names: NetworkName[] = [];
    for (const { key: id, name } of told) {
      const key = this.#ring.byId(id);
      if (key && !names.some((one) => one.key === key)) names.push({ key, name });
    }
    return names;
  }

  /** Which networks are called so. More than one are the same, told of by names that had nothing in common. */
  find(names: readonly NetworkName[]): readonly number[] {
    const found: number[] = [];
    for (const { key, name } of names) {
      const network = key.names.get(name);
      if (network !== undefined && !found.includes(network)) found.push(network);
    }
    return found;
  }

  /** A network that an address came from, by all that `of` gave. */
  give(network: number, named: Named, all: readonly NetworkName[]): void {
    this.add(network, named, all.slice(0, this.#each));
  }

  /** Names it so as well. */
  add(network: number, named: Named, names: readonly NetworkName[]): void {
    const before = named.names.filter(
      (old) => leadsTo(network, old) && !names.some(({ key }) => key === old.key),
    );
    for (const { key, name } of names) key.names.set(name, network);
    if (!this.#isShared) for (const { key, name } of before) key.names.delete(name);
    const all = this.#isShared ? [...names, ...before] : names;
    named.names = all.toSorted((one, other) => other.key.bornAt - one.key.bornAt);
  }

  /** Whoever is called so is not known any more. */
  drop(network: number, named: Named): void {
    for (const one of named.names) if (leadsTo(network, one)) one.key.names.delete(one.name);
    named.names = [];
  }

  /** What other nodes are told: the newest names, as long as their keys live. */
  tell(network: number, named: Named): readonly ToldName[] {
    return named.names
      .filter((one) => leadsTo(network, one))
      .slice(0, sharedNames)
      .map(({ key, name }) => ({ key: key.id, name }));
  }

  sweep(now: number): void {
    this.#ring.sweep(now);
  }

  get #each(): number {
    return this.#isShared ? sharedNames : 1;
  }
}

/** Not when its key is destroyed, or the name has become another's. */
const leadsTo = (network: number, { key, name }: NetworkName): boolean =>
  key.names.get(name) === network;
