/**
 * Lets one phase fade into the next, like breath from glass: the browser keeps a picture of the old
 * one and `motion.css` says how it goes. Where that is not to be had (an older browser, a hidden tab,
 * somebody who wants no motion) the change is simply made.
 */
export function changePhase(apply: () => void): void {
  const still = document.hidden || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still || !('startViewTransition' in document)) {
    apply();
    return;
  }
  const transition = document.startViewTransition(() => {
    apply();
    return rendered();
  });
  // Skipped by the next change, or by the tab being hidden: the change itself was made all the same.
  transition.ready.catch(() => {});
  transition.finished.catch(() => {});
}

/** Preact renders in a microtask; frames stand still during a transition, timers do not. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
