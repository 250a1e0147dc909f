/** One timer that is always set to the next deadline. */
export interface Alarm {
  /** `deadline` is on `performance.now()`'s clock; Infinity means never. */
  set(deadline: number): void;
}

/** Timers fire early by a fraction of a millisecond now and then; this makes them late instead. */
const slackMs = 2;

export function createAlarm(ring: () => void): Alarm {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    set(deadline) {
      clearTimeout(timer);
      if (deadline === Number.POSITIVE_INFINITY) return;
      timer = setTimeout(ring, Math.max(0, deadline - performance.now()) + slackMs);
    },
  };
}
