import { type House, stepHouse } from '../core/house-rule.ts';
import type { FrontDoors } from './front-doors.ts';
import type { Log } from './log.ts';
import { mostOpenFiles, openFiles } from './open-files.ts';

const everyMs = 250;

/** Shuts the doors while files are short, and opens them again; does nothing where the system tells no limit. */
export function watchHouse(given: {
  readonly doors: Pick<FrontDoors, 'pause' | 'resume'>;
  readonly log: Log;
}): { stop(): void } {
  const { doors, log } = given;
  const most = mostOpenFiles();
  if (most === undefined) return { stop() {} };
  let house: House = { state: 'open' };

  function look(limit: number) {
    const open = openFiles();
    if (open === undefined) return;
    const next = stepHouse(house, { open, most: limit }, performance.now());
    if (next.state === house.state) return;
    if (next.state === 'shut') doors.pause();
    // Somebody else may have taken the port meanwhile: it is tried again.
    else if (!doors.resume()) return;
    house = next;
    log(next.state === 'shut' ? 'filesShort' : 'filesFree', {});
  }

  const timer = setInterval(look, everyMs, most);
  return { stop: () => clearInterval(timer) };
}
