import { expect, test } from 'bun:test';
import { depth } from '@passerby/test-kit/depth';
import { startViewers } from '@passerby/test-kit/viewer';
import { states } from '../packages/web/src/gallery/states.ts';
import {
  type LanguageCode,
  languageCodes,
  lobbyPath,
} from '../packages/web/src/words/languages.ts';
import { serveGallery } from '../scripts/gallery-site.ts';
import { readCutOff } from './cut-off.ts';

/* Whether what the page says in each language has its place on the screen. */

/** First those where the longest words stand: the others are looked at in the deep run. */
const longest = [
  'first-visit',
  'returning-visit',
  'lobby-refused',
  'lobby-unreachable',
  'searching-closed',
  'call-video',
  'call-poor',
];
const looked = [...new Set([...longest, ...Object.keys(states)])];

/**
 * Runs in the page, before anything is scrolled: buttons of one's own picture that lie under what sticks to
 * the screen with Start. Where words stand in the place of the picture they may need more height than it.
 */
function readUnderStart(): string[] {
  const start = document.querySelector('.start')?.getBoundingClientRect();
  if (start === undefined || document.querySelector('.mirror .saying') !== null) return [];
  return [...document.querySelectorAll('.mirror-bar button')]
    .filter((button) => button.getBoundingClientRect().bottom > start.top)
    .map((button) => `${button.textContent} lies under Start`);
}

/** Runs in the page: names under the buttons of a call that touch, and links above that take a third row. */
function readCrowded(): string[] {
  const leastPixels = 2;
  const mostRows = 2;
  const faults: string[] = [];
  const seen = [...document.querySelectorAll('.dock .control span, .dock .go')].map((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return { name: element.textContent, box: range.getBoundingClientRect() };
  });
  seen.sort((one, other) => one.box.left - other.box.left);
  for (const [place, { name, box }] of seen.entries()) {
    const next = seen[place + 1];
    if (next !== undefined && next.box.left - box.right < leastPixels) {
      faults.push(`"${name}" touches "${next.name}"`);
    }
  }
  const links = [...document.querySelectorAll('header.site a')].filter((link) =>
    link.checkVisibility(),
  );
  const rows = new Set(links.map((link) => Math.round(link.getBoundingClientRect().bottom / 20)));
  if (rows.size > mostRows) faults.push(`the links above take ${rows.size} rows`);
  return faults;
}

/**
 * Runs in the page: a space after a full-width mark, which has its space in itself, and another script's stop
 * between two sentences.
 */
const readStrayMarks = () => {
  const stray =
    /.{0,8}(?:[。、，：；？！）」][ \u00a0](?=\S)|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Deva}]\. ).{0,8}/gu;
  // biome-ignore lint/performance/useDomNodeTextContent: only what can be seen counts.
  return [...document.body.innerText.matchAll(stray)].map(([around]) => `"${around}"`);
};

/** Runs in the page: how far what one needs to press Start reaches into it, or out of the screen. */
function readHiddenChoice(): string[] {
  const bar = document.querySelector('.start');
  const start = bar?.getBoundingClientRect();
  const choice = document.querySelector('.segments')?.getBoundingClientRect();
  if (!bar || start === undefined || choice === undefined) return ['there is no lobby'];
  const faults: string[] = [];
  // The fade above Start is a part of it.
  const fade = -parseFloat(getComputedStyle(bar, '::before').top);
  const under = Math.round(choice.bottom - (start.top - fade));
  if (under > 0) faults.push(`how to meet lies ${under} px under the fade`);
  if (Math.round(start.bottom) > innerHeight) faults.push('Start ends below the screen');
  return faults;
}

test('[E140] on a usual phone, upright or held sideways, all that Start needs is seen at once', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const faults: string[] = [];
  for (const [width, height] of [
    [390, 844],
    [844, 390],
  ] as const) {
    const viewer = await viewers.viewer({ width, height, theme: 'dark', isPhone: true });
    const look = async (code: LanguageCode, name: string) => {
      await viewer.open(`${gallery.url}${lobbyPath(code)}?state=${name}`, 'html[data-shown]');
      return viewer.evaluate(readHiddenChoice);
    };
    for (const code of languageCodes) {
      const name = code === 'en' ? 'first-visit' : 'returning-visit';
      const found = await look(code, name);
      faults.push(...found.map((fault) => `${width} px, ${code}: ${fault}`));
    }
    // The control: a headline that takes more room pushes it under.
    await viewer.addStyle('.choices h1 { padding-block-end: 9rem }');
    expect((await viewer.evaluate(readHiddenChoice)).join()).toContain('under the fade');
    await viewer.close();
  }
  await viewers.close();
  await gallery.stop();
  expect(faults).toEqual([]);
});

