import type { FlagReason } from '@passerby/protocol/client-messages';
import { flagReasons } from '@passerby/protocol/client-messages';
import type { BlockState } from './block.ts';
import type { Conduct, Doing } from './conduct.ts';
import type { FlagTally } from './flag-tally.ts';
import { judge } from './judgement.ts';
import type { ModerationOptions } from './moderation-options.ts';
import { shareOfWider } from './network-prefixes.ts';
import type { Lineage, NetworkId, NetworkTable } from './network-table.ts';
import { reporterWeight } from './reporter-weight.ts';
import { Standings } from './standing.ts';
import { Stress, stressWindowMs } from './stress.ts';
import { type EntryTerms, entryTerms } from './work-policy.ts';

/** Who flags: what that weighs. */
export interface ReporterFacts {
  readonly reason: FlagReason;
  /** Where the reporter came from at that pairing. */
  readonly reporterNetwork: NetworkId;
  readonly reporterConduct: Conduct;
  /** Neither too soon (SPEC A5) nor after a re-attachment (A16). */
  readonly counts: boolean;
}

/** Who is flagged: what it weighs on. */
export interface AccusedFacts {
  readonly reporterNetwork: NetworkId;
  /** Where the accused came from at that pairing. */
  readonly accusedNetwork: NetworkId;
  /** The flags against the accused session; undefined when it has gone. */
  readonly accusedTally: FlagTally | undefined;
  readonly sharedInterest: boolean;
}

/** One flag, as its pairing stands. */
export interface FlagFacts extends ReporterFacts, AccusedFacts {}

/** A network that is away. */
export interface NetworkBlock {
  readonly network: NetworkId;
  readonly state: BlockState;
}

export interface FlagVerdict {
  /** The accused session is over, if it is still there. */
  readonly ends: boolean;
  /** How long its network stays away. */
  readonly seconds: number;
  /** Whether some network was blocked: others on it must be told. */
  readonly blocks: boolean;
}

/** Totals since the start, but for `blocks`: what there is now. Round them before they leave. */
export interface ModerationTotals {
  readonly flags: Readonly<Record<FlagReason, number>>;
  readonly ended: number;
  readonly blocks: number;
}

/** More standings than this at once, and clean ones are forgotten early. */
const maxStandings = 50_000;
/** In a crowded network work is asked of everybody for this long after one of them was ended. */
const suspicionMs = 600_000;
const perMinuteMs = 60_000;
/** Flags of a voice beyond its fixed budget, for each pairing it has. */
const flagsPerPairing = 0.1;

/**
 * Flags, conduct and blocks (SPEC A). It knows networks by number, never by address, and sessions only
 * as counters that their owner hands in; everything fades, and is gone within hours.
 */
