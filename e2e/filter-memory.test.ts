import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { browserMemoryMib } from '@passerby/test-kit/browser-memory';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { depth } from '@passerby/test-kit/depth';
import { eventually } from '@passerby/test-kit/eventually';
import { writeFilm } from '@passerby/test-kit/film';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';

const browsers = useBrowsers();
const folder = mkdtempSync(join(tmpdir(), 'passerby-filter-'));
const film = join(folder, 'room.y4m');
let server: ServerProcess;
beforeAll(async () => {
  writeFilm(film);
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true });
});

const pictures = depth({ quick: 250, deep: 2_000, of: 'pictures looked at by the filter' });
/** By then the engines have what they will have. */
const settledAfter = Math.round(pictures * 0.4);
/**
 * What browsers breathe in and out. One picture as the model takes it is 0.6 MiB: a filter that kept
 * even that, and nothing else, would grow by half as much again within the reduced count.
 */
const allowedMib = 64;

for (const [engine, differently] of [
  ['chromium', { film }],
  ['firefox', {}],
] as const) {
  test(`[E56] ${engine}: memory stays flat however many pictures were looked at`, async () => {
    const ann = await browsers.person(engine, server.url, differently);
    await ann.tab.beforeEveryPage(countAnswers);
    await ann.openWithDevices();
    // The level meter draws sixty times a second, and makes more garbage than the filter ever does.
    await ann.press('Microphone');
    const code = await eventually('the filter', async () =>
      ann.tab.requests.map(({ url }) => url).find((url) => url.includes('/filter-watch.')),
    );
    // Firefox's own fake camera shows one flat colour, about which the model is never asked.
    if (engine === 'firefox') await ann.tab.evaluate(showStripes, undefined);
    const before = await grow(ann, { code, pictures: settledAfter, kept: 0 });
    const rest = pictures - settledAfter;
    const after = await grow(ann, { code, pictures: rest, kept: 0 });
    console.log(
      `${engine}: ${before.mib} MiB after ${settledAfter} pictures, ${after.mib} after ${pictures}; ` +
        `${after.msEach} ms each`,
    );
    expect(after.mib - before.mib).toBeLessThan(allowedMib);
    // The control: a page that keeps what the model was given, picture for picture, is seen to grow.
    const leaky = await grow(ann, { code, pictures: 0, kept: rest });
    expect(leaky.mib - after.mib).toBeGreaterThan(allowedMib);
  });
}

interface Load {
  readonly code: string;
  readonly pictures: number;
  readonly kept: number;
}

const pieceOfPictures = 200;

async function grow(person: Person, load: Load) {
  let msEach = 0;
  // In pieces: a driver waits only so long for one answer.
  for (let left = load.pictures; left > 0; left -= pieceOfPictures) {
    const pictures = Math.min(left, pieceOfPictures);
    msEach = await person.tab.evaluate(lookOn, { code: load.code, pictures });
  }
  await person.tab.evaluate(keep, load.kept);
  return { mib: Math.round(browserMemoryMib(person.engine)), msEach };
}

declare global {
  interface Window {
    /** Answers of the filter's worker so far. */
    answers: number;
    kept: Float32Array[];
    lookOnce?: () => void;
  }
}

/** Runs in the page, before its own scripts. */
function countAnswers(): void {
  window.answers = 0;
  window.kept = [];
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'scores') window.answers += 1;
      });
    }
  };
}

/** Runs in the page: a film of moving stripes in the place of the camera's picture. */
function showStripes(): void {
  const [canvas, video] = [document.createElement('canvas'), document.querySelector('video')];
  const context = canvas.getContext('2d');
  if (context === null || video === null) throw new Error('nowhere to draw');
  [canvas.width, canvas.height] = [320, 240];
  setInterval(() => {
    for (let x = 0; x < 320; x += 40) {
      context.fillStyle = `hsl(${200 + x / 10} 30% ${30 + ((performance.now() / 40 + x) % 50)}%)`;
      context.fillRect(x, 0, 40, 240);
    }
  }, 100);
  video.srcObject = canvas.captureStream(10);
}

/**
 * Runs in the page: one filter for all pieces, from the video to the verdict, with a clock that is put
 * on by a second whenever it has answered. Returns how long one picture took.
 */
async function lookOn({ code, pictures }: { code: string; pictures: number }): Promise<number> {
  window.lookOnce ??= await begin();
  const startedAt = performance.now();
  const enough = window.answers + pictures;
  while (window.answers < enough) {
    const before = window.answers;
    // Until it is ready nobody answers; a second of its clock for each of ours is slow enough.
    for (let wait = 0; window.answers === before && wait < 1_000; wait += 5) {
      window.lookOnce();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  return Math.round((performance.now() - startedAt) / pictures);

  async function begin(): Promise<() => void> {
    const video = document.querySelector('video');
    if (video === null) throw new Error('nothing to look at');
    let tick = () => {};
    let before = 0;
    let nowMs = 0;
    const { createFilterWatch } = await import(code);
    createFilterWatch({
      isHidden: () => false,
      nowMs: () => nowMs,
      every(_ms: number, call: () => void) {
        tick = call;
        return () => {};
      },
    }).watchStranger(
      video,
      () => true,
      () => {},
    );
    return () => {
      if (window.answers > before) nowMs += 1_000;
      before = window.answers;
      tick();
    };
  }
}

/** Runs in the page: what a filter that forgot nothing would have. */
function keep(count: number): void {
  for (let kept = 0; kept < count; kept++) {
    window.kept.push(new Float32Array(224 * 224 * 3).fill(Math.random()));
  }
}
