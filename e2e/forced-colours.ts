import './page-colours.ts';

/**
 * Runs in a page whose colours are forced by the system: texts and icons that do not stand out from what
 * is behind them, and buttons and boxes that have lost their edge. Over
 * pictures too: the browser puts a plate of the forced ground behind texts there.
 */
export function readForcedColours(): string[] {
  const leastForText = 4.5;
  const leastForShapes = 3;
  const faults: string[] = [];
  const top = document.querySelector('dialog[open]') ?? document.body;
  const { toColour, groundOf, contrast } = window.pageColours;
  const isShown = (element: Element) =>
    element.closest('.hidden, .skip, option') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const nameOf = (element: Element) => {
    const named = element.closest('[aria-label]')?.getAttribute('aria-label');
    return `"${(element.textContent?.trim() || named || element.className).slice(0, 40)}"`;
  };

  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const holder = node.parentElement;
    if (holder === null || node.nodeValue?.trim() === '' || !isShown(holder)) continue;
    const ratio = contrast(toColour(getComputedStyle(holder).color), groundOf(holder));
    if (ratio < leastForText) faults.push(`text ${nameOf(holder)}: ${ratio.toFixed(1)}`);
  }
  for (const icon of top.querySelectorAll('svg.icon')) {
    if (!isShown(icon)) continue;
    const { stroke } = getComputedStyle(icon);
    const { width } = icon.getBoundingClientRect();
    const ratio = contrast(toColour(stroke), groundOf(icon));
    if (width < 8 || ratio < leastForShapes) {
      faults.push(`icon of ${nameOf(icon.parentElement ?? icon)}: ${ratio.toFixed(1)}`);
    }
  }
  const boxes = top.querySelectorAll<HTMLElement>(
    'button, .go, input:not([type="radio"], [type="range"], [type="checkbox"]:not([role])), textarea',
  );
  for (const control of boxes) {
    // What is a picture shows by itself where it is.
    const isPicture = control.matches('.emoji-board *') || control.querySelector('video') !== null;
    if (!isShown(control) || isPicture) continue;
    // The box of a message is drawn by what grows with it.
    const box = control.closest('.grow') ?? control;
    const style = getComputedStyle(box);
    const outside = groundOf(box.parentElement ?? box);
    const lines = [
      [style.borderBlockEndStyle, style.borderBlockEndWidth, style.borderBlockEndColor],
      [style.outlineStyle, style.outlineWidth, style.outlineColor],
    ] as const;
    const hasLine = lines.some(
      ([kind, width, colour]) =>
        kind !== 'none' &&
        parseFloat(width) >= 1 &&
        contrast(toColour(colour), outside) >= leastForShapes,
    );
    const stands = contrast(toColour(style.backgroundColor), outside) >= leastForShapes;
    // A button in a sentence is underlined, as a link is.
    const isUnderlined = style.textDecorationLine.includes('underline');
    if (!hasLine && !stands && !isUnderlined) faults.push(`edge of ${nameOf(box)}`);
  }
  return faults;
}
