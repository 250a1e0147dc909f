import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { expectEnding, expectToHear, expectToWrite, meet } from './scene.ts';

/* What makes a call comfortable, in Chromium. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

declare global {
  interface Window {
    /** What the page asked of the machine, and how it is looked at: only in this file. */
    asked: {
      tones: number;
      locks: WakeLockSentinel[];
      away: boolean;
      frames: number;
      listening: AudioContext[];
    };
  }
}

/** Runs before the page's own scripts. Every tab of these browsers thinks that it is looked at. */
function watchMachine(): void {
  const asked: Window['asked'] = { tones: 0, locks: [], away: false, frames: 0, listening: [] };
  window.asked = asked;
  const frame = window.requestAnimationFrame;
  window.requestAnimationFrame = (draw) => {
    asked.frames += 1;
    return frame.call(window, draw);
  };
  const analyser = AudioContext.prototype.createAnalyser;
  AudioContext.prototype.createAnalyser = function () {
    asked.listening.push(this as AudioContext);
    return analyser.call(this);
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (when) {
    asked.tones += 1;
    start.call(this, when);
  };
  const request = WakeLock.prototype.request;
  WakeLock.prototype.request = async function (type) {
    const lock = await request.call(this, type);
    asked.locks.push(lock);
    return lock;
  };
  document.hasFocus = () => !asked.away;
  Object.defineProperty(document, 'hidden', { get: () => asked.away });
}

async function newcomer(preferences?: {
  readonly mode?: 'text';
  readonly [name: string]: unknown;
}) {
  const person = await browsers.person('chromium', server.url);
  await person.tab.beforeEveryPage(watchMachine);
  if (preferences !== undefined) {
    await person.open();
    await person.tab.evaluate(
      (kept) => localStorage.setItem('passerby', kept),
      JSON.stringify(preferences),
    );
  }
  if (preferences?.mode !== 'text') await person.openWithDevices();
  else await person.tab.reload();
  return person;
}

const setAway = (person: Person, away: boolean) =>
  person.tab.evaluate((now) => {
    window.asked.away = now;
    document.dispatchEvent(new Event('visibilitychange'));
    dispatchEvent(new Event(now ? 'blur' : 'focus'));
  }, away);
const tones = (person: Person) => person.tab.evaluate(() => window.asked.tones, undefined);
const title = (person: Person) => person.tab.evaluate(() => document.title, undefined);

test('[E61] who looks elsewhere hears that somebody has come, and sees it in the tab', async () => {
  const [ann, ben] = [await newcomer(), await newcomer()];
  await ann.press('Start');
  await ann.untilPhase('searching');
  await setAway(ann, true);
  await ben.press('Start');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  expect(await title(ann)).toContain('Someone is here');
  expect(await tones(ann)).toBeGreaterThan(0);
  // Ben saw Ann come, after no time.
  expect(await tones(ben)).toBe(0);
  await expectToHear(ann);
  const before = await tones(ann);
  await expectToWrite(ben, ann, 'are you there?');
  await eventually('a message is heard', async () => (await tones(ann)) > before);
  await setAway(ann, false);
  await eventually('the tab is quiet', async () => !(await title(ann)).includes('Someone is here'));
});

test('[E61] sounds can be off', async () => {
  const ann = await newcomer({ switches: { sounds: false } });
  const ben = await newcomer();
  await ann.press('Start');
  await setAway(ann, true);
  await ben.press('Start');
  await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
  await expectToWrite(ben, ann, 'hello');
  await ben.press('End');
  await ann.untilPhase('ended');
  expect(await tones(ann)).toBe(0);
});

test('[E64] the screen stays awake in a call, and may sleep afterwards', async () => {
  const [ann, ben] = [await newcomer(), await newcomer()];
  const awake = () =>
    ann.tab.evaluate(() => window.asked.locks.some(({ released }) => !released), undefined);
  expect(await awake()).toBe(false);
  await meet(ann, ben);
  await eventually('awake', awake);
  await ann.press('End');
  await eventually('may sleep', async () => !(await awake()));
});

test('[E64] on by itself is a choice, and waits for eyes', async () => {
  const ann = await newcomer({ switches: { autoNext: true } });
  const ben = await newcomer();
  await meet(ann, ben);
  await setAway(ann, true);
  await ben.press('End');
  await expectEnding(ann, 'They went on.');
  await ann.untilText('Stay here');
  // Longer than it counts down.
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  expect(await ann.phase()).toBe('ended');
  // Nor behind a panel: nobody is to be seen by a stranger while they read.
  await ann.key('s');
  await ann.untilText('Go on by itself when a stranger leaves');
  await setAway(ann, false);
  await new Promise((resolve) => setTimeout(resolve, 6_500));
  expect(await ann.phase()).toBe('ended');
  await ann.key('Escape');
  await ann.untilPhase('searching');

  // Without the choice an ending stays what it is. Ben was just met, so it takes somebody else.
  const cleo = await newcomer();
  await cleo.press('Start');
  await Promise.all([ann.untilPhase('talking'), cleo.untilPhase('talking')]);
  await ann.press('End');
  await cleo.untilPhase('ended');
  expect(await cleo.text()).not.toContain('Stay here');
});

/** How often the meter was drawn while it looked so often, and how many frames that asked for. */
const watchMeter = (person: Person, writes: number) =>
  person.tab.evaluate(async (enough) => {
    const meter = document.querySelector('.mirror .level');
    if (meter === null) throw new Error('no meter');
    const before = window.asked.frames;
    let seen = 0;
    await new Promise<void>((resolve) => {
      new MutationObserver((changes) => {
        seen += changes.length;
        if (seen >= enough) resolve();
      }).observe(meter, { attributes: true, attributeFilter: ['style'] });
    });
    return window.asked.frames - before;
  }, writes);
const listens = (person: Person) =>
  person.tab.evaluate(
    () => window.asked.listening.some(({ state }) => state === 'running'),
    undefined,
  );

test('[E141] a meter asks for no frames, and listens only while somebody can see it', async () => {
  const ann = await newcomer();
  // Devices beep once a second: each beep is many writes.
  expect(await watchMeter(ann, 12)).toBe(0);
  await eventually('listens', () => listens(ann));
  await setAway(ann, true);
  await eventually('rests while it is away', async () => !(await listens(ann)));
  await setAway(ann, false);
  await eventually('listens again', () => listens(ann));
  expect(await watchMeter(ann, 12)).toBe(0);
  await ann.press('Microphone');
  await eventually('rests while it is off', async () => !(await listens(ann)));
  await ann.press('Microphone');
  await eventually('listens again', () => listens(ann));
});

test('[E65] a browser without calls is told so, in the place of the lobby', async () => {
  const ann = await browsers.person('chromium', server.url);
  await ann.tab.beforeEveryPage(() => {
    Reflect.deleteProperty(window, 'RTCPeerConnection');
  });
  await ann.open();
  await ann.untilText('This browser cannot make calls.');
  expect(await ann.text()).not.toContain('Start');
});

test('[E65] without a network it is the network that is missing, and the search goes on with it', async () => {
  const own = await startServerProcess();
  const ann = await browsers.person('chromium', own.url);
  await ann.open();
  await ann.untilLine('open');
  await ann.press('Start');
  await ann.untilPhase('searching');
  const setOnline = (online: boolean) =>
    ann.tab.evaluate((now) => {
      Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => now });
      dispatchEvent(new Event(now ? 'online' : 'offline'));
    }, online);
  await own.kill();
  await ann.untilLine('reconnecting');
  await setOnline(false);
  await ann.untilText('You are offline.');
  const back = await own.restart();
  await setOnline(true);
  await ann.untilLine('open');
  expect(await ann.text()).not.toContain('You are offline.');
  expect(await ann.phase()).toBe('searching');
  expect(await back.stop()).toBe(0);
});

