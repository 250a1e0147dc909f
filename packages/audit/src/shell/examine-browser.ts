import { serverWire } from '@passerby/protocol/server-messages';
import { startChromium } from '@passerby/test-kit/chromium';
import { eventually } from '@passerby/test-kit/eventually';
import { startFirefox } from '@passerby/test-kit/firefox';
import { watchPage } from '@passerby/test-kit/page-watch';
import { createPerson, type Person } from '@passerby/test-kit/person';
import type { BrowserProcess, Engine, Equipment, Tab } from '@passerby/test-kit/tab';
import { readTraces } from '@passerby/test-kit/traces';
import type { BrowserMeasures } from '../core/judge-browser.ts';

const programs = { chromium: 'chromium', firefox: 'firefox-esr' } as const;

/** The engines that are installed here. */
export const installedEngines = (): readonly Engine[] =>
  (Object.keys(programs) as Engine[]).filter((engine) => Bun.which(programs[engine]) !== null);

/** What the storages hold that a page can have, by the names of `Traces`. */
const storages = [
  ...['cookies', 'sessionStorage', 'localStorage'],
  ...['databases', 'caches', 'workers'],
] as const;

/** Opens the site in each engine; where there are two people, they call each other. */
export async function examineBrowsers(
  url: string,
  engines: readonly [Engine, ...Engine[]],
): Promise<readonly BrowserMeasures[]> {
  const processes: BrowserProcess[] = [];
  try {
    const people: Person[] = [];
    for (const engine of engines) {
      const equipment: Equipment = {
        engine,
        camera: true,
        microphone: true,
        permission: 'granted',
        putsPagesAside: true,
      };
      const browser = await (engine === 'chromium' ? startChromium : startFirefox)(equipment);
      processes.push(browser);
      const tab = await browser.openTab(equipment, url);
      await tab.beforeEveryPage(watchPage);
      people.push(createPerson(tab, equipment, url));
    }
    for (const person of people) await person.open();
    const [one, other] = people;
    if (one !== undefined && other !== undefined) await call(one, other);
    const visits: BrowserMeasures[] = [];
    for (const person of people) visits.push(await look(person, people.length - 1));
    return visits;
  } finally {
    for (const process of processes) await process.close();
  }
}

async function call(one: Person, other: Person): Promise<void> {
  for (const person of [one, other]) await person.openWithDevices();
  await one.press('Start');
  await one.untilPhase('searching');
  await other.press('Start');
  for (const person of [one, other]) await person.untilPhase('talking');
  await one.say('good evening');
  await other.untilMessage('stranger', 'good evening');
}

async function look(person: Person, calls: number): Promise<BrowserMeasures> {
  const { tab, url, engine } = person;
  await person.untilLine('open');
  const addressBar = await tab.evaluate(readAddressBar, undefined);
  const during = await readTraces(tab, url);
  const second = await tab.another();
  await second.beforeEveryPage(watchPage);
  await second.goto(`${url}/`);
  const secondLives = [await lifeOf(second, 'a second tab')];
  await second.close();
  await tab.goto(`${url}/healthz`);
  await tab.evaluate(goBackSoon, undefined);
  secondLives.push(await lifeOf(tab, 'going back'));
  await tab.reload();
  secondLives.push(await lifeOf(tab, 'loading again'));
  await tab.close();
  const after = await readTraces(tab, url);
  const stored = storages.flatMap((storage) =>
    [...new Set([...during[storage], ...after[storage]])].map((name) => `${storage}: ${name}`),
  );
  return {
    engine,
    calls,
    stored,
    otherHosts: [...new Set([...during.otherHosts, ...after.otherHosts])],
    requests: tab.requests.length,
    addressBar,
    secondLives,
  };
}

/** What a page says first to the server, once it has been answered. */
async function lifeOf(tab: Tab, how: string) {
  const welcomeType = 0x41;
  const frames = await eventually(`${how} to have a session`, async () => {
    const seen = await tab.evaluate(readFrames, undefined).catch(() => undefined);
    return seen?.received.some(([type]) => type === welcomeType) ? seen : undefined;
  });
  const [first] = frames.sent;
  const welcome = frames.received.find(([type]) => type === welcomeType) ?? [];
  const names: Readonly<Record<number, string>> = { 1: 'Hello', 2: 'Resume' };
  return {
    how,
    firstFrame: names[first?.[0] ?? 0] ?? '',
    wasKept: frames.restored > 0,
    wasResumed: wasResumed(Uint8Array.from(welcome)),
  };
}

function wasResumed(frame: Uint8Array): boolean {
  const welcome = serverWire.decode(frame);
  return welcome.ok && welcome.value.type === 'Welcome' && welcome.value.resumed;
}

/** Runs in the page, as those below. */
function readFrames() {
  const { sent, received, restored } = window.pageWatch;
  return { sent, received, restored };
}

// At once, the answer to whoever asked for it could be overtaken by the end of the page.
function goBackSoon(): void {
  setTimeout(() => history.back());
}

function readAddressBar(): string[] {
  const { href, origin } = location;
  return [
    ...(href === `${origin}/` ? [] : ['the address is not that of the page']),
    ...(history.state === null ? [] : ['the history holds a state']),
  ];
}
