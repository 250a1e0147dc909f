import type { Tally } from './tally.ts';
import { one } from './tally.ts';

/** One thing to be checked. Without a tally of its own it counts as one test. */
export interface Step {
  readonly name: string;
  run(): Promise<{ readonly ok: boolean; readonly output: string; readonly tally?: Tally }>;
}

// Written by depth() of the test kit.
const reducedCount = /^reduced: .*$/gm;

/** `notes`: also what a step that passed says of its counts. */
interface Reporting {
  readonly notes: boolean;
}

/** Runs a step and prints one line about it, and all of its output when it failed. */
export async function report(step: Step, { notes }: Reporting): Promise<Tally> {
  const startedAt = performance.now();
  const { ok, output, tally } = await step.run();
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  const counted = tally === undefined ? '' : `  ${tally.passed + tally.failed} tests`;
  const line = `${ok ? 'ok  ' : 'FAIL'}  ${step.name.padEnd(24)} ${seconds.padStart(6)} s${counted}`;
  const noted = notes ? (output.match(reducedCount) ?? []) : [];
  console.log([...(ok ? noted : [output.trimEnd()]), line].join('\n'));
  return tally ?? one(ok);
}

/** Reports all steps: a lane is worked off in order, lanes run side by side. */
export async function inLanes(
  lanes: readonly (readonly Step[])[],
  reporting: Reporting,
): Promise<Tally[]> {
  const tallies = await Promise.all(
    lanes.map(async (lane) => {
      const done: Tally[] = [];
      for (const step of lane) done.push(await report(step, reporting));
      return done;
    }),
  );
  return tallies.flat();
}
