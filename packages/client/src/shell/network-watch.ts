/** A move from one network to another comes as several events within a moment. */
const quietMs = 100;

/** Tells when the device has come to another network, or is on one again. */
export function createNetworkWatch(moved: () => void): { start(): void; stop(): void } {
  /** Only some engines say when the network changes; all say when there is one again. */
  const { connection } = navigator as { connection?: EventTarget };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (navigator.onLine) moved();
    }, quietMs);
  };
  return {
    start() {
      addEventListener('online', changed);
      connection?.addEventListener('change', changed);
    },
    stop() {
      clearTimeout(timer);
      removeEventListener('online', changed);
      connection?.removeEventListener('change', changed);
    },
  };
}
