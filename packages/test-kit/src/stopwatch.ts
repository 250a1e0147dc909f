/** Time as a machine that is busy with others has it: each moment of it could be used. */
export interface Stopwatch {
  readonly ms: number;
}

const tickMs = 20;
/** A pause of this process that is longer than this was the machine's: the others stood still as well. */
const mostPauseMs = 100;

/**
 * Starts to measure. What a test says of a deadline holds for a machine that runs it; where many share two
 * cores, all of them are stopped for a second now and then, and that second says nothing about a server.
 */
export function startStopwatch(now: () => number = () => performance.now()): Stopwatch {
  let sum = 0;
  let last = now();
  const take = () => {
    const time = now();
    sum += Math.min(time - last, mostPauseMs);
    last = time;
  };
  setInterval(take, tickMs).unref();
  return {
    get ms() {
      take();
      return sum;
    },
  };
}
