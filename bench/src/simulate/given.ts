import { defaultAssumed } from '@passerby/cli/plan/assumptions';
import { measured } from '@passerby/cli/plan/measured';
import type { Given } from './needs.ts';
import { usualHabits, visitOf } from './world.ts';

const { newShare, callMbps } = defaultAssumed;

/** Assumed, or a constant of the product. */
export const given: Given = {
  fullShare: 0.6,
  processBytes: 4 * 2 ** 30,
  videoShare: usualHabits.modes.video,
  visitSeconds: visitOf(usualHabits) / 1_000,
  callMbps,
  lineGbps: 10,
  pageBytes: 1e6 * (measured.pageMb.value + (newShare / 100) * measured.filterMb.value),
  // Two ports, over IPv4 alone; a new connection is made ready every 20 s, in calls as well (client, spare.ts).
  questions: 2,
  gatherEverySeconds: 20,
  presenceEverySeconds: 2,
  framesAcross: 3,
};

/** By benchmarks of their own, when they were last run. */
export const earlier = {
  sessionBytes: measured.sessionKb.value * 1_024,
  parkedBytes: measured.parkedKb.value * 1_024,
};
