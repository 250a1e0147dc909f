import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import { freePort } from '@passerby/test-kit/free-port';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { meet } from './scene.ts';

const browsers = useBrowsers();
const port = freePort();
let server: ServerProcess;

beforeAll(async () => {
  const flags = [`--metrics=127.0.0.1:${port}`, '--count-calls', '--relay=never'];
  server = await startServerProcess({ flags });
});

afterAll(async () => expect(await server?.stop()).toBe(0));

async function total(sample: string): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const line = text.split('\n').find((one) => one.startsWith(`${sample} `));
  return Number(line?.split(' ')[1]);
}

test('[E81] asked, both sides of a call say how it came about, once, and the page says so', async () => {
  const [ann, ben] = await Promise.all([
    browsers.person('chromium', server.url),
    browsers.person('firefox', server.url),
  ]);
  for (const person of [ann, ben]) await person.openWithDevices();
  expect(await total('passerby_calls_total{way="direct"}')).toBe(0);
  await meet(ann, ben);
  for (const person of [ann, ben]) {
    await eventually(`${person.engine} tells it`, async () => {
      const { sent } = await person.frames();
      return sent.some(({ type }) => type === 'Outcome');
    });
    const outcomes = (await person.frames()).sent.filter(({ type }) => type === 'Outcome');
    const group = expect.any(Number);
    expect(outcomes).toEqual([{ type: 'Outcome', ticket: 1, way: 'direct', group }]);
  }
  // Two, rounded up.
  expect(await total('passerby_calls_total{way="direct"}')).toBe(8);
  expect(await total('passerby_calls_total{way="none"}')).toBe(0);
  expect(await total('passerby_first_frames_total{within="any"}')).toBe(8);
  await ann.press('What the server knows about you');
  await ann.untilText('This site counts how calls come about');
});
