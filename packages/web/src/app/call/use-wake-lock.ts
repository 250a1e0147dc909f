import { useEffect } from 'preact/hooks';

/** Keeps the screen awake while there is somebody to see or to wait for. */
export function useWakeLock(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const take = async () => {
      if (document.hidden || isOver) return;
      // Refused with a battery that is low: then the screen sleeps, and nothing else is lost.
      const taken = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (isOver) await taken?.release();
      else lock = taken;
    };
    // The browser lets go of it in a hidden tab, and does not take it up again.
    document.addEventListener('visibilitychange', take);
    void take();
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', take);
      void lock?.release().catch(() => {});
    };
  }, [wanted]);
}