test('[E66] every key does what the list of keys says', async () => {
  const ann = await newcomer({ filter: 'untilTapped' });
  const ben = await newcomer();
  await meet(ann, ben);
  const dialog = () =>
    ann.tab.evaluate(() => document.querySelector('dialog[open] h2')?.textContent ?? '', undefined);
  const panels = [
    ['?', 'Keys'],
    ['s', 'Settings'],
    ['r', 'Report this stranger'],
  ] as const;
  for (const [key, name] of panels) {
    await ann.key(key);
    await eventually(name, async () => (await dialog()) === name);
    await ann.key('Escape');
    await eventually('shut', async () => (await dialog()) === '');
  }
  await ann.untilShield('uncompared');
  await ann.key('c');
  await eventually('five emoji', async () => (await ann.emoji()).length === 5);
  await ann.key('Escape');

  await ann.key('m');
  await eventually('muted', async () => !(await ann.isOn('Microphone')));
  await ann.key('v');
  await eventually('unseen', async () => !(await ann.isOn('Camera')));
  await ann.key('v');
  await eventually('seen', () => ann.isOn('Camera'));

  await ann.key('f');
  const isFull = () => ann.tab.evaluate(() => document.fullscreenElement !== null, undefined);
  await eventually('the whole screen', isFull);
  await ann.key('f');
  await eventually('a window again', async () => !(await isFull()));
  // On a Russian keyboard M is where ь is.
  await keyAs(ann, { key: 'ь', code: 'KeyM' });
  await eventually('heard again', () => ann.isOn('Microphone'));

  const clear = () =>
    ann.tab.evaluate(
      () => document.querySelector('.stranger')?.getAttribute('data-clear') ?? '',
      undefined,
    );
  await eventually('a picture', async () => (await clear()) === 'false');
  await ann.key('b');
  await eventually('clear', async () => (await clear()) === 'true');

  await ann.key('Enter');
  await ann.tab.type('mvbrsf');
  expect(await dialog()).toBe('');
  // Two that put away what an input method offers are none of ours.
  for (let i = 0; i < 2; i++) await keyAs(ann, { key: 'Escape', isComposing: true });
  await ann.key('Escape');
  expect(await ann.phase()).toBe('talking');
  await ann.key('Escape');
  await ann.untilPhase('searching');
  // The lobby has no way out of the whole screen.
  await ann.key('f');
  await eventually('the whole screen', isFull);
  await ann.press('Cancel');
  await ann.untilPhase('none');
  await eventually('a window again', async () => !(await isFull()));
});

