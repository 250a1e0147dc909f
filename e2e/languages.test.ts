import { afterAll, beforeAll, expect, test } from 'bun:test';
import { useBrowsers } from '@passerby/test-kit/browsers';
import { eventually } from '@passerby/test-kit/eventually';
import type { Person } from '@passerby/test-kit/person';
import { type ServerProcess, startServerProcess } from '@passerby/test-kit/server-process';
import { first } from '../packages/web/src/words/ar/first.ts';
import { later } from '../packages/web/src/words/ar/later.ts';
import {
  directionOf,
  interfaceLanguages,
  languageCodes,
  lobbyPath,
} from '../packages/web/src/words/languages.ts';
import { builtSite, readBuiltSite } from './built-pages.ts';

/* The page in other languages than English. */

const browsers = useBrowsers();
let server: ServerProcess;
beforeAll(async () => {
  server = await startServerProcess();
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
});

const place = (person: Person) =>
  person.tab.evaluate(
    () => ({
      path: location.pathname,
      lang: document.documentElement.lang,
      dir: getComputedStyle(document.body).direction,
    }),
    undefined,
  );

async function untilAt(person: Person, path: string): Promise<void> {
  await eventually(
    `is at ${path}`,
    async () => (await place(person).catch(() => undefined))?.path === path,
    { timeoutMs: 15_000 },
  );
  await person.untilLine('open');
}

for (const engine of ['chromium', 'firefox'] as const) {
  test(`[E101] [E103] [E104] ${engine}: Arabic turns the page around, is remembered, and makes calls`, async () => {
    const ann = await browsers.person(engine, server.url);
    const ben = await browsers.person('chromium', server.url);
    await Promise.all([ann.open(), ben.open()]);
    await Promise.all([ann.untilLine('open'), ben.untilLine('open')]);
    expect(await place(ann)).toEqual({ path: '/', lang: 'en', dir: 'ltr' });
    await ann.tab.click('link', interfaceLanguages.ar.name);
    await untilAt(ann, '/ar/');
    expect(await place(ann)).toEqual({ path: '/ar/', lang: 'ar', dir: 'rtl' });
    const kept = await ann.tab.evaluate(() => localStorage.getItem('passerby'), undefined);
    expect(JSON.parse(kept ?? '')).toMatchObject({ interfaceLanguage: 'ar' });

    await ann.open();
    await untilAt(ann, '/ar/');
    await ann.tab.click('button', first.lobby.start);
    await ann.tab.click('button', later.entrance.agree);
    await ann.untilPhase('searching');
    await ben.press('Start');
    await Promise.all([ann.untilPhase('talking'), ben.untilPhase('talking')]);
    await ann.tab.click('textbox', later.chat.message);
    await ann.tab.type('مرحبا');
    await ann.tab.key('Enter');
    await ben.untilMessage('stranger', 'مرحبا');
    await ben.say('hello');
    await ann.untilMessage('stranger', 'hello');
    await ann.tab.click('button', later.call.end);
    await ann.untilPhase('none');

    await ann.tab.click('link', interfaceLanguages.en.name);
    await untilAt(ann, '/');
    expect(await place(ann)).toEqual({ path: '/', lang: 'en', dir: 'ltr' });
  });
}

test('[E102] the language of the browser is offered in its own words, and nobody is led there', async () => {
  const ann = await browsers.person('chromium', server.url);
  await ann.tab.goto(`${server.url}/de/`);
  await ann.untilLine('open');
  await ann.untilText(interfaceLanguages.en.offer);
  expect((await place(ann)).path).toBe('/de/');
  await ann.tab.click('link', interfaceLanguages.en.offer);
  await untilAt(ann, '/');
  expect(await ann.text()).not.toContain(interfaceLanguages.en.offer);
  await ann.tab.goto(`${server.url}/de/`);
  await ann.untilLine('open');
  // An address with a language in it is a choice too; and to offer again what was chosen is no use.
  expect((await place(ann)).path).toBe('/de/');
  expect(await ann.text()).not.toContain(interfaceLanguages.en.offer);
});

test('[E101] each lobby names its language and all others, and loads words of its own alone', async () => {
  const pages = new Map(readBuiltSite().map((page) => [page.path, page.html]));
  for (const code of languageCodes) {
    const html = pages.get(lobbyPath(code)) ?? '';
    expect(html).toContain(`<html lang="${code}" dir="${directionOf(code)}">`);
    for (const other of languageCodes) {
      expect(html).toContain(
        `<link rel="alternate" hreflang="${other}" href="${lobbyPath(other)}">`,
      );
      expect(html).toContain(`data-interface-language="${other}"`);
    }
    const script = /src="(\/_astro\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const loaded = await Bun.file(`${builtSite}${script}`).text();
    const later = [...loaded.matchAll(/words-(\w+)\./g)].map(([, name]) => name);
    expect([code, ...new Set(later)]).toEqual([code, code]);
    expect(loaded.includes('Leave no trace.')).toBe(code === 'en');
  }
});
