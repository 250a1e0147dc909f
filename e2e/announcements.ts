declare global {
  interface Window {
    /** What a screen reader was given to say, in order: only where `watchAnnouncements` runs. */
    said: string[];
  }
}

/**
 * Runs in a page, before its own scripts: writes down every change of what is live. What comes together
 * with its live region is not counted: some screen readers say it, and others do not. An alert they all say.
 */
export function watchAnnouncements(): void {
  window.said = [];
  const before = new Map<Element, string>();
  const regionsBefore = new WeakSet<Element>();
  const textOf = (node: Node): string => {
    if (node.nodeType === Node.TEXT_NODE) return node.nodeValue ?? '';
    if (!(node instanceof Element) || node.getAttribute('aria-hidden') === 'true') return '';
    return [...node.childNodes].map(textOf).join('');
  };
  const look = () => {
    const regions = document.querySelectorAll(
      '[role="status"], [role="alert"], [aria-live="polite"], [aria-live="assertive"]',
    );
    for (const region of regions) {
      // Of a region that is not one whole each part is said by itself.
      const isWhole = region.getAttribute('aria-atomic') !== 'false';
      const isSaid = regionsBefore.has(region) || region.getAttribute('role') === 'alert';
      regionsBefore.add(region);
      for (const part of isWhole ? [region] : region.children) {
        const text = textOf(part).replaceAll(/\s+/g, ' ').trim();
        if (isSaid && text !== '' && text !== before.get(part)) window.said.push(text);
        before.set(part, text);
      }
    }
  };
  new MutationObserver(look).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
  });
}
