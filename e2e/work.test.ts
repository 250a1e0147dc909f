import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { createSourceProxy, type SourceProxy } from '@passerby/test-kit/source-proxy';
import type { Tab } from '@passerby/test-kit/tab';
import { openWireClient } from '@passerby/test-kit/wire-client';
import { expectToWrite } from './scene.ts';

/*
 * A server under stress asks everybody for a proof of work, and the built page does it in a worker, under
 * the policy that it is served with.
 */

const browsers = useBrowsers();
let server: ServerProcess;
const proxies: SourceProxy[] = [];
beforeAll(async () => {
  // One socket a second is calm here, so that a handful is a rush.
  server = await startServerProcess({ flags: ['--calm-per-second=1', '--work-bits=17'] });
});
afterAll(async () => {
  await Promise.all(proxies.map((proxy) => proxy.close()));
  expect(await server.stop()).toBe(0);
});

async function network(n: number): Promise<string> {
  const proxy = await createSourceProxy({ targetPort: server.port, from: `127.${n}.1.1` });
  proxies.push(proxy);
  return proxy.url;
}

/** Sockets enough for the window of stress that is on, and the next one. */
async function rush(): Promise<void> {
  for (let i = 0; i < 8; i++) await (await openWireClient({ url: server.url })).close();
}

declare global {
  interface Window {
    workersSeen: { url: string; answers: number; failures: number }[];
  }
}

const watchWorkers = (tab: Tab) =>
  tab.beforeEveryPage(() => {
    window.workersSeen = [];
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        const seen = { url: String(url), answers: 0, failures: 0 };
        window.workersSeen.push(seen);
        this.addEventListener('message', () => {
          seen.answers += 1;
        });
        this.addEventListener('error', () => {
          seen.failures += 1;
        });
      }
    };
    // Sentences of the search come and go: all of them are kept.
    document.addEventListener('DOMContentLoaded', () => {
      const app = document.querySelector('#app');
      if (app === null) return;
      const keep = () => {
        const heading = app.querySelector('.scene h1')?.textContent ?? '';
        document.body.dataset['headings'] = `${document.body.dataset['headings'] ?? ''} ${heading}`;
      };
      new MutationObserver(keep).observe(app, {
        subtree: true,
        childList: true,
        characterData: true,
      });
    });
  });

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[A14] ${engine}: asked for work, it says so, does it in a worker, and meets somebody`, async () => {
    const base = engine === 'chromium' ? 20 : 30;
    const people = [
      await browsers.person(engine, await network(base)),
      await browsers.person(engine, await network(base + 1)),
    ];
    for (const person of people) {
      await watchWorkers(person.tab);
      await person.open();
      await person.tab.click('radio', 'Text');
      await person.untilLine('open');
    }
    await rush();
    for (const person of people) await person.press('Start');
    for (const person of people) await person.untilPhase('talking');
    const [ann, ben] = people;
    if (ann && ben) await expectToWrite(ann, ben, 'that was a little work');
    for (const person of people) {
      const { sent } = await person.frames();
      const solved = sent.filter(({ type }) => type === 'Solve').length;
      expect(solved).toBeGreaterThan(0);
      const { workers, headings } = await person.tab.evaluate(
        () => ({
          // The filter has a worker of its own.
          workers: window.workersSeen.filter(({ url }) => !url.includes('/filter/')),
          headings: document.body.dataset['headings'] ?? '',
        }),
        undefined,
      );
      // None was left to the page: every answer came from a worker of this very address.
      expect(workers.map(({ answers, failures }) => [answers, failures])).toEqual(
        Array.from({ length: solved }, () => [1, 0]),
      );
      for (const { url } of workers) expect(url).toMatch(/^\/_astro\/work-worker\.[\w-]+\.js$/);
      expect(headings).toContain('your device does a little work first');
      expect(person.tab.uncaught).toEqual([]);
    }
  }, 120_000);
}

test('[H1] the policy of the page lets no other address become a worker', async () => {
  const ann = await browsers.person('chromium', server.url);
  await ann.open();
  await ann.untilLine('open');
  const refused = await ann.tab.evaluate(() => {
    try {
      new Worker('/favicon.svg');
      return 'started';
    } catch (error) {
      return (error as Error).name;
    }
  }, undefined);
  expect(refused).toBe('TypeError');
});
