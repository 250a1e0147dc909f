import { availableParallelism, loadavg } from 'node:os';
import { type Figure, figure } from '../table.ts';
import { measureFidelity } from './fidelity.ts';
import { measureLabCalls } from './lab-calls.ts';
import { measureMeetingTime } from './meeting-time.ts';
import { startSignallingRig } from './signalling-rig.ts';
import { measureSiteTime } from './site-time.ts';

/**
 * How soon, how well and how often two people see each other, in about five minutes. Needs the built
 * site, and the browsers that `npm test` installs; the lab needs root.
 */
export async function measureConnect(): Promise<Figure[]> {
  const rig = await startSignallingRig();
  try {
    const figures = [loadFigure()];
    for (const measure of [measureMeetingTime, measureSiteTime, measureFidelity]) {
      figures.push(...(await measure(rig)));
    }
    return [...figures, ...(await measureLabCalls())];
  } finally {
    await rig.stop();
  }
}

/** Video is encoded by the processor here: with other work beside it every time grows. */
function loadFigure(): Figure {
  const [lastMinute = 0] = loadavg();
  return figure(
    'load of this machine before anything was measured',
    lastMinute.toFixed(1),
    `${availableParallelism()} cores`,
  );
}
