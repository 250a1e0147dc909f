import type { Page } from 'puppeteer-core';
import { eventually } from './eventually.ts';

interface Wanted {
  readonly role: string;
  readonly name: string;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Presses what has this role and name with a real pointer, once it is visible, enabled, at rest and on
 * top. Puppeteer's own locator asks the accessibility tree of Firefox for it in every frame: one such
 * question took 0.5 to 11 s on a busy machine, and the questions pile up. This one is asked in the
 * page, as Playwright does for Chromium, and takes a millisecond.
 */
export async function pressByPointer(page: Page, wanted: Wanted, timeoutMs: number): Promise<void> {
  let before: Point | undefined;
  const point = await eventually(
    `a ${wanted.role} "${wanted.name}" can be pressed`,
    async () => {
      const now = (await page.evaluate(findTarget, wanted)) ?? undefined;
      const isAtRest = now !== undefined && now.x === before?.x && now.y === before.y;
      before = now;
      return isAtRest && now;
    },
    { timeoutMs },
  );
  await page.mouse.click(point.x, point.y);
}

/** Runs in the page: the middle of the first that fits, if a pointer there would meet it. */
function findTarget({ role, name }: Wanted): Point | null {
  const native: Readonly<Record<string, string>> = {
    button: 'button, summary, input[type="button"], input[type="submit"]',
    checkbox: 'input[type="checkbox"]',
    combobox: 'select',
    link: 'a[href]',
    radio: 'input[type="radio"]',
    slider: 'input[type="range"]',
    textbox: 'textarea, input:not([type]), input[type="text"], input[type="email"]',
  };
  const selector = [`[role="${role}"]`, native[role]].filter(Boolean).join(', ');
  const tidy = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  /** What is read out: not what is hidden from assistive technology. */
  const textOf = (node: Node): string => {
    if (!(node instanceof Element))
      return node.nodeType === Node.TEXT_NODE ? `${node.nodeValue}` : '';
    if (node.getAttribute('aria-hidden') === 'true' || !node.checkVisibility()) return '';
    const label = node.getAttribute('aria-label') ?? node.getAttribute('alt');
    return label ?? [...node.childNodes].map(textOf).join('');
  };
  const nameOf = (element: Element): string => {
    const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
    const by = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const labels = [...((element as HTMLInputElement).labels ?? [])];
    const names = [
      by,
      element.getAttribute('aria-label') ?? '',
      labels.map(textOf).join(' '),
      textOf(element),
      element.getAttribute('title') ?? element.getAttribute('placeholder') ?? '',
    ];
    return names.map(tidy).find((one) => one !== '') ?? '';
  };
  const element = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (one) =>
      [null, role].includes(one.getAttribute('role')) &&
      one.checkVisibility({ visibilityProperty: true }) &&
      one.closest('[aria-hidden="true"], [inert]') === null &&
      nameOf(one) === name,
  );
  if (element === undefined || element.matches(':disabled')) return null;
  const middle = () => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  };
  const isInView = ({ x, y }: Point) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight;
  if (!isInView(middle())) element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const point = middle();
  const hit = document.elementFromPoint(point.x, point.y);
  // A radio lies under its label, which takes the press for it.
  const takers = [element, ...((element as HTMLInputElement).labels ?? [])];
  return takers.some((one) => one.contains(hit)) ? point : null;
}
