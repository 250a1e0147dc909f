import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

const tickMs = 500;

/** Milliseconds since a moment of `performance.now()`, looked at twice a second. */
export function useElapsed(since: number): ReadonlySignal<number> {
  const elapsed = useSignal(performance.now() - since);
  useEffect(() => {
    const look = () => {
      elapsed.value = performance.now() - since;
    };
    look();
    const timer = setInterval(look, tickMs);
    return () => clearInterval(timer);
  }, [since]);
  return elapsed;
}
