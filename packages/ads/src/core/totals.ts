import type { Day } from './manifest.ts';

/** What happened to one creative on one day. */
export interface DayTotal {
  readonly day: Day;
  readonly creative: string;
  readonly shown: number;
  readonly clicked: number;
}

/** How many days are kept, the current one included: two months and what is left of a week. */
export const keptDays = 62;

/** What a total that leaves the process is rounded up to. */
export const roundedTo = 8;

const rounded = (count: number) => Math.ceil(count / roundedTo) * roundedTo;

/** The least that a rounded total can stand for. */
export const atLeast = (total: number): number => Math.max(0, total - roundedTo + 1);

interface Count {
  shown: number;
  clicked: number;
}

/**
 * Totals by creative and day. It is told a creative's name and the day and nothing else, so that it
 * can hold nothing else. Names come from the manifest: their number is bounded by it.
 */
export class Totals {
  readonly #days = new Map<Day, Map<string, Count>>();

  /** Takes up rounded totals of an earlier process. */
  constructor(earlier: readonly DayTotal[] = []) {
    for (const { day, creative, shown, clicked } of earlier) {
      const count = this.#countOf(day, creative);
      count.shown += shown;
      count.clicked += clicked;
    }
  }

  shown(creative: string, day: Day): void {
    this.#countOf(day, creative).shown += 1;
  }

  clicked(creative: string, day: Day): void {
    this.#countOf(day, creative).clicked += 1;
  }

  /** Rounded totals of the days before this one: one that still grows would tell who comes when. */
  finished(today: Day): DayTotal[] {
    return this.all().filter(({ day }) => day < today);
  }

  /** Rounded totals of all days, oldest first; the current one for a file of the operator's. */
  all(): DayTotal[] {
    return [...this.#days]
      .flatMap(([day, counts]) =>
        [...counts].map(([creative, { shown, clicked }]) => ({
          day,
          creative,
          shown: rounded(shown),
          clicked: rounded(clicked),
        })),
      )
      .sort((a, b) => compare(a.day, b.day) || compare(a.creative, b.creative));
  }

  #countOf(day: Day, creative: string): Count {
    const counts = this.#days.get(day) ?? new Map<string, Count>();
    this.#days.set(day, counts);
    // The oldest by the calendar goes, in whatever order the days came.
    if (this.#days.size > keptDays) this.#days.delete([...this.#days.keys()].sort()[0] ?? day);
    const count = counts.get(creative) ?? { shown: 0, clicked: 0 };
    counts.set(creative, count);
    return count;
  }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
