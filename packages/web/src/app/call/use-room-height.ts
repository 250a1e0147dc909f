import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Keeps the room as high as what can be seen. Safari on a phone lays its keyboard over the page and
 * tells only `visualViewport`; elsewhere (`interactive-widget`) both agree and this changes nothing.
 */
export function useRoomHeight(room: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { visualViewport } = window;
    if (visualViewport === null) return;
    const fit = () => {
      // Pinched larger the visible part is a piece of the page, not a smaller page.
      if (visualViewport.scale > 1.01) return;
      const hidden = innerHeight - visualViewport.height;
      const height = hidden > 1 ? `${visualViewport.height}px` : '';
      room.current?.style.setProperty('--room-height', height);
      if (hidden > 1) scrollTo(0, 0);
    };
    visualViewport.addEventListener('resize', fit);
    return () => visualViewport.removeEventListener('resize', fit);
  }, []);
}
