import type { Tab } from '@passerby/test-kit/tab';

/** Something that was on the screen and moved, though nobody had just asked for anything. */
export interface Shift {
  /** Where the lobby's app was then; empty on any other page. */
  readonly phase: string;
  readonly nodes: readonly string[];
  /** As the web counts it: how much of the screen, times how far. Up to 0.1 is called good. */
  readonly value: number;
}

/** A tenth of what counts as good on the web. More than nothing: a line of text may come in below. */
export const allowedOnPage = 0.01;

declare global {
  interface Window {
    /** Put there by `watchShifts`. */
    shifts: Shift[];
  }
}

/** Runs before the page's own scripts. */
export function watchShifts(): void {
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as LayoutShift[]) {
      // What somebody asked for a moment ago may move: it is what they asked for.
      if (entry.hadRecentInput) continue;
      const nodes = entry.sources.map(({ node }) => (node as Element | null)?.className ?? 'text');
      const phase = document.querySelector('#app')?.getAttribute('data-phase') ?? '';
      window.shifts.push({ phase, nodes, value: entry.value });
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number;
  readonly hadRecentInput: boolean;
  readonly sources: readonly { readonly node: Node | null }[];
}

export const shiftsOf = (tab: Tab) => tab.evaluate(() => window.shifts, undefined);

export const totalOf = (shifts: readonly Shift[]) =>
  shifts.reduce((sum, { value }) => sum + value, 0);

/** Moves it down by a fifth of the screen, after the half second in which moves are forgiven. */
export const pushDown = (tab: Tab, selector: string) =>
  tab.evaluate(
    (pushed) =>
      new Promise<void>((resolve) => {
        setTimeout(() => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(`${pushed} { margin-block-start: 20vh !important }`);
          document.adoptedStyleSheets.push(sheet);
          requestAnimationFrame(() => setTimeout(resolve, 100));
        }, 600);
      }),
    selector,
  );
