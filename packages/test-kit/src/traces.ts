import { readIceHosts } from './page-watch.ts';
import type { RequestMade, Tab } from './tab.ts';

/** Everything that a visit left in the browser, or told to others. All of it should be empty. */
export interface Traces {
  readonly cookies: readonly string[];
  readonly sessionStorage: readonly string[];
  /** Keys other than the one of the preferences. */
  readonly localStorage: readonly string[];
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly workers: readonly string[];
  /** Hosts other than the page's own that were asked for anything, STUN included. */
  readonly otherHosts: readonly string[];
  readonly uncaughtErrors: readonly string[];
}

export const noTraces: Traces = {
  cookies: [],
  sessionStorage: [],
  localStorage: [],
  databases: [],
  caches: [],
  workers: [],
  otherHosts: [],
  uncaughtErrors: [],
};

/** The one key that the page may use (preferences, which never leave the device). */
const preferencesKey = 'passerby';

/**
 * Looks at a tab that shows a page of `origin`. When the tab has been closed, at what is left: a new
 * tab of the same profile opens a page of the same origin that runs nothing.
 */
export async function readTraces(tab: Tab, origin: string): Promise<Traces> {
  const { requests, uncaught } = tab;
  const looking = tab.isClosed() ? await tab.another() : tab;
  if (looking !== tab) await looking.goto(`${origin}/healthz`);
  const stored = await looking.evaluate(readStores, preferencesKey);
  const iceHosts = looking === tab ? await tab.evaluate(readIceHosts, undefined) : [];
  return {
    ...stored,
    cookies: [...stored.cookies, ...(await looking.cookies())],
    otherHosts: otherHosts(requests, iceHosts, origin),
    uncaughtErrors: uncaught,
  };
}

function otherHosts(
  requests: readonly RequestMade[],
  iceHosts: readonly string[],
  origin: string,
): string[] {
  const { host, hostname } = new URL(origin);
  const asked = requests
    .map(({ url }) => new URL(url))
    // blob: and data: lead nowhere.
    .filter(({ protocol }) => /^(https?|wss?|ftp):$/.test(protocol))
    .map((url) => url.host)
    .filter((other) => other !== host);
  return [...asked, ...iceHosts.filter((other) => other !== hostname)];
}

/** Runs in the page. */
async function readStores(ownKey: string) {
  const registrations = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  return {
    cookies: document.cookie === '' ? [] : [document.cookie],
    sessionStorage: Object.keys(sessionStorage),
    localStorage: Object.keys(localStorage).filter((key) => key !== ownKey),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
    workers: registrations.map(({ scope }) => scope),
  };
}