/** Runs in the page: what a person would take away who selects the last message and copies it. */
function copyLastMessage() {
  const last = [...document.querySelectorAll('.message-text')].at(-1);
  const selection = getSelection();
  if (last === undefined || selection === null) throw new Error('nothing to copy');
  selection.selectAllChildren(last);
  const copying = new ClipboardEvent('copy', { bubbles: true, cancelable: true });
  return { text: selection.toString(), isLetThrough: last.dispatchEvent(copying) };
}

/** A key as other keyboards and input methods give it, pressed where the focus is. */
const keyAs = (person: Person, given: KeyboardEventInit) =>
  person.tab.evaluate((init) => {
    const at = document.activeElement ?? document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
  }, given);

test('[E67] a small window shows what is clear, and goes when it is not', async () => {
  const ann = await newcomer({ filter: 'untilTapped' });
  const ben = await newcomer();
  await meet(ann, ben);
  const video = () =>
    ann.tab.evaluate(() => {
      const stranger = document.querySelector<HTMLVideoElement>('[data-video="stranger"]');
      return {
        forbidden: stranger?.disablePictureInPicture,
        small: document.pictureInPictureElement !== null,
        hasPicture: (stranger?.videoWidth ?? 0) > 0,
      };
    }, undefined);
  await ann.untilText('Show the picture');
  expect(await video()).toMatchObject({ forbidden: true, small: false });
  await ann.key('p');
  expect((await video()).small).toBe(false);
  await ann.press('Show the picture');
  // No browser has a small window for a picture that is not there yet.
  await eventually('it is allowed', async () => {
    const { forbidden, hasPicture } = await video();
    return forbidden === false && hasPicture;
  });
  await ann.key('p');
  await eventually('a small window', async () => (await video()).small);
  await ann.key('b');
  await eventually('it is gone', async () => !(await video()).small);
  expect((await video()).forbidden).toBe(true);
});

test('[E68] Enter sends, Shift and Enter breaks the line, emoji are a press away', async () => {
  const ann = await newcomer({ mode: 'text' });
  const ben = await newcomer({ mode: 'text' });
  await meet(ann, ben);
  await ann.tab.click('textbox', 'Message');
  await ann.tab.type('one');
  await ann.key('Shift+Enter');
  await ann.tab.type('two');
  await ben.untilText('The stranger is writing');
  // Neither sends what an input method still has in hand; the second is Safari's way.
  await keyAs(ann, { key: 'Enter', isComposing: true });
  await keyAs(ann, { key: 'Enter', keyCode: 229 });
  expect(await ann.messages()).toEqual([]);
  await ann.key('Enter');
  await ben.untilMessage('stranger', 'one\ntwo');
  await ann.press('Emoji');
  await ann.key('ArrowRight');
  await ann.key('Enter');
  await ann.key('Enter');
  await ben.untilMessage('stranger', '😂');
  await ann.say('https://example.com/ <b>x</b>');
  await ben.untilMessage('stranger', 'https://example.com/ <b>x</b>');
  const links = await ben.tab.evaluate(
    () => document.querySelectorAll('[role="log"] :is(a, b)').length,
    undefined,
  );
  expect(links).toBe(0);
  expect(await ben.tab.evaluate(copyLastMessage, undefined)).toEqual({
    text: 'https://example.com/ <b>x</b>',
    isLetThrough: true,
  });

  // As fast as keys can be pressed: what is too much stays in the box, and nobody is thrown out.
  for (let i = 0; i < 40; i++) {
    await ann.tab.type(`${i}`);
    await ann.key('Enter');
  }
  await ann.untilText('A little slower, please.');
  expect(await ben.phase()).toBe('talking');

  await ann.press('Next');
  await ann.untilPhase('searching');
  expect(await ann.messages()).toEqual([]);
  expect(await ann.text()).not.toContain('example.com');
});
