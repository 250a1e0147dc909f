import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/** Takes the focus into a board, and calls back on Esc, or on a press beside it, which keeps the focus that it takes. */
export function useDismiss(
  board: RefObject<HTMLElement | null>,
  onClose: (by: 'key' | 'press') => void,
): void {
  // Before the next key: one that was pressed at once is meant for the board.
  useLayoutEffect(() => {
    const element = board.current;
    if (element === null) return;
    element.querySelector('button')?.focus();
    const press = ({ target }: Event) => {
      const inside = target instanceof Element && target.closest('.composer') !== null;
      if (!inside) onClose('press');
    };
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      // This Esc puts the board away, and is no first half of Next.
      event.stopPropagation();
      onClose('key');
    };
    document.addEventListener('pointerdown', press);
    element.addEventListener('keydown', key);
    return () => {
      document.removeEventListener('pointerdown', press);
      element.removeEventListener('keydown', key);
    };
  }, []);
}
