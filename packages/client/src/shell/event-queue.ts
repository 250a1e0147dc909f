/**
 * One event after the other: what an event brings about waits its turn. `settled` follows when none waits
 * any more. An event whose handling throws is over; what waits then is handled with the next one, and
 * not at once, or a tick that throws would be rung for without end.
 */
export function createEventQueue<T extends object | string>(
  handle: (event: T) => void,
  settled: () => void,
): (event: T) => void {
  const queue: T[] = [];
  let isBusy = false;
  return (event) => {
    queue.push(event);
    if (isBusy) return;
    isBusy = true;
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) handle(next);
    } finally {
      isBusy = false;
    }
    settled();
  };
}
