import type { NodeId } from '../ticket.ts';
import { ClockWatch } from './clock-watch.ts';

/** What the directory of nodes answers to a node that says it is there. */
export interface Listing {
  /** Those whose lease is not over, without the one that asks. */
  readonly there: ReadonlySet<NodeId>;
  /** Whether the lease of the one that asks was still there. */
  readonly knewUs: boolean;
  /** What the clock shows by which leases are measured. */
  readonly clockMs: number;
}

/** What a listing means. */
export interface RosterChange {
  /** Whether the directory may have forgotten who is there since it was last heard. */
  readonly mayHaveForgotten: boolean;
  /** Nodes that are there no more. */
  readonly gone: readonly NodeId[];
  /** Nodes that may have missed what was said, or we what they said, and so are asked what holds. */
  readonly toAsk: readonly NodeId[];
  /** Whether all have had time to be back since it was away: by then they can be told what holds. */
  readonly isWhole: boolean;
}

/** The directory has not answered for so long: it is as one that was away. */
const silentMs = 2_000;
/** Leases are measured by the clock of Redis: one that jumps by more than they have to spare ends them. */
const clockToleranceMs = 1_000;

/**
 * Which other nodes are there, as one of them believes (SPEC K6, K7). It takes the directory's word that a
 * lease is over, unless the directory may have forgotten leases: then everybody has time to say so again.
 */
export class Roster {
  #there: ReadonlySet<NodeId> = new Set();
  #answeredAt: number | undefined;
  #graceUntil = Number.NEGATIVE_INFINITY;
  #isInGrace = false;
  #wasMissed = false;
  readonly #clock = new ClockWatch(clockToleranceMs);

  constructor(private readonly graceMs: number) {}

  get there(): ReadonlySet<NodeId> {
    return this.#there;
  }

  /** Whether what one node says may still be heard by another. */
  mayBeThere(node: NodeId, now: number): boolean {
    return now < this.#graceUntil || this.#there.has(node);
  }

  /** The directory did not answer. */
  missed(): void {
    this.#wasMissed = true;
  }

  take({ there, knewUs, clockMs }: Listing, now: number): RosterChange {
    const hasJumped = this.#clock.hasJumped(clockMs, now);
    const wasSilent = now - (this.#answeredAt ?? now) >= silentMs;
    const hasForgottenUs = this.#answeredAt !== undefined && !knewUs;
    // One that is killed and back between two beats is missed by none of them: it shows by what it has forgotten.
    const mayHaveForgotten = this.#wasMissed || hasJumped || wasSilent || hasForgottenUs;
    this.#answeredAt = now;
    this.#wasMissed = false;
    if (mayHaveForgotten) this.#graceUntil = now + this.graceMs;
    const before = this.#there;
    const wasInGrace = this.#isInGrace;
    this.#isInGrace = now < this.#graceUntil;
    this.#there = this.#isInGrace ? new Set([...before, ...there]) : there;
    const isWhole = wasInGrace && !this.#isInGrace;
    return {
      mayHaveForgotten,
      gone: [...before].filter((node) => !this.#there.has(node)),
      toAsk: [...this.#there].filter((one) => mayHaveForgotten || isWhole || !before.has(one)),
      isWhole,
    };
  }
}
