import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import type { Engine } from '@passerby/test-kit/tab';
import { createKeyboard } from './keyboard.ts';

/* A whole visit without a pointer. Whoever is met uses one. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

/** The room itself: what a phase has taken the focus from leaves it there. */
const room = 'Call';

async function newcomer(engine: Engine = 'chromium'): Promise<Person> {
  const person = await browsers.person(engine, server.url);
  await person.open();
  // The filter is another test's: here the picture is what it is.
  await person.tab.evaluate(
    (kept) => localStorage.setItem('passerby', kept),
    JSON.stringify({ filter: 'never' }),
  );
  if (engine === 'chromium') await person.openWithDevices();
  else await person.open();
  return person;
}

/** The browser gives the focus back first, and tells the page a moment later. */
const untilShut = ({ tab }: Person) =>
  eventually('no panel', () =>
    tab.evaluate(() => document.querySelector('dialog') === null, undefined),
  );

/** A call that stands, with all that is shown about it. */
async function untilCall(person: Person): Promise<void> {
  await person.untilPhase('talking');
  await person.untilShield('uncompared');
  await person.untilText('Direct');
}

async function walk(engine: Engine): Promise<void> {
  const [ann, ben, cleo] = [await newcomer(engine), await newcomer(), await newcomer()];
  const keyboard = createKeyboard(ann, engine === 'firefox' ? 'there and back' : 'round');
  await ann.untilLine('open');

  // The first Tab of all is a way past what is the same on every page.
  expect((await keyboard.tab()).name).toBe('Skip to the content');
  await ann.key('Enter');
  // Chromium remembers what was allowed. Firefox has to be asked, which leaves the focus in its place.
  if (engine === 'firefox') {
    expect((await keyboard.tab()).name).toBe('Turn on camera and microphone');
    await ann.key('Enter');
    await eventually('a camera', () => ann.isOn('Camera'));
    await keyboard.untilFocus('Before you start');
  }
  expect((await keyboard.tab()).name).toBe('Microphone');
  const lobby = await keyboard.walkRound();
  expect(lobby).toContain('Start');

  // Esc shuts what is open, and the focus goes back to where it came from.
  await keyboard.tabTo('Start');
  await ann.key('Enter');
  await keyboard.untilFocus('Close');
  expect(await keyboard.walkRound()).toContain('I agree: start');
  await ann.key('Escape');
  await keyboard.untilFocus('Start');
  await untilShut(ann);
  expect(await ann.phase()).toBe('none');
  await ann.key('Enter');
  await keyboard.untilFocus('Close');
  await keyboard.tabTo('I agree: start');
  await ann.key('Enter');

  await ann.untilPhase('searching');
  await keyboard.untilFocus(room);
  expect(await keyboard.walkRound()).toContain('Cancel');
  await ben.press('Start');
  await untilCall(ann);
  await ben.untilPhase('talking');
  const call = await keyboard.walkRound();
  for (const name of ['Next', 'Chat', 'Report this stranger', 'End']) expect(call).toContain(name);

  // Once is a slip. (Twice in time is Next: comforts.test.ts.)
  await ann.key('Escape');
  await ann.untilText('Press Esc again for Next');
  await keyboard.tabTo('Message');
  expect(await ann.phase()).toBe('talking');
  await ann.tab.type('written without a pointer');
  await ann.key('Enter');
  await ben.untilMessage('stranger', 'written without a pointer');
  await keyboard.tabTo('Chat');
  await ann.key('Enter');
  await keyboard.untilFocus('Chat');
  await ann.key('Enter');
  await keyboard.untilFocus('Message');

  await keyboard.tabTo('Next');
  await ann.key('Enter');
  await ann.untilPhase('searching');
  await keyboard.untilFocus(room);
  await cleo.press('Start');
  await untilCall(ann);

  await keyboard.tabTo('Report this stranger');
  await ann.key('Enter');
  await keyboard.untilFocus('Close');
  expect(await keyboard.walkRound()).toContain('Spam, or a machine');
  await ann.key('Escape');
  await keyboard.untilFocus('Report this stranger');
  await untilShut(ann);
  expect(await ann.phase()).toBe('talking');
  await ann.key('Enter');
  await keyboard.untilFocus('Close');
  await keyboard.tabTo('Spam, or a machine');
  await ann.key('Enter');
  await ann.untilPhase('ended');
  await keyboard.untilFocus('Meet someone else');
  await keyboard.walkRound();

  // Whoever reloads is somebody else, so that Ben can be met again.
  await ben.tab.reload();
  await keyboard.tabTo('Meet someone else');
  // An Enter just after an ending is taken for one that was meant for the chat.
  await eventually('on', async () => {
    await ann.key('Enter');
    return (await ann.phase()) !== 'ended';
  });
  await ann.untilPhase('searching');
  await ben.press('Start');
  await untilCall(ann);
  await keyboard.tabTo('End');
  await ann.key('Enter');
  await ann.untilPhase('none');
  await keyboard.untilFocus('Start');
}

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[E90] ${engine}: a keyboard is enough: from the lobby to a call, the chat, Next, a report, the end`, () =>
    walk(engine));
}
