import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { meet } from './scene.ts';

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const open = 'What the server knows about you';

/** What stands in the open dialog, by item: value and end. */
const shown = (person: Person) =>
  person.tab.evaluate(
    () =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLElement>('dialog[open] [data-item]')].map((line) => [
          line.dataset['item'] ?? '',
          [...line.querySelectorAll('dd')].map((part) => part.textContent ?? ''),
        ]),
      ),
    undefined,
  );

const item = (person: Person, name: string) =>
  eventually(`${name} in the record`, async () => (await shown(person))[name]);

const loaded = (person: Person) =>
  person.tab.requests.filter(({ url }) => url.includes('record-dialog')).length;

test('[E60] [E61] the record in the lobby, in the search and in the call', async () => {
  const ann = await browsers.person('chromium', server.url);
  const ben = await browsers.person('firefox', server.url);
  for (const person of [ann, ben]) await person.openWithDevices();
  await ann.untilLine('open');
  expect(loaded(ann)).toBe(0);
  await ann.press(open);
  expect(await item(ann, 'state')).toEqual(['not looking', 'until you close this tab']);
  expect(await item(ann, 'token')).toEqual(['16 bytes', 'until you close this tab']);
  expect(await shown(ann)).not.toHaveProperty('description');
  expect(loaded(ann)).toBe(1);
  await ann.key('Escape');

  await meet(ann, ben);
  await ann.press(open);
  const [state] = await item(ann, 'state');
  expect(state).toBe('in a call');
  expect(await item(ann, 'pairings')).toEqual(['1, not told', 'until the call ends']);
  // Live: what the other does is seen without a press.
  await ben.press('End');
  await eventually('the end in the record', async () => {
    const [, until = ''] = (await shown(ann))['pairings'] ?? [];
    return until.startsWith('gone in ');
  });
  const until = async () => (await item(ann, 'pairings'))[1];
  const before = await until();
  await eventually('a second less', async () => (await until()) !== before);
});
