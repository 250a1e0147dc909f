import { afterAll, beforeAll, expect, test } from 'bun:test';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { difference, differenceMap, type Shades } from '@passerby/test-kit/shades';
import { startViewers, type Viewer, type Viewers } from '@passerby/test-kit/viewer';
import { states } from '../packages/web/src/gallery/states.ts';
import { type GallerySite, serveGallery } from '../scripts/gallery-site.ts';
import { readFaults, readTargets } from './page-faults.ts';

/*
 * Every state of the page, held by fixtures, against how it looked when somebody last looked at it. After a
 * change that is meant to be seen: look (npm run gallery), then UPDATE_REFERENCES=1 writes new references.
 */

const folder = join(import.meta.dir, 'gallery-references');
const isUpdating = process.env['UPDATE_REFERENCES'] === '1';
/** Between two runs of one Chromium nothing differs; between two versions, edges of letters. */
const differenceAllowed = 0.015;
const views = {
  phone: { width: 390, height: 844, theme: 'dark', isPhone: true },
  desk: { width: 1440, height: 900, theme: 'light' },
} as const;

let gallery: GallerySite;
let viewers: Viewers;
const open = new Map<string, Viewer>();
beforeAll(async () => {
  gallery = await serveGallery(0);
  viewers = await startViewers();
  for (const [name, view] of Object.entries(views)) open.set(name, await viewers.viewer(view));
  if (isUpdating) mkdirSync(folder, { recursive: true });
});
afterAll(async () => {
  await viewers.close();
  await gallery.stop();
});

const addressOf = (state: string) => `${gallery.url}/?state=${state}`;
const shown = 'html[data-shown]';

async function look(view: string, state: string): Promise<{ viewer: Viewer; seen: Shades }> {
  const viewer = open.get(view);
  if (viewer === undefined) throw new Error(`no ${view}`);
  await viewer.open(addressOf(state), shown);
  return { viewer, seen: await viewer.shades() };
}

