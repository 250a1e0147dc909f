import { expect, test } from 'bun:test';
import type { Verdict } from '../core/verdict.ts';
import type { Classifier } from './classifier.ts';
import type { Sample } from './sampler.ts';
import { createStrangerFilter } from './stranger-filter.ts';

/** A filter on a desk: time, tab, video and classifier are moved by hand. */
function desk(start: () => Promise<'ready' | 'failed'> = async () => 'ready') {
  let nowMs = 0;
  let closed = 0;
  const desk = {
    hidden: false,
    sample: { code: 'picture', pixels: new Uint8ClampedArray(4) } as Sample,
    verdict: async (): Promise<Verdict> => 'passed',
    asked: 0,
    states: [] as string[],
  };
  const filter = createStrangerFilter({
    classifier(): Classifier {
      return {
        started: start(),
        isDead: false,
        judge() {
          desk.asked += 1;
          return desk.verdict();
        },
        close() {
          closed += 1;
        },
      };
    },
    sample: async () => desk.sample,
    isHidden: () => desk.hidden,
    nowMs: () => nowMs,
    onChange: (picture) => desk.states.push(picture.state),
  });
  return {
    desk,
    filter,
    closed: () => closed,
    async run(ms: number) {
      for (const end = nowMs + ms; nowMs < end; nowMs += 100) {
        await settle();
        void filter.tick();
        await settle();
      }
    },
  };
}
/** Lets promises that are settled already run on: no time passes. */
const settle = async () => {
  for (let turn = 0; turn < 8; turn++) await Promise.resolve();
};

test('[FL1] two pictures a second until it is clear, then one', async () => {
  const { desk: on, filter, run } = desk();
  await run(1_600);
  expect(filter.picture.state).toBe('watching');
  expect(on.asked).toBe(3);
  await run(5_000);
  expect(on.asked).toBe(8);
});

test('[FL3] hidden at once; when shown again it is checked anew', async () => {
  const { desk: on, filter, run } = desk();
  await run(2_000);
  on.hidden = true;
  await run(100);
  expect(filter.picture).toMatchObject({ state: 'paused', because: 'hidden' });
  const asked = on.asked;
  await run(60_000);
  expect(on.asked).toBe(asked);
  on.hidden = false;
  await run(200);
  expect(filter.picture).toMatchObject({ state: 'checking', because: 'hidden' });
  await run(2_000);
  expect(filter.picture.state).toBe('watching');
});

test('[FL3] a video without a picture is waited for, without faults', async () => {
  const { desk: on, filter, run } = desk();
  on.sample = { code: 'nothing' };
  await run(60_000);
  expect(filter.picture).toMatchObject({ state: 'paused', because: 'noPicture' });
  on.sample = { code: 'picture', pixels: new Uint8ClampedArray(4) };
  await run(2_000);
  expect(filter.picture.state).toBe('watching');
});

test('[FL9] what is too dark to tell never reaches the classifier, nor clears', async () => {
  const { desk: on, filter, run } = desk();
  on.sample = { code: 'cannotTell' };
  await run(10_000);
  expect(filter.picture).toMatchObject({ state: 'checking', because: 'cannotTell' });
  expect(on.asked).toBe(0);
});

test('[FL4] where the page may not read pictures, it is blurred until tapped', async () => {
  const { desk: on, filter, run, closed } = desk();
  on.sample = { code: 'blocked' };
  await run(3_000);
  expect(filter.picture).toEqual({ state: 'unavailable', why: 'failed' });
  expect(closed()).toBe(1);
});

test('[FL4] a classifier that hangs is given up, and asked one picture at a time', async () => {
  const { desk: on, filter, run, closed } = desk();
  on.verdict = () => new Promise(() => {});
  await run(30_000);
  expect(filter.picture).toEqual({ state: 'unavailable', why: 'slow' });
  expect(on.asked).toBe(1);
  expect(closed()).toBe(1);
});

test('[FL4] a start that fails, or never ends, is told', async () => {
  const failing = desk(async () => 'failed');
  await failing.run(200);
  expect(failing.filter.picture).toEqual({ state: 'unavailable', why: 'failed' });
  const endless = desk(() => new Promise(() => {}));
  await endless.run(31_000);
  expect(endless.filter.picture).toEqual({ state: 'unavailable', why: 'slow' });
  expect(endless.closed()).toBe(1);
});

test('[FL6] closed is closed: an answer that comes late tells nobody', async () => {
  const { desk: on, filter, run } = desk();
  await run(600);
  filter.close();
  const { length } = on.states;
  await run(5_000);
  filter.changed();
  expect(on.states.length).toBe(length);
});