export class Moderation {
  readonly #standings: Standings;
  readonly #stress: Stress;
  readonly #flags: Record<FlagReason, number>;
  #ended = 0;
  #liftedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly networks: Pick<NetworkTable, 'lineageOf'>,
    private readonly options: ModerationOptions,
    /** What a reporter weighs: given by the simulation alone, which switches it off. */
    private readonly weigh = reporterWeight,
  ) {
    const { matchesPerMinute, blockMs, calmPerSecond } = options;
    this.#standings = new Standings(
      { most: matchesPerMinute, perMs: matchesPerMinute / perMinuteMs },
      blockMs,
      maxStandings,
    );
    const calmFlags = Math.max(1, calmPerSecond / 20);
    this.#stress = new Stress(
      { sockets: calmPerSecond, joins: calmPerSecond, flags: calmFlags },
      // Whoever joins more often than it may meet somebody is rushing.
      Math.ceil((matchesPerMinute * stressWindowMs) / perMinuteMs),
    );
    this.#flags = Object.fromEntries(
      Object.keys(flagReasons).map((reason) => [reason, 0]),
    ) as Record<FlagReason, number>;
  }

  /** Seconds until a network is let in again; 0: it is. */
  secondsAway(network: NetworkId, now: number): number {
    let seconds = 0;
    for (const one of this.#lineage(network).blockable) {
      seconds = Math.max(seconds, this.#standings.get(one)?.block.secondsLeft(now) ?? 0);
    }
    return seconds;
  }

  arrived(now: number): void {
    this.#stress.count('sockets', now);
  }

  /** Counts a join, and says what it costs: proof of work, and time. */
  join(network: NetworkId, conduct: Conduct, now: number): EntryTerms {
    const { exempt, blockable, voice } = this.#lineage(network);
    // Behind a proxy everybody has one voice.
    this.#stress.count('joins', now, exempt ? undefined : voice);
    conduct.note('joins', now);
    if (exempt) return { bits: 0, delayMs: 0 };
    const standings = blockable.map((one) => this.#standings.get(one));
    return entryTerms(
      { stress: this.#stress.level(now), conduct, network: standings },
      this.options,
      now,
    );
  }

  /** Takes one match out of the budget of a network and of those that it is in; work buys some more of them. */
  takeMatch(network: NetworkId, worked: boolean, now: number): boolean {
    const { exempt, blockable } = this.#lineage(network);
    if (exempt) return true;
    const budgets = blockable.map((one) => this.#standings.getOrMake(one, now).matches);
    const least = worked ? 1 - workedMatches * this.options.matchesPerMinute : 1;
    if (budgets.some((budget) => budget.left(now) < least)) return false;
    for (const [level, budget] of budgets.entries()) budget.take(now, shareOfWider ** level);
    return true;
  }

  giveMatchBack(network: NetworkId, now: number): void {
    const { exempt, blockable } = this.#lineage(network);
    if (exempt) return;
    for (const [level, one] of blockable.entries()) {
      this.#standings.get(one)?.matches.giveBack(now, shareOfWider ** level);
    }
  }

  /** One side of a new pair. */
  paired(network: NetworkId, partner: NetworkId, conduct: Conduct, now: number): void {
    conduct.note('pairings', now);
    const { voice } = this.#lineage(partner);
    this.#standings.getOrMake(voice, now).heardAt = now;
    for (const one of this.#around(network)) this.#standings.getOrMake(one, now).paired(voice, now);
  }

  /** Somebody ended a pairing within moments. */
  skippedQuickly(network: NetworkId, conduct: Conduct, now: number): void {
    conduct.note('quickSkips', now);
    this.#note('quickSkips', network, now);
  }

  /** Somebody's partner could not connect with them. */
  wasNotReached(network: NetworkId, conduct: Conduct | undefined, now: number): void {
    conduct?.note('unconnected', now);
    this.#note('unconnected', network, now);
  }

  flag(facts: FlagFacts, now: number): FlagVerdict {
    return this.weighOn(facts, this.weighFlag(facts, now), now);
  }

  /** Counts a flag, and says what it weighs by who sent it. */
  weighFlag(facts: ReporterFacts, now: number): number {
    this.#flags[facts.reason] += 1;
    this.#stress.count('flags', now);
    return this.#weigh(facts, now);
  }

  /** What a flag of such a weight does to the accused and its network. */
  weighOn(facts: AccusedFacts, weight: number, now: number): FlagVerdict {
    if (weight === 0) return nothing;
    const voice = this.#lineage(facts.reporterNetwork).voice;
    const { accusedTally, accusedNetwork } = facts;
    this.#standings.getOrMake(voice, now).heardAt = now;
    accusedTally?.add(voice, weight, 0, false, now);
    const blocks = this.#weighOnNetworks(facts, voice, weight, now);
    const ends = (accusedTally?.weight(now) ?? 0) >= this.options.flagThreshold;
    if (ends) {
      this.#ended += 1;
      if (!blocks) this.#pause(accusedNetwork, accusedTally?.weight(now) ?? 0, now);
    }
    const away = this.secondsAway(accusedNetwork, now);
    // Where nothing refuses it, because others are on its network, the session alone is told to wait.
    const seconds = away > 0 ? away : Math.ceil(this.options.pauseMs / 1_000);
    return { ends, seconds, blocks };
  }

  /** Of a network and those that it is in, or of all: what other nodes must know too. */
  blocks(of: NetworkId | undefined, now: number): readonly NetworkBlock[] {
    const networks = of === undefined ? this.#standings.networks() : this.#lineage(of).blockable;
    return [...networks].flatMap((network) => {
      const block = this.#standings.get(network)?.block;
      return block && block.secondsLeft(now) > 0 ? [{ network, state: block.state(now) }] : [];
    });
  }

  /** Two numbers turned out to be one network: flags and blocks of the first go to the second. */
  unite(network: NetworkId, into: NetworkId, now: number): void {
    const known = this.#standings.take(network);
    if (known) this.#standings.getOrMake(into, now).add(known, now);
  }

  /** A block that another node knows of, which may not have heard yet that it was lifted. */
  takeBlock({ network, state }: NetworkBlock, now: number): void {
    if (now - state.ageMs <= this.#liftedAt) return;
    this.#standings.getOrMake(network, now).block.merge(state, now);
  }

  /** The operator's word: every network comes in again that was blocked before. One of long ago clears no flag. */
  liftAll(now: number, agoMs = 0): void {
    const at = now - agoMs;
    this.#liftedAt = Math.max(this.#liftedAt, at);
    for (const { block, tally } of this.#standings.values()) {
      block.lift(at);
      if (agoMs === 0) tally.clear();
    }
  }

  /** How long ago all were lifted; undefined when nothing from before that could still be on. */
  liftedMsAgo(now: number): number | undefined {
    const { blockMs, pauseMs } = this.options;
    const agoMs = now - this.#liftedAt;
    return agoMs < Math.max(pauseMs, ...blockMs) ? agoMs : undefined;
  }

  /** Whether anything is known of a network. */
  remembers(network: NetworkId): boolean {
    return this.#standings.has(network);
  }

  /** How many networks are remembered. */
  get size(): number {
    return this.#standings.size;
  }

  totals(now: number): ModerationTotals {
    let blocks = 0;
    for (const { block } of this.#standings.values()) blocks += Number(block.isBlocked(now));
    return { flags: { ...this.#flags }, ended: this.#ended, blocks };
  }

  sweep(now: number): void {
    this.#standings.sweep(now);
    this.#stress.sweep(now);
  }

  /** 0 when it does not count, else what its sender's own conduct makes of it. */
  #weigh({ reporterNetwork, reporterConduct, counts }: ReporterFacts, now: number): number {
    const { conduct } = this.#standings.getOrMake(this.#lineage(reporterNetwork).voice, now);
    reporterConduct.note('flags', now);
    conduct.note('flags', now);
    const flags = conduct.count('flags', now);
    const strangers = conduct.count('strangers', now);
    if (!counts || flags > this.options.flagsPerVoice + flagsPerPairing * strangers) return 0;
    const own = this.weigh(
      reporterConduct.count('flags', now),
      reporterConduct.count('pairings', now),
    );
    return Math.min(own, this.weigh(flags, strangers));
  }

  /** Whether that brought a block on the network, or on one that it is in. */
  #weighOnNetworks(
    { accusedNetwork, sharedInterest }: AccusedFacts,
    voice: NetworkId,
    weight: number,
    now: number,
  ): boolean {
    const { blockable, exempt } = this.#lineage(accusedNetwork);
    if (exempt) return false;
    let blocks = false;
    for (const [level, one] of blockable.entries()) {
      const standing = this.#standings.getOrMake(one, now);
      standing.tally.add(voice, weight, blockable[level - 1] ?? one, sharedInterest, now);
      if (!judge(standing, level > 0, this.options, now)) continue;
      standing.block.strike(now);
      standing.tally.clear();
      blocks = true;
    }
    return blocks;
  }

  /** A session was ended, and its network is not blocked: it pauses, unless others are on it. */
  #pause(network: NetworkId, weight: number, now: number): void {
    if (this.#lineage(network).exempt) return;
    const standing = this.#standings.getOrMake(network, now);
    const strangers = standing.conduct.count('strangers', now);
    if (weight >= this.options.blockShare * strangers) {
      standing.block.pause(this.options.pauseMs, now);
    } else {
      standing.suspectUntil = now + suspicionMs;
    }
  }

  /** Counts it for everything that a network is in. */
  #note(doing: Doing, network: NetworkId, now: number): void {
    for (const one of this.#around(network)) {
      this.#standings.getOrMake(one, now).conduct.note(doing, now);
    }
  }

  /** Everything that a network is in, its voice included. */
  #around(network: NetworkId): readonly NetworkId[] {
    const { blockable, voice } = this.#lineage(network);
    return blockable.includes(voice) ? blockable : [...blockable, voice];
  }

  /** One that is not in the table, as a session's that lingers long after, stands for itself. */
  #lineage(network: NetworkId): Lineage {
    return (
      this.networks.lineageOf(network) ?? { blockable: [network], voice: network, exempt: false }
    );
  }
}

/** How many budgets' worth of matches can be had for work. */
const workedMatches = 7;

const nothing: FlagVerdict = { ends: false, seconds: 0, blocks: false };
