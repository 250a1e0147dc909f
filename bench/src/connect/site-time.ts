import { serverWire } from '@passerby/protocol/server-messages';
import { startChromium } from '@passerby/test-kit/chromium';
import { eventually } from '@passerby/test-kit/eventually';
import { createPerson, type Person } from '@passerby/test-kit/person';
import type { BrowserProcess } from '@passerby/test-kit/tab';
import { quantile } from '../quantile.ts';
import { type Figure, figure } from '../table.ts';
import { wellEquipped } from './call-tab.ts';
import { progress } from './progress.ts';
import type { SignallingRig } from './signalling-rig.ts';

const calls = 10;
const budgetMs = 40_000;
const roundTripMs = 100;
const equipment = { ...wellEquipped('chromium'), framesPerSecond: 30 };

/** From the match to both seeing each other on the site as built, with all that it shows and moves. */
export async function measureSiteTime(rig: SignallingRig): Promise<Figure[]> {
  const url = await rig.through('passerby', roundTripMs);
  const browser = await startChromium(equipment);
  try {
    const times: number[] = [];
    // The first call of a browser starts its codecs and its audio.
    const startedAt = performance.now();
    for (let call = 0; call <= calls && performance.now() < startedAt + budgetMs; call++) {
      const ms = await callOnSite(browser, url);
      if (call > 0) times.push(ms + roundTripMs / 2);
    }
    progress(`${times.length} calls on the site`);
    const [p50, p95] = [0.5, 0.95].map((share) => quantile(times, share).toFixed(0));
    return [
      figure(
        `match to both seeing each other, on the site, signalling round trip ${roundTripMs} ms`,
        `p50 ${p50} ms, p95 ${p95} ms`,
        `${times.length} calls`,
      ),
    ];
  } finally {
    await browser.close();
  }
}

async function callOnSite(browser: BrowserProcess, url: string): Promise<number> {
  const visit = async () => {
    const tab = await browser.openTab(equipment, url);
    await tab.beforeEveryPage(watchFirstPicture);
    const person = createPerson(tab, equipment, url);
    await person.openWithDevices();
    return person;
  };
  const people = await Promise.all([visit(), visit()]);
  try {
    for (const person of people) await person.press('Start');
    const seen = await Promise.all(people.map(pictureOf));
    return (
      Math.max(...seen.map(({ firstFrameAt }) => firstFrameAt)) -
      Math.min(...seen.map(({ matchedAt }) => matchedAt))
    );
  } finally {
    for (const { tab } of people) await tab.forget();
  }
}

const pictureOf = (person: Person) =>
  eventually('a first picture on the site', async () => {
    const { frames, firstFrameAt } = await person.tab.evaluate(
      () => window.firstPicture,
      undefined,
    );
    const matched = frames.find(({ bytes }) => {
      const message = serverWire.decode(Uint8Array.from(bytes));
      return message.ok && message.value.type === 'Matched';
    });
    if (matched === undefined || firstFrameAt === undefined) return undefined;
    return { matchedAt: matched.at, firstFrameAt };
  });

interface FirstPicture {
  readonly frames: { readonly at: number; readonly bytes: readonly number[] }[];
  firstFrameAt: number | undefined;
}

declare global {
  interface Window {
    firstPicture: FirstPicture;
  }
}

/** Runs in the page, before its own scripts. Times are on a clock that both pages share. */
function watchFirstPicture(): void {
  const watch: FirstPicture = { frames: [], firstFrameAt: undefined };
  window.firstPicture = watch;
  const clockMs = () => performance.timeOrigin + performance.now();
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (!(data instanceof ArrayBuffer)) return;
        watch.frames.push({ at: clockMs(), bytes: [...new Uint8Array(data)] });
      });
    }
  };
  let watched: HTMLVideoElement | null = null;
  new MutationObserver(() => {
    const video = document.querySelector<HTMLVideoElement>('video[data-video="stranger"]');
    if (video === null || video === watched) return;
    watched = video;
    video.requestVideoFrameCallback(() => {
      watch.firstFrameAt ??= clockMs();
    });
  }).observe(document, { childList: true, subtree: true });
}
