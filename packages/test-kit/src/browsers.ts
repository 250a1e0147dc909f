import { afterAll, afterEach, expect } from 'bun:test';
import { startChromium } from './chromium.ts';
import { startFirefox } from './firefox.ts';
import { watchPage } from './page-watch.ts';
import { createPerson, type Person } from './person.ts';
import type { BrowserProcess, Engine, Equipment, Tab } from './tab.ts';
import { noTraces, readTraces, type Traces } from './traces.ts';

/** Brings people with browsers into a test file. */
export interface Browsers {
  /** Somebody with a fresh profile. Camera, microphone and permission are there unless told. */
  person(engine: Engine, url: string, differently?: Partial<Equipment>): Promise<Person>;
  /** The same somebody in a further tab: with the same storage, if there were any. */
  sameProfile(person: Person): Promise<Person>;
  /** Looks for what this person's visit left behind, and lets nothing pass. */
  expectNoTraces(person: Person): Promise<void>;
}

const startTimeoutMs = 60_000;

/**
 * To be called once at the top of a test file. After each test every person's traces are looked
 * for (P2, P9) and their profiles thrown away; after the file the browsers end. Processes are
 * shared by people with the same equipment, profiles never.
 */
export function useBrowsers(): Browsers {
  const processes = new Map<string, Promise<BrowserProcess>>();
  const people = new Set<Person>();

  const welcome = async (tab: Tab, equipment: Equipment, url: string) => {
    await tab.beforeEveryPage(watchPage);
    const person = createPerson(tab, equipment, url);
    people.add(person);
    return person;
  };

  const browsers: Browsers = {
    async person(engine, url, differently = {}) {
      const equipment: Equipment = {
        engine,
        camera: true,
        microphone: true,
        permission: 'granted',
        ...differently,
      };
      const key = processKey(equipment);
      const running = processes.get(key) ?? start(equipment);
      processes.set(key, running);
      return welcome(await (await running).openTab(equipment, url), equipment, url);
    },
    async sameProfile({ tab, equipment, url }) {
      return welcome(await tab.another(), equipment, url);
    },
    async expectNoTraces(person) {
      const traces = await readTraces(person.tab, person.url);
      const { otherHosts = [] } = person.equipment;
      const unexpected = traces.otherHosts.filter((host) => !otherHosts.includes(host));
      expect<Traces>({ ...traces, otherHosts: unexpected }).toEqual(noTraces);
    },
  };

  afterEach(async () => {
    const leaving = [...people];
    people.clear();
    try {
      for (const person of leaving) await browsers.expectNoTraces(person);
    } finally {
      for (const person of leaving) await person.tab.forget();
    }
  }, startTimeoutMs);

  afterAll(async () => {
    for (const running of processes.values()) await (await running).close();
  }, startTimeoutMs);

  return browsers;
}

const start = (equipment: Equipment): Promise<BrowserProcess> =>
  equipment.engine === 'chromium' ? startChromium(equipment) : startFirefox(equipment);

/** In Firefox the permission belongs to the process, so whoever refuses has one of their own. */
function processKey(equipment: Equipment): string {
  const { engine, camera, microphone, permission, cameras } = equipment;
  const { framesPerSecond, film, namespace } = equipment;
  const ownPermission = engine === 'firefox' && permission;
  return [
    ...[engine, camera, microphone, ownPermission, cameras, framesPerSecond, film],
    namespace?.name,
  ].join(' ');
}
