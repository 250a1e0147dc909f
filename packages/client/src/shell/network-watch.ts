/** A move from one network to another comes as several events within a moment. */
const quietMs = 100;

/** Tells when the device has come to another network, or is on one again. */
export function createNetworkWatch(moved: () => void): { start(): void; stop(): void } {
  /** Only some engines have it, and fewer say what kind of network it is; all say when there is one again. */
  const { connection } = navigator as { connection?: EventTarget & { readonly type?: string } };
  let type = connection?.type;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (navigator.onLine) moved();
    }, quietMs);
  };
  /** Chromium also tells of every new estimate of the speed, which says nothing of the network. */
  const estimated = () => {
    const before = type;
    type = connection?.type;
    if (type !== before) changed();
  };
  return {
    start() {
      addEventListener('online', changed);
      connection?.addEventListener('change', estimated);
    },
    stop() {
      clearTimeout(timer);
      removeEventListener('online', changed);
      connection?.removeEventListener('change', estimated);
    },
  };
}
