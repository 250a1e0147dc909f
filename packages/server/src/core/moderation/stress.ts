import type { NetworkId } from './network-table.ts';

/** What comes in, by kind. */
export type Arrival = 'sockets' | 'joins' | 'flags';

/** Long enough for an honest burst, short enough to answer an attack. */
export const stressWindowMs = 5_000;

/**
 * How much more than in calm times comes in from everybody together (SPEC A15). Counted in windows:
 * the one that is over and the one that is on, so that stress ends some seconds after it has ended.
 */
export class Stress {
  #window = 0;
  #now: Record<Arrival, number> = { sockets: 0, joins: 0, flags: 0 };
  #before: Record<Arrival, number> = { sockets: 0, joins: 0, flags: 0 };

  /** What each voice has brought in this window: one that rushes must not make everybody work. */
  readonly #voices = new Map<NetworkId, number>();

  constructor(
    /** How many a second are calm. */
    private readonly calm: Readonly<Record<Arrival, number>>,
    /** What one voice counts for in a window. */
    private readonly mostOfVoice: number,
  ) {}

  /** `voice`: who it came from, if that is to be bounded. */
  count(arrival: Arrival, now: number, voice?: NetworkId): void {
    this.#turn(now);
    if (voice !== undefined) {
      const known = this.#voices.get(voice) ?? 0;
      if (known >= this.mostOfVoice) return;
      this.#voices.set(voice, known + 1);
    }
    this.#now[arrival] += 1;
  }

  /** 0 in calm times; then 1, and 1 more for each doubling beyond that. */
  level(now: number): number {
    this.#turn(now);
    let level = 0;
    for (const arrival of ['sockets', 'joins', 'flags'] as const) {
      const most = Math.max(this.#now[arrival], this.#before[arrival]);
      const excess = most / ((this.calm[arrival] * stressWindowMs) / 1_000);
      if (excess > 1) level = Math.max(level, 1 + Math.floor(Math.log2(excess)));
    }
    return level;
  }

  /** Forgets whom the last window was about. */
  sweep(now: number): void {
    this.#turn(now);
  }

  #turn(now: number): void {
    const window = Math.floor(now / stressWindowMs);
    if (window === this.#window) return;
    const nothing = { sockets: 0, joins: 0, flags: 0 };
    this.#before = window === this.#window + 1 ? this.#now : nothing;
    this.#now = nothing;
    this.#voices.clear();
    this.#window = window;
  }
}
