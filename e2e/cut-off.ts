/**
 * Runs in a page: what of it cannot be read or reached at this size. A text may lie below the edge of
 * something that scrolls; what is cut by an edge that does not, or lies under something else, is gone.
 */
export function readCutOff(): string[] {
  const slackPixels = 2;
  const faults: string[] = [];
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth) faults.push(`the page is ${scrollWidth} px wide`);
  const top = document.querySelector('dialog[open]') ?? document.body;

  const isMeantToBeSeen = (element: Element) =>
    element.closest('.hidden, .skip, option, [aria-hidden="true"]') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  /** A word that somebody typed, or a message, may be shortened; it says so with dots. */
  const isShortened = (style: CSSStyleDeclaration) =>
    style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
  const isOutside = (inner: DOMRect, outer: DOMRect, axis: 'x' | 'y') =>
    axis === 'x'
      ? inner.left < outer.left - slackPixels || inner.right > outer.right + slackPixels
      : inner.top < outer.top - slackPixels || inner.bottom > outer.bottom + slackPixels;
  const screen = new DOMRect(0, 0, innerWidth, innerHeight);

  /** What cuts this box off, if anything does. */
  const cutter = (box: DOMRect, from: Element): string | undefined => {
    const seen = { x: box, y: box };
    let isAbsolute = false;
    for (let at: Element | null = from; at !== null; at = at.parentElement) {
      const style = getComputedStyle(at);
      // A sentence that gives way on purpose is still read out.
      if (style.clipPath !== 'none' || isShortened(style)) return undefined;
      const holds = !isAbsolute || style.position !== 'static' || style.containerType !== 'normal';
      const bounds = at.getBoundingClientRect();
      for (const axis of holds ? (['x', 'y'] as const) : []) {
        const overflow = axis === 'x' ? style.overflowX : style.overflowY;
        const cuts = overflow === 'hidden' || overflow === 'clip';
        if (cuts && isOutside(seen[axis], bounds, axis)) return at.className || at.tagName;
        if (overflow === 'auto' || overflow === 'scroll') seen[axis] = bounds;
      }
      if (style.position === 'fixed') {
        const gone = isOutside(seen.x, screen, 'x') || isOutside(seen.y, screen, 'y');
        return gone ? 'the screen' : undefined;
      }
      if (holds) isAbsolute = style.position === 'absolute';
    }
    return isOutside(seen.x, screen, 'x') ? 'the screen' : undefined;
  };

  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const holder = node.parentElement;
    const text = node.nodeValue?.trim() ?? '';
    if (holder === null || text === '' || !isMeantToBeSeen(holder)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const by = cutter(range.getBoundingClientRect(), holder);
    if (by !== undefined) faults.push(`"${text.slice(0, 40)}" is cut off by ${by}`);
  }

  for (const control of top.querySelectorAll<HTMLElement>('button, input, select, textarea, a')) {
    const target = control.closest<HTMLElement>('label') ?? control;
    if (control.closest('.hidden, .skip') !== null || !target.checkVisibility()) continue;
    target.scrollIntoView({ block: 'center', behavior: 'instant' });
    // A link that is broken in two has its middle where nothing of it is.
    const [box] = target.getClientRects();
    if (box === undefined) continue;
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (target.contains(hit)) continue;
    const name = control.getAttribute('aria-label') ?? target.textContent ?? control.tagName;
    const where = hit === null ? 'is out of reach' : `lies under ${hit.className || hit.tagName}`;
    faults.push(`"${name.trim().slice(0, 40)}" ${where}`);
  }
  return faults;
}
