import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { eventually } from '@passerby/test-kit/eventually';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { startWebkit, type Webkit, whyNoWebkit } from '@passerby/test-kit/webkit';
import { readBuiltSite } from './built-pages.ts';

/*
 * The engine of Safari, as far as it can be had on a Linux machine: WebKitGTK. Debian builds it without
 * calls (WebRTC), so that it is here for what a page says then, and for all the pages to read.
 */

const reason = whyNoWebkit();
if (reason !== undefined) console.log(`skipped: pages in WebKit, for ${reason}`);

describe.skipIf(reason !== undefined)('[E97] WebKit', () => {
  let server: ServerProcess;
  let webkit: Webkit;
  beforeAll(async () => {
    [server, webkit] = await Promise.all([
      startServerProcess({ flags: ['--stun-ports=none'] }),
      startWebkit(),
    ]);
  }, 60_000);
  afterAll(async () => {
    await webkit.close();
    expect(await server.stop()).toBe(0);
  });

  test('shows every page whole, and keeps nothing of it', async () => {
    for (const { path } of readBuiltSite()) {
      await webkit.goto(`${server.url}${path}`);
      await eventually(`a heading on ${path}`, () => webkit.evaluate(readHeading));
      expect({ path, ...(await webkit.evaluate(readPage)) }).toEqual({ path, ...wholePage });
      expect(await webkit.cookies()).toEqual([]);
    }
  });

  test('says where it cannot make calls, and offers none', async () => {
    await webkit.goto(`${server.url}/`);
    await eventually('what is said', () =>
      webkit.evaluate(() => document.querySelector('[data-lack]') !== null),
    );
    const { canCall, text, buttons } = await webkit.evaluate(readLobby);
    // Where a WebKit that can is tried, this test has to be another one.
    expect(canCall).toBe(false);
    expect(text).toContain('This browser cannot make calls.');
    expect(text).toContain('Firefox, Chrome, Edge or Safari');
    expect(buttons).toEqual([]);
  });

  test('the control: what a page may not load is broken, and what is too wide is seen', async () => {
    await webkit.evaluate(() => {
      const image = document.createElement('img');
      image.src = 'https://passerby.invalid/picture.png';
      image.style.inlineSize = '3000px';
      document.body.append(image);
    });
    await eventually('a broken picture', async () => {
      const { broken, overflow } = await webkit.evaluate(readPage);
      return broken.length === 1 && overflow > 1_000;
    });
  });
});

const wholePage = { elsewhere: 0, overflow: 0, unstyled: false, broken: [], stored: 0, workers: 0 };

/** Runs in the page. */
const readHeading = () => (document.querySelector('h1')?.textContent?.trim() ?? '') !== '';

/** Runs in the page. */
function readPage() {
  const root = document.documentElement;
  const images = [...document.images].filter(({ complete, naturalWidth, loading }) => {
    return complete && naturalWidth === 0 && loading !== 'lazy';
  });
  return {
    // The policy of the page lets in what is its own and nothing else.
    elsewhere: performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).host !== location.host).length,
    overflow: Math.max(0, root.scrollWidth - root.clientWidth),
    // The ground of the page is one of ours, and so is what it is written in.
    unstyled: !getComputedStyle(document.body).fontFamily.includes('Figtree'),
    broken: images.map(({ src }) => src),
    stored: localStorage.length + sessionStorage.length,
    workers:
      navigator.serviceWorker?.controller === null ? 0 : Number('serviceWorker' in navigator),
  };
}

/** Runs in the page. */
function readLobby() {
  return {
    canCall: 'RTCPeerConnection' in window,
    text: document.querySelector('main')?.textContent ?? '',
    buttons: [...document.querySelectorAll('main button')].map(({ textContent }) => textContent),
  };
}
