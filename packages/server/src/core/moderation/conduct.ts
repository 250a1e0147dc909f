import { faded, forgottenMs } from './fading.ts';

/** What is counted of somebody's own doing, in totals that fade (SPEC A3). */
export type Doing = 'joins' | 'pairings' | 'strangers' | 'quickSkips' | 'unconnected' | 'flags';

const half = 0.5;
/** Below this many pairings a share says nothing. */
const fewPairings = 8;
const quickSkipShare = 0.8;
/** A second takes a thousandth off: that is not worth a power for each of the numbers that a pair changes. */
const fadesEveryMs = 1_000;
/** Nobody looks for this many people in ten minutes, let alone keeps it up. */
const manyJoins = 150;

/**
 * How one session, or all of a network, behaves: how often it joins, how many pairings it has (and how
 * many of those with a voice that was new to it), how many it ended within moments, how many partners
 * could not connect with it, how many it flagged. Six numbers, no list: what they were about is not
 * in them.
 */
export class Conduct implements Record<Doing, number> {
  // Not an object of counts within this one: every session that has looked for somebody has its own.
  joins = 0;
  pairings = 0;
  strangers = 0;
  quickSkips = 0;
  unconnected = 0;
  flags = 0;
  #fadedAt = 0;
  #notedAt = Number.NEGATIVE_INFINITY;

  note(doing: Doing, now: number): void {
    this.#fade(now);
    this[doing] += 1;
    this.#notedAt = now;
  }

  count(doing: Doing, now: number): number {
    this.#fade(now);
    return this[doing];
  }

  /** How many numbers there are. */
  get kinds(): number {
    return Object.keys(this).length;
  }

  isForgotten(now: number): boolean {
    return now - this.#notedAt >= forgottenMs;
  }

  /** Signs of oddness: of harvesting addresses, of skipping everybody, of joining like a machine. */
  oddSigns(of: 'session' | 'network', now: number): number {
    this.#fade(now);
    const { joins, pairings, quickSkips, unconnected } = this;
    const isKnown = pairings >= fewPairings;
    const harvests = isKnown && unconnected > half * pairings;
    const skips = isKnown && quickSkips > quickSkipShare * pairings;
    // A network may be a thousand people: it has no rate of its own, but a budget.
    const rushes = of === 'session' && joins > manyJoins;
    return Number(harvests) + Number(skips) + Number(rushes);
  }

  #fade(now: number): void {
    if (now - this.#fadedAt < fadesEveryMs) return;
    const factor = this.isForgotten(now) ? 0 : faded(now - this.#fadedAt);
    this.#fadedAt = now;
    this.joins *= factor;
    this.pairings *= factor;
    this.strangers *= factor;
    this.quickSkips *= factor;
    this.unconnected *= factor;
    this.flags *= factor;
  }
}
