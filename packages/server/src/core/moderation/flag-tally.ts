import { remaining } from './fading.ts';

/** The most voices that one tally remembers: far more than any threshold. */
const maxVoices = 64;

interface Voice {
  readonly weight: number;
  readonly at: number;
  /** Which part of a wider network was flagged: only IPv6 networks have parts. */
  readonly part: number;
  /** The reporter could choose whom it met: they share an interest. */
  readonly chosen: boolean;
}

/**
 * Flags against one session or one network, by voice: however often a voice flags, it counts once,
 * by the heaviest of its flags (SPEC A2). Flags fade (A3); nothing else is kept of one.
 */
export class FlagTally {
  /** Whoever was never flagged, and that is nearly everybody, has no map. */
  #voices: Map<number, Voice> | undefined;

  /** How many voices are remembered. */
  get size(): number {
    return this.#voices?.size ?? 0;
  }

  add(voice: number, weight: number, part: number, chosen: boolean, now: number): void {
    this.#put(voice, { weight, at: now, part, chosen }, now);
  }

  /** Flags against the same network, by another number. */
  addAll(other: FlagTally, now: number): void {
    for (const [voice, flag] of other.#voices ?? []) this.#put(voice, flag, now);
  }

  #put(voice: number, flag: Voice, now: number): void {
    this.#voices ??= mapOfVoices();
    const voices = this.#voices;
    const known = voices.get(voice);
    const weightNow = ({ weight, at }: Voice) => weight * remaining(now - at);
    if (known && weightNow(known) > weightNow(flag)) return;
    voices.delete(voice);
    voices.set(voice, flag);
    if (voices.size <= maxVoices) return;
    const [oldest] = voices.keys();
    if (oldest !== undefined) voices.delete(oldest);
  }

  /**
   * What all voices weigh now: never more than their number, and those who could choose whom they
   * met together no more than `mostChosen`.
   */
  weight(now: number, mostChosen = Number.POSITIVE_INFINITY): number {
    let sum = 0;
    let chosenSum = 0;
    for (const { weight, at, chosen } of this.#all()) {
      const left = weight * remaining(now - at);
      if (chosen) chosenSum += left;
      else sum += left;
    }
    return sum + Math.min(chosenSum, mostChosen);
  }

  /** How many different parts were flagged, by flags that still weigh something. */
  parts(now: number): number {
    const parts = new Set<number>();
    for (const { at, part } of this.#all()) {
      if (remaining(now - at) > 0) parts.add(part);
    }
    return parts.size;
  }

  /** Whether any flag is remembered that came before then. */
  hasOlderThan(before: number): boolean {
    return [...this.#all()].some(({ at }) => at <= before);
  }

  clear(): void {
    this.#voices = undefined;
  }

  /** Forgets what weighs nothing any more. */
  sweep(now: number): void {
    for (const [voice, { at }] of this.#voices ?? []) {
      if (remaining(now - at) === 0) this.#voices?.delete(voice);
    }
  }

  #all(): Iterable<Voice> {
    return this.#voices?.values() ?? [];
  }
}

const mapOfVoices = () => new Map<number, Voice>();
