import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { secondsLeft, untilNextSecond } from './countdown.ts';

/** Whole seconds until a moment of `performance.now()`; renders again with each that goes, and at 0. */
export function useSecondsLeft(until: number | undefined): number {
  const looked = useSignal(0);
  useEffect(() => {
    if (until === undefined) return;
    let timer: ReturnType<typeof setTimeout>;
    const wait = () => {
      const now = performance.now();
      if (secondsLeft(until, now) === 0) return;
      timer = setTimeout(
        () => {
          looked.value += 1;
          wait();
        },
        untilNextSecond(until, now),
      );
    };
    wait();
    return () => clearTimeout(timer);
  }, [until]);
  // Read, so that a change renders this again.
  void looked.value;
  return secondsLeft(until, performance.now());
}
