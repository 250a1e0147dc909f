import { expect } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { addColours } from './page-colours.ts';

/** What has the focus, as somebody without a pointer finds it. */
interface Stop {
  /** Which element: the same as long as it is there. 0 is the page itself. */
  readonly id: number;
  /** As it is read out; empty on the page itself. */
  readonly name: string;
}

interface Focused extends Stop {
  /** What is wrong with it: unnamed, out of sight, covered, or without a ring. */
  readonly faults: readonly string[];
  /** All that can be reached with Tab just now, in the order of the page. */
  readonly reachable: readonly Stop[];
}

declare global {
  interface Window {
    /** Elements that have had the focus or could: only in this file. */
    stopIds: Map<Element, number>;
  }
}

/** Far more than any state of the page has. */
const mostStops = 60;

/** Somebody who uses the page with a keyboard alone, and looks at each stop. */
export interface Keyboard {
  /** Tab, once. */
  tab(): Promise<Focused>;
  focused(): Promise<Focused>;
  /** Tab until this has the focus; rejects when there is no way to it. */
  tabTo(name: string): Promise<void>;
  /** All the way: nothing is left out, and nothing holds the focus. Returns the stops. */
  walkRound(): Promise<readonly string[]>;
  /** Waits until this has got the focus by what was pressed before. */
  untilFocus(name: string): Promise<void>;
}

/**
 * `round`: past the last stop comes the first one. `there and back`: past it comes the browser's own
 * window, from which a Firefox without a screen does not return, so one turns around before it.
 */
export type Way = 'round' | 'there and back';

export function createKeyboard({ tab }: Person, way: Way = 'round'): Keyboard {
  const focused = async () => {
    await tab.evaluate(addColours, undefined);
    const found = await tab.evaluate(readFocus, undefined);
    expect({ name: found.name, faults: found.faults }).toEqual({ name: found.name, faults: [] });
    return found;
  };
  const press = async (key: 'Tab' | 'Shift+Tab') => {
    await tab.key(key);
    return focused();
  };
  const next = () => press('Tab');
  const tooFar = (stops: ReadonlyMap<number, string>) => {
    if (stops.size > mostStops) throw new Error(`no end of ${[...stops.values()].join(', ')}`);
  };

  /** To the last stop and back to the first one, or until `isEnough`. Returns the stops. */
  async function thereAndBack(isEnough: (stop: Stop) => boolean): Promise<Map<number, string>> {
    const stops = new Map<number, string>();
    for (const [key, end] of [['Tab', -1] as const, ['Shift+Tab', 0] as const]) {
      let found = await focused();
      while (found.reachable.at(end)?.id !== found.id) {
        found = await press(key);
        stops.set(found.id, found.name);
        if (isEnough(found)) return stops;
        tooFar(stops);
      }
    }
    return stops;
  }

  async function round(): Promise<Map<number, string>> {
    const stops = new Map<number, string>();
    for (;;) {
      const { id, name } = await next();
      if (id !== 0 && stops.has(id)) return stops;
      stops.set(id, name);
      tooFar(stops);
    }
  }

  return {
    tab: next,
    focused,
    async tabTo(name) {
      const passed: string[] = [];
      const isThere = (stop: Stop) => {
        passed.push(stop.name);
        return stop.name === name;
      };
      if (way === 'there and back') await thereAndBack(isThere);
      else while (passed.length < mostStops && !isThere(await next()));
      if (passed.at(-1) === name) return;
      throw new Error(`no way to "${name}" past ${[...new Set(passed)].join(', ')}`);
    },
    async walkRound() {
      const before = await focused();
      const stops = way === 'round' ? await round() : await thereAndBack(() => false);
      const { reachable } = await focused();
      // What came or went meanwhile proves nothing.
      const wasThere = (stop: Stop) => before.reachable.some((one) => one.id === stop.id);
      const missed = reachable.filter((stop) => wasThere(stop) && !stops.has(stop.id));
      expect({ missed, stops: [...stops.values()] }).toMatchObject({ missed: [] });
      return [...stops.values()];
    },
    async untilFocus(name) {
      await eventually(`the focus on "${name}"`, async () => {
        const { name: now } = await tab.evaluate(readFocus, undefined);
        return now === name;
      });
      await focused();
    },
  };
}

/** Runs in the page. */
function readFocus(): Focused {
  const { toColour, groundOf, contrast } = window.pageColours;
  const leastContrast = 3;
  const tidy = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ').trim();
  const seen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const nameOf = (element: Element): string => {
    const by = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    const names = [
      by.map((id) => document.getElementById(id)?.textContent).join(' '),
      element.getAttribute('aria-label'),
      // What is chosen in a list is no part of its name.
      labels.map((label) => label.querySelector('.legend, span')?.textContent).join(' '),
      labels.map((label) => label.textContent).join(' '),
      element instanceof HTMLSelectElement ? '' : element.textContent,
    ];
    return names.map(tidy).find((name) => name !== '') ?? '';
  };
  const top = document.querySelector('dialog[open]') ?? document;
  const stops = [
    ...top.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
  ].filter(
    (element) =>
      seen(element) &&
      element.tabIndex >= 0 &&
      !element.matches(':disabled, [inert] *') &&
      // Of a group of radios the chosen one is the stop.
      !(element.matches('[type="radio"]') && !element.matches(':checked')),
  );
  window.stopIds ??= new Map();
  const idOf = (element: Element) => {
    const id = window.stopIds.get(element) ?? window.stopIds.size + 1;
    window.stopIds.set(element, id);
    return id;
  };
  const reachable = stops.map((element) => ({ id: idOf(element), name: nameOf(element) }));

  const focus = document.activeElement;
  if (focus === null || focus === document.body) {
    return { id: 0, name: '', faults: [], reachable };
  }
  const faults: string[] = [];
  const [id, name] = [idOf(focus), nameOf(focus)];
  if (name === '') faults.push(`${focus.tagName} ${focus.className} has no name`);
  // What a script puts the focus on, and no key, is a place and no control.
  if (focus.getAttribute('tabindex') === '-1') return { id, name, faults, reachable };
  if (!seen(focus)) faults.push('cannot be seen');

  // A radio lies under its label, a message in what grows with it: these show the ring for them.
  const shows = focus.matches('[type="radio"]') ? focus.closest('label') : focus.closest('.grow');
  const target = shows ?? focus;
  const rings = [...top.querySelectorAll('*')].filter((element) => {
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) return false;
    if (!seen(element) || element.matches('[type="radio"]')) return false;
    const around = groundOf(element.parentElement ?? element);
    return contrast(toColour(outlineColor), around) >= leastContrast;
  });
  if (!rings.includes(target)) faults.push('has no ring');
  if (rings.length > 1) faults.push(`is one of ${rings.length} with a ring`);

  const [box] = target.getClientRects();
  const x = box === undefined ? -1 : box.x + box.width / 2;
  const y = box === undefined ? -1 : box.y + box.height / 2;
  const hit = document.elementFromPoint(x, y);
  if (hit === null) faults.push('is out of view');
  else if (!target.contains(hit) && !hit.contains(target)) {
    faults.push(`lies under ${hit.className || hit.tagName}`);
  }
  return { id, name, faults, reachable };
}