/** First those whose words take most room. */
const wordiest: readonly LanguageCode[] = ['fr', 'ru', 'de', 'pt', 'ja'];
const wordyLanguages = [...new Set([...wordiest, ...languageCodes])].slice(
  0,
  depth({ quick: 2, deep: languageCodes.length, of: 'languages' }),
);

/** What a notice takes away: the picture itself, a line below it, or two lines above Start. */
const notices = ['lobby-no-camera', 'lobby-refused', 'lobby-other-camera', 'lobby-unreachable'];

/** Runs in the page: what to do about a device ends below the screen. */
const readMirrorBelow = () => {
  const below =
    (document.querySelector('.mirror')?.getBoundingClientRect().bottom ?? 0) - innerHeight;
  return below > 0 ? [`the notice ends ${Math.round(below)} px below the screen`] : [];
};

test('[E150] so it is on a small phone, and on a usual one with something amiss', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const faults: string[] = [];
  for (const [width, height, names] of [
    [360, 640, ['first-visit', 'returning-visit']],
    [375, 667, ['first-visit', 'returning-visit']],
    [390, 844, notices],
    [844, 390, notices],
  ] as const) {
    const viewer = await viewers.viewer({ width, height, theme: 'dark', isPhone: true });
    for (const code of wordyLanguages) {
      for (const name of names) {
        await viewer.open(`${gallery.url}${lobbyPath(code)}?state=${name}`, 'html[data-shown]');
        const hidden = await viewer.evaluate(readHiddenChoice);
        const below = await viewer.evaluate(readMirrorBelow);
        const found = [...hidden, ...below];
        faults.push(...found.map((fault) => `${width} px, ${code} ${name}: ${fault}`));
      }
    }
    await viewer.close();
  }

  // The controls: a picture as high as it once was, and all that a notice has to say beside the choices.
  const small = await viewers.viewer({ width: 360, height: 640, theme: 'dark', isPhone: true });
  await small.open(`${gallery.url}/fr/?state=returning-visit`, 'html[data-shown]');
  await small.addStyle('.mirror { min-block-size: 13.6rem !important }');
  expect((await small.evaluate(readHiddenChoice)).join()).toContain('under the fade');
  const sideways = await viewers.viewer({ width: 844, height: 390, theme: 'dark', isPhone: true });
  await sideways.open(`${gallery.url}/fr/?state=lobby-refused`, 'html[data-shown]');
  await sideways.addStyle(
    '[data-failure] p:not(.serif) { position: static !important; block-size: 6rem !important }',
  );
  expect((await sideways.evaluate(readMirrorBelow)).join()).toContain('below the screen');
  await viewers.close();
  await gallery.stop();
  expect(faults).toEqual([]);
});

/** Runs in the page: what a search says that lies under the buttons, and buttons of an ending below the screen. */
function readBelow(): string[] {
  const dock = document.querySelector('.dock')?.getBoundingClientRect().top ?? innerHeight;
  return [...document.querySelectorAll('.scene :is(h1, p, span, button, a)')]
    .filter((element) => element.closest('.hidden, .lights') === null && element.textContent !== '')
    .filter((element) => element.getBoundingClientRect().bottom > dock)
    .map(
      (element) =>
        `"${element.textContent.slice(0, 40)}" ends below the ${dock < innerHeight ? 'buttons' : 'screen'}`,
    );
}

test('[E154] on a phone held sideways all that a search or an ending says is seen at once', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const viewer = await viewers.viewer({ width: 844, height: 390, theme: 'dark', isPhone: true });
  const scenes = Object.keys(states).filter((name) => /^(searching|ended|connecting)/.test(name));
  const faults: string[] = [];
  for (const code of wordyLanguages) {
    for (const name of scenes) {
      await viewer.open(`${gallery.url}${lobbyPath(code)}?state=${name}`, 'html[data-shown]');
      const found = await viewer.evaluate(readBelow);
      faults.push(...found.map((fault) => `${code} ${name}: ${fault}`));
    }
  }
  // The control: lights as high as they are on a phone held upright.
  await viewer.open(`${gallery.url}/ru/?state=searching-working`, 'html[data-shown]');
  await viewer.addStyle('.scene .lights { block-size: 11rem !important }');
  expect((await viewer.evaluate(readBelow)).join()).toContain('below the buttons');
  await viewers.close();
  await gallery.stop();
  expect(faults).toEqual([]);
});

