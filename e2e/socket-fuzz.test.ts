import { expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { run } from './fuzz/campaign.ts';
import { plantedFaults } from './fuzz/planted-faults.ts';
import { play } from './fuzz/player.ts';
import { loadSubject } from './fuzz/subject.ts';
import { readTrace, writeTrace } from './fuzz/trace.ts';

/*
 * The server's own code from the decoder to the matchmaker, in this process, under programs of frames
 * that are made up from the schema, changed, and kept when they took a way through the code that none
 * took before. Every answer is held against a second writing of the rules (fuzz/session-model.ts).
 */

test('[E130] no sequence of frames makes the server break a rule', async () => {
  const subject = await loadSubject();
  const trace = process.env['PASSERBY_TRACE'];
  if (trace) {
    expect(play(subject, readTrace(trace)).finding).toBeUndefined();
    return;
  }
  const frames = depth({
    quick: 150_000,
    deep: 3_000_000,
    of: 'made-up frames on the switchboard',
  });
  const seed = Number(process.env['PASSERBY_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`seed ${seed} (PASSERBY_SEED=${seed} plays the same again)`);
  const { found, seconds, blocks, ...report } = run(subject, { seed, frames, isGuided: true });
  const share = Math.round((100 * blocks.reached) / blocks.all);
  console.log(
    `${report.frames} frames in ${report.programs} programs, ${seconds.toFixed(0)} s, ${report.ways} ways, ` +
      `${report.corpus} programs kept, ${blocks.reached} of ${blocks.all} blocks (${share} %)`,
  );
  if (found) throw new Error(`${found.what}; PASSERBY_TRACE='${writeTrace(found.program)}'`);
  // A fuzzer that is refused at the door finds nothing, and says so in a green line.
  expect(share).toBeGreaterThan(80);
});

test.each(Object.entries(plantedFaults))(
  '[E132] the control: %s is found, and what is found can be played again',
  async (_name, fault) => {
    const faulty = await loadSubject(fault);
    const { found, frames } = run(faulty, { seed: 1, frames: 1_000_000, isGuided: true });
    if (!found) throw new Error('it is not found');
    console.log(
      `${found.what}: after ${frames} frames, by ${found.program.actions.length} actions`,
    );
    const again = readTrace(writeTrace(found.program));
    expect(play(faulty, again).finding).toBe(found.what);
    expect(play(await loadSubject(), again).finding).toBeUndefined();
  },
);
