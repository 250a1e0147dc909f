import { Block } from './block.ts';
import { type Allowance, Budget } from './budget.ts';
import { Conduct } from './conduct.ts';
import { forgottenMs } from './fading.ts';
import { FlagTally } from './flag-tally.ts';
import type { NetworkId } from './network-table.ts';

const rememberedVoices = 64;

/** What moderation knows of one network: totals, voices and times, and nobody's doing in particular. */
export class Standing {
  readonly conduct = new Conduct();
  readonly tally = new FlagTally();
  /** Matches that it may still have. */
  readonly matches: Budget;
  readonly block: Block;
  /** The voices it met last, so that meeting one's own accomplices again and again counts for little. */
  readonly #met: NetworkId[] = [];
  /** Somebody on it was ended, and it is too crowded to be blocked for that. */
  suspectUntil = Number.NEGATIVE_INFINITY;
  /** As a voice it counts in what is known of others: as long as that does, it must be known as the same. */
  heardAt = Number.NEGATIVE_INFINITY;

  constructor(matches: Allowance, blockMs: readonly number[], now: number) {
    this.matches = new Budget(matches, now);
    this.block = new Block(blockMs);
  }

  paired(partnerVoice: NetworkId, now: number): void {
    this.conduct.note('pairings', now);
    if (this.#met.includes(partnerVoice)) return;
    this.conduct.note('strangers', now);
    this.#met.push(partnerVoice);
    if (this.#met.length > rememberedVoices) this.#met.shift();
  }

  /** What is known of the same network by another number. By names alone nothing else is known of one. */
  add({ tally, block, suspectUntil, heardAt }: Standing, now: number): void {
    this.tally.addAll(tally, now);
    this.block.add(block);
    this.suspectUntil = Math.max(this.suspectUntil, suspectUntil);
    this.heardAt = Math.max(this.heardAt, heardAt);
  }

  isForgotten(now: number): boolean {
    return (
      this.tally.size === 0 &&
      now >= this.suspectUntil &&
      now - this.heardAt >= forgottenMs &&
      this.conduct.isForgotten(now) &&
      this.block.isForgotten(now) &&
      this.matches.isFull(now)
    );
  }

  /** Whether forgetting it early would set an abuser free. */
  get isClean(): boolean {
    return this.tally.size === 0 && this.block.strikes === 0;
  }
}

/** The standings of all networks of which there is something to remember (SPEC A18). */
export class Standings {
  readonly #byNetwork = new Map<NetworkId, Standing>();

  constructor(
    private readonly matches: Allowance,
    private readonly blockMs: readonly number[],
    private readonly most: number,
  ) {}

  get size(): number {
    return this.#byNetwork.size;
  }

  has(network: NetworkId): boolean {
    return this.#byNetwork.has(network);
  }

  get(network: NetworkId): Standing | undefined {
    return this.#byNetwork.get(network);
  }

  /** Here it is, and is known no more. */
  take(network: NetworkId): Standing | undefined {
    const standing = this.#byNetwork.get(network);
    this.#byNetwork.delete(network);
    return standing;
  }

  getOrMake(network: NetworkId, now: number): Standing {
    const known = this.#byNetwork.get(network);
    if (known) return known;
    if (this.#byNetwork.size >= this.most) this.#makeRoom();
    const standing = new Standing(this.matches, this.blockMs, now);
    this.#byNetwork.set(network, standing);
    return standing;
  }

  networks(): Iterable<NetworkId> {
    return this.#byNetwork.keys();
  }

  values(): Iterable<Standing> {
    return this.#byNetwork.values();
  }

  sweep(now: number): void {
    for (const [network, standing] of this.#byNetwork) {
      standing.tally.sweep(now);
      if (standing.isForgotten(now)) this.#byNetwork.delete(network);
    }
  }

  /** The oldest clean one among the first goes: a flood of networks must not push out blocks. */
  #makeRoom(): void {
    let looked = 0;
    for (const [network, standing] of this.#byNetwork) {
      if (standing.isClean || ++looked === lookedAt) {
        this.#byNetwork.delete(network);
        return;
      }
    }
  }
}

const lookedAt = 256;
