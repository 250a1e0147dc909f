import type { Tab } from '@passerby/test-kit/tab';

/** When things happened in a page, by the clock of this machine, in milliseconds; 0: not yet. */
interface Moments {
  flagSent: number;
  terminated: number;
  /** The last picture of a stranger left the screen. */
  pictureGone: number;
  /** The page said that the time is over. */
  over: number;
}

declare global {
  interface Window {
    readonly moments: Moments;
  }
}

/** Notes them in the page itself: what drives a browser from outside is late by as much as it likes. */
export const watchMoments = (tab: Tab) =>
  tab.beforeEveryPage(() => {
    const [flag, terminated] = [0x0a, 0x4a];
    const moments = { flagSent: 0, terminated: 0, pictureGone: 0, over: 0 };
    Object.defineProperty(window, 'moments', { value: moments });
    window.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        this.addEventListener('message', ({ data }) => {
          if (new Uint8Array(data)[0] === terminated) moments.terminated = Date.now();
        });
      }
      override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView<ArrayBuffer>): void {
        if (frame instanceof Uint8Array && frame[0] === flag) moments.flagSent = Date.now();
        super.send(frame as ArrayBuffer);
      }
    };
    let pictured = false;
    const look = () => {
      const shown = document.querySelector('video[data-video="stranger"]') !== null;
      if (pictured && !shown) moments.pictureGone = Date.now();
      pictured = shown;
      const text = document.querySelector('#app')?.textContent ?? '';
      if (moments.over === 0 && text.includes('The time is over')) moments.over = Date.now();
    };
    document.addEventListener('DOMContentLoaded', () =>
      new MutationObserver(look).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      }),
    );
  });

export const moments = (tab: Tab): Promise<Moments> =>
  tab.evaluate(() => window.moments, undefined);

/** Runs in the page: a client that does not hear that it was ended, nor that its line was closed. */
export function swallowTerminated(): void {
  const terminated = 0x4a;
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', (event) => {
        if (new Uint8Array(event.data)[0] === terminated) event.stopImmediatePropagation();
      });
      this.addEventListener('close', (event) => event.stopImmediatePropagation());
    }
  };
}