function referenceOf(view: string, state: string): Shades {
  const file = join(folder, `${state}.${view}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
}

/** What a state says, on a phone; what it counts differs from run to run. */
const wordsFile = (state: string) => join(folder, `${state}.words.txt`);

/** Runs in the page. */
function readWords(): string {
  const top = document.querySelector<HTMLElement>('dialog[open]') ?? document.body;
  // As it is seen, line by line, without what is hidden.
  // biome-ignore lint/performance/useDomNodeTextContent: the text of what is hidden is none that is said
  const lines = top.innerText.split('\n').map((line) => line.trim().replace(/\d+/g, '#'));
  return `${lines.filter((line) => line !== '').join('\n')}\n`;
}

for (const state of Object.keys(states)) {
  test(`[E60] [E70] ${state} looks as it did, says what it did, and keeps nobody out`, async () => {
    const { viewer: phone } = await look('phone', state);
    const said = await phone.evaluate(readWords);
    if (isUpdating) writeFileSync(wordsFile(state), said);
    expect(said).toBe(readFileSync(wordsFile(state), 'utf8'));
    for (const view of Object.keys(views)) {
      const { viewer, seen } = await look(view, state);
      const file = join(folder, `${state}.${view}.txt`);
      if (isUpdating) writeFileSync(file, `${seen.join('\n')}\n`);
      const reference = referenceOf(view, state);
      const differs = difference(reference, seen);
      expect({ view, faults: await readFaults(viewer) }).toEqual({ view, faults: [] });
      if (differs <= differenceAllowed) continue;
      const picture = join(tmpdir(), `passerby-${state}-${view}.png`);
      await viewer.screenshot(picture);
      const percent = (differs * 100).toFixed(1);
      const map = differenceMap(reference, seen);
      throw new Error(`${state} on a ${view} differs in ${percent} %: ${picture}\n${map}`);
    }
  });
}

test('[E60] no two states pass for each other', () => {
  const names = Object.keys(states);
  const words = new Map(names.map((name) => [name, readFileSync(wordsFile(name), 'utf8')]));
  const alike = names.flatMap((one, i) =>
    names.slice(i + 1).flatMap((other) => {
      const [seenOne, seenOther] = [referenceOf('phone', one), referenceOf('phone', other)];
      const looksAlike = difference(seenOne, seenOther) <= differenceAllowed;
      return looksAlike && words.get(one) === words.get(other) ? [`${one}, ${other}`] : [];
    }),
  );
  expect(alike).toEqual([]);
});

test('[E70] the control: a button without a name is found', async () => {
  const { viewer } = await look('phone', 'ended-left');
  await viewer.evaluate(() => {
    for (const button of document.querySelectorAll('.actions button')) button.textContent = '';
  });
  expect((await readFaults(viewer)).join()).toContain('button-name');
});

test('[E70] the control: a text that is a little too faint for AAA is found', async () => {
  const { viewer } = await look('desk', 'call-text');
  await viewer.addStyle('.log-note, .message { color: oklch(0.5 0 0) !important }');
  expect((await readFaults(viewer)).join()).toContain('color-contrast-enhanced');
});

test('[E69] on the smallest phone nothing sticks out, and everything can be hit', async () => {
  const viewer = await viewers.viewer({ width: 320, height: 640, theme: 'light', isPhone: true });
  const faults: string[] = [];
  for (const state of Object.keys(states)) {
    await viewer.open(addressOf(state), shown);
    const found = await viewer.evaluate(readTargets);
    faults.push(...found.map((fault) => `${state}: ${fault}`));
  }
  await viewer.close();
  expect(faults).toEqual([]);
});

test('[E141] while nothing that is heard changes, nothing is drawn', async () => {
  const { viewer } = await look('phone', 'lobby-voice');
  const drawn = await viewer.evaluate(async () => {
    const done = { writes: 0, frames: 0 };
    const write = CSSStyleDeclaration.prototype.setProperty;
    CSSStyleDeclaration.prototype.setProperty = function (...given) {
      done.writes += 1;
      write.apply(this, given);
    };
    const frame = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => {
      done.frames += 1;
      return frame.call(window, draw);
    };
    // Many times as long as from one look at a level to the next.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return done;
  });
  expect(drawn).toEqual({ writes: 0, frames: 0 });
});

test('[E152] without motion too, a light that has gone on does not stand beside the one that is you', async () => {
  const apart = async (state: string) => {
    const { viewer } = await look('phone', state);
    return viewer.evaluate(() => {
      const middle = (light: string) => {
        const box = document.querySelector(`.lights ${light}`)?.getBoundingClientRect();
        return box === undefined ? Number.NaN : box.x + box.width / 2;
      };
      return Math.abs(middle('.other') - middle('b'));
    });
  };
  expect(await apart('connecting')).toBeLessThan(60);
  expect(await apart('ended-left')).toBeGreaterThan(100);
});

test('[E153] what a chip of the call means lies over the chips below it', async () => {
  const { viewer } = await look('phone', 'call-video');
  const covered = await viewer.evaluate(async () => {
    const chip = document.querySelector<HTMLElement>('[data-route]');
    chip?.focus();
    chip?.click();
    await new Promise((resolve) => setTimeout(resolve, 100));
    const means = document.querySelector('.means');
    if (means === null) return ['nothing is told'];
    const { left, top, width, height } = means.getBoundingClientRect();
    return [0.1, 0.3, 0.5, 0.7, 0.9]
      .map((part) => document.elementFromPoint(left + width * part, top + height / 2))
      .filter((hit) => hit === null || !means.contains(hit))
      .map((hit) => hit?.textContent ?? 'nothing');
  });
  expect(covered).toEqual([]);
});

test('[E157] in the room a finger that is drawn down over the picture loads nothing anew', async () => {
  const drawn = async (state: string) => {
    const { viewer } = await look('phone', state);
    return viewer.evaluate(() => getComputedStyle(document.documentElement).overscrollBehaviorY);
  };
  expect(await drawn('call-video')).toBe('none');
  expect(await drawn('returning-visit')).toBe('auto');
});

/** Runs in the page: what can be pressed or read in the room, with its place. */
function readPlaces() {
  const seen = document.querySelectorAll(
    '.room :is(button, .fact, .message, .latest button, textarea)',
  );
  return [...seen].flatMap((element) => {
    const { left, right, top, bottom, width } = element.getBoundingClientRect();
    const isHidden = width < 2 || !element.checkVisibility() || element.closest('.hidden') !== null;
    const name = (element.getAttribute('aria-label') ?? element.textContent ?? '').slice(0, 24);
    const isOf = (selector: string) => element.closest(selector) !== null;
    const of = isOf('.dock') ? 'dock' : isOf('.chat') ? 'chat' : 'stage';
    return isHidden ? [] : [{ name, of, left, right, top, bottom }];
  });
}

test('[E158] nothing lies under what a phone’s screen has at its edges, or under the buttons of a call', async () => {
  const sideways = await viewers.viewer({ width: 844, height: 390, theme: 'dark', isPhone: true });
  await sideways.open(addressOf('call-chat'), shown);
  // The control: without them some things stand at the very edge.
  const atEdge = async () =>
    (await sideways.evaluate(readPlaces)).filter(
      ({ left, right }) => left < 47 || right > 844 - 47,
    );
  expect((await atEdge()).length).toBeGreaterThan(2);
  await sideways.setSafeArea({ left: 47, right: 47, bottom: 21 });
  expect(await atEdge()).toEqual([]);
  await sideways.close();

  const upright = await viewers.viewer({ width: 390, height: 844, theme: 'dark', isPhone: true });
  await upright.open(addressOf('call-video'), shown);
  await upright.setSafeArea({ left: 0, right: 0, bottom: 34 });
  const places = await upright.evaluate(readPlaces);
  const dockTop = Math.min(...places.flatMap(({ of, top }) => (of === 'dock' ? [top] : [])));
  expect(Math.max(...places.map(({ bottom }) => bottom))).toBeLessThanOrEqual(844 - 34);
  expect(places.filter(({ of, bottom }) => of === 'stage' && bottom > dockTop)).toEqual([]);
  await upright.close();
});

test('[E159] beside an open chat the buttons of a call stay in their part of the screen', async () => {
  for (const width of [576, 640, 700, 844]) {
    const viewer = await viewers.viewer({ width, height: 360, theme: 'dark', isPhone: true });
    await viewer.open(addressOf('call-chat'), shown);
    const places = await viewer.evaluate(readPlaces);
    const chatLeft = Math.min(...places.flatMap(({ of, left }) => (of === 'chat' ? [left] : [])));
    const over = places.filter(
      ({ of, left, right }) => of === 'dock' && (right > chatLeft || left < 0),
    );
    expect({ width, over }).toEqual({ width, over: [] });
    await viewer.close();
  }
});

/** Runs in the page: what blurs whatever is behind it, and so is drawn anew with each picture of a video. */
function readBlurring(): string[] {
  return [...document.querySelectorAll('.room, .room *')].flatMap((element) =>
    getComputedStyle(element).backdropFilter === 'none' ? [] : [element.className],
  );
}

test('[E156] over a picture that moves nothing blurs what is behind it', async () => {
  for (const state of ['call-video', 'call-poor', 'call-chat']) {
    const { viewer } = await look('phone', state);
    expect({ state, blurring: await viewer.evaluate(readBlurring) }).toEqual({
      state,
      blurring: [],
    });
  }
  // The control.
  const { viewer } = await look('phone', 'call-video');
  await viewer.addStyle('.dock { backdrop-filter: blur(14px) }');
  expect(await viewer.evaluate(readBlurring)).toEqual(['dock']);
});

test('[E155] without the page’s own letters too, spaces and digits are of letters and emoji of emoji', async () => {
  const { viewer } = await look('phone', 'call-text');
  const widths = await viewer.evaluate(() => {
    const own = getComputedStyle(document.body).fontFamily;
    const emoji = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';
    // As where none of the letters that the page asks for are to be had.
    const late = own.replace(/"?Figtree (?:Variable|Fallback)"?,\s*/g, '');
    const measured = document.body.appendChild(document.createElement('pre'));
    const inEms = (families: string) =>
      [' ', '0', '8', '❤'].map((text) => {
        const line = document.createElement('span');
        line.style.font = `100px ${families}`;
        line.textContent = text;
        measured.append(line);
        return line.getBoundingClientRect().width / 100;
      });
    return {
      families: own.split(',').length - late.split(',').length,
      late: inEms(late),
      withoutFace: inEms('system-ui, sans-serif'),
      emojiFirst: inEms(`${emoji}, system-ui, sans-serif`),
    };
  });
  expect(widths.families).toBe(2);
  const [spaceOfLetters, zero, eight, drawnHeart] = widths.withoutFace;
  const [spaceOfEmoji, , , heart = 0] = widths.emojiFirst;
  expect(widths.late.slice(0, 3)).toEqual([spaceOfLetters, zero, eight] as number[]);
  expect(widths.late[3]).toBeCloseTo(heart, 1);
  // The control: this system's letters and emoji differ in both.
  expect(spaceOfEmoji).not.toBe(spaceOfLetters);
  expect(drawnHeart).not.toBeCloseTo(heart, 1);
});

test('[E60] the control: without its Start button a lobby does not pass for one', async () => {
  const { viewer } = await look('phone', 'returning-visit');
  await viewer.addStyle('.start .go { visibility: hidden }');
  const seen = await viewer.shades();
  expect(difference(referenceOf('phone', 'returning-visit'), seen)).toBeGreaterThan(
    differenceAllowed,
  );
});

test('[E60] the gallery is no part of the build', async () => {
  const built = new Bun.Glob('**/*').scanSync(join(import.meta.dir, '../packages/web/dist'));
  expect([...built].filter((file) => file.includes('gallery'))).toEqual([]);
});
