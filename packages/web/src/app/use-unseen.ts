import type { Meeting } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether somebody came while the page was not looked at, and nobody has looked since. */
export function useUnseen(phase: Meeting['phase']): boolean {
  const unseen = useSignal(false);
  const talking = phase === 'talking';
  useEffect(() => {
    unseen.value = talking && !document.hasFocus();
    if (!unseen.value) return;
    const look = () => {
      if (document.hasFocus()) unseen.value = false;
    };
    addEventListener('focus', look);
    document.addEventListener('visibilitychange', look);
    return () => {
      removeEventListener('focus', look);
      document.removeEventListener('visibilitychange', look);
    };
  }, [talking]);
  return unseen.value;
}