/** Runs in the page: lines that begin within a word, or with one that belongs to the phrase before it. */
function readTornLines(): string[] {
  const particles = new Set('を は が に の へ と で も や から まで より です ます'.split(' '));
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const torn: string[] = [];
  for (const text of document.querySelectorAll('h1 > span, .saying p, .rules, .note p')) {
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('.hidden') !== null) continue;
      const words = node.textContent ?? '';
      const topAt = (at: number) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        return range.getClientRects()[0]?.top;
      };
      const starts = new Map(
        [...segmenter.segment(words)].map(({ index, segment }) => [index, segment]),
      );
      for (let at = 1; at < words.length; at++) {
        const [before, now] = [topAt(at - 1), topAt(at)];
        if (before === undefined || now === undefined || now - before < 8) continue;
        const first = starts.get(at);
        if (first === undefined || particles.has(first)) {
          torn.push(`${words.slice(Math.max(0, at - 6), at)}|${words.slice(at, at + 6)}`);
        }
      }
    }
  }
  const lines = [...document.querySelectorAll('h1 > span')].map((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    return new Set([...range.getClientRects()].map(({ bottom }) => Math.round(bottom))).size;
  });
  if (lines.join() !== '1,1') torn.push(`the headline takes ${lines.join(' and ')} lines`);
  return torn;
}

test('[E142] Japanese breaks its lines between phrases, and its headline where it was written to', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const faults: string[] = [];
  let controls = '';
  for (const width of [320, 390, 768, 1440]) {
    const viewer = await viewers.viewer({ width, height: 844, theme: 'dark', isPhone: true });
    for (const name of ['first-visit', 'lobby-refused', 'lobby-text']) {
      await viewer.open(`${gallery.url}/ja/?state=${name}`, 'html[data-shown]');
      const found = await viewer.evaluate(readTornLines);
      faults.push(...found.map((fault) => `${width} px, ${name}: ${fault}`));
      await viewer.addStyle(
        ':lang(ja) { word-break: normal !important; text-wrap: wrap !important }',
      );
      controls += (await viewer.evaluate(readTornLines)).join();
    }
    await viewer.close();
  }
  await viewers.close();
  await gallery.stop();
  expect(faults).toEqual([]);
  // The control: without what the stylesheet says of Japanese, words are torn.
  expect(controls).toContain('|');
});

test('[E105] [E106] [E138] [E69] at 320 px nothing sticks out, is cut off or covered in any language', async () => {
  const gallery = await serveGallery(0);
  const viewers = await startViewers();
  const viewer = await viewers.viewer({ width: 320, height: 640, theme: 'light', isPhone: true });
  const count = depth({
    quick: longest.length,
    deep: looked.length,
    of: 'states in each language',
  });
  const faults: string[] = [];
  for (const code of languageCodes) {
    for (const name of looked.slice(0, count)) {
      await viewer.open(`${gallery.url}${lobbyPath(code)}?state=${name}`, 'html[data-shown]');
      const wide = await viewer.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (wide > 0) faults.push(`${code} ${name}: ${wide} px too wide`);
      const under = await viewer.evaluate(readUnderStart);
      const cut = await viewer.evaluate(readCutOff);
      const crowded = await viewer.evaluate(readCrowded);
      const marks = await viewer.evaluate(readStrayMarks);
      const found = [...under, ...cut, ...crowded, ...marks];
      faults.push(...found.map((fault) => `${code} ${name}: ${fault}`));
    }
  }

  // The control: with a picture higher than it is wide its buttons are found under Start.
  await viewer.open(`${gallery.url}/ru/?state=lobby-unreachable`, 'html[data-shown]');
  await viewer.addStyle('.mirror { min-block-size: 150cqi !important }');
  expect((await viewer.evaluate(readUnderStart)).join()).toContain('lies under Start');
  await viewers.close();
  await gallery.stop();
  expect(faults).toEqual([]);
});
