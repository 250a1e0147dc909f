import type { Viewer } from '@passerby/test-kit/viewer';
import axe from 'axe-core';

/** What axe finds against WCAG 2.2 (A, AA, and AAA for the contrast of text) and its own good practice: rule and element. */
export async function readFaults(viewer: Viewer): Promise<readonly string[]> {
  await viewer.addScript(axe.source);
  return viewer.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof import('axe-core') };
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await inPage.run({
      runOnly: tags,
      rules: { 'color-contrast-enhanced': { enabled: true } },
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
  });
}

/** Runs in the page: what is wider than it, and what is smaller than a thumb. */
export function readTargets(): string[] {
  const least = 44;
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`${scrollWidth} px wide`);
  const top = document.querySelector('dialog[open]') ?? document;
  const controls = top.querySelectorAll<HTMLElement>('button, input, select, textarea, a[href]');
  for (const control of controls) {
    // A label takes the press for what stands in it; a link in a sentence is as high as its line (2.5.8).
    const target = control.closest<HTMLElement>('label, .grow') ?? control;
    const isInText = control.matches('p a, li a:not(nav a)');
    if (isInText || control.closest('.hidden, .skip') !== null || control.matches('.skip'))
      continue;
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    const { width, height } = target.getBoundingClientRect();
    if (Math.round(width) >= least && Math.round(height) >= least) continue;
    const name = control.getAttribute('aria-label') ?? control.textContent ?? control.tagName;
    faults.push(`${name.trim().slice(0, 40)} is ${Math.round(width)} by ${Math.round(height)}`);
  }
  return faults;
}
