import type { NetworkNamespace } from './network-namespace.ts';
import type { PageCounts } from './page-counts.ts';

/** A browser engine that the tests drive. */
export type Engine = 'chromium' | 'firefox';

/** What a person's computer has, and what they told the browser. */
export interface Equipment {
  readonly engine: Engine;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** What the camera of a Chromium shows, over and over: a .y4m file. */
  readonly film?: string;
  /** The answer to "may this page use camera and microphone", given in advance. */
  readonly permission: 'granted' | 'refused';
  /** A small screen that is touched, whose owner says yes to a certificate that nobody vouches for. */
  readonly isPhone?: boolean;
  /** How many cameras a Chromium has, where it has any: one when left out. */
  readonly cameras?: number;
  /** Of the fake camera: ten when left out, which keeps two cores free for several calls at once. */
  readonly framesPerSecond?: number;
  /** A Chromium puts pages aside when one leaves them (bfcache), as it does for people. */
  readonly putsPagesAside?: true;
  /** Hosts that the page may ask besides its own: a relay that is another machine. */
  readonly otherHosts?: readonly string[];
  /** The network that it is in; this machine's own when left out. */
  readonly namespace?: NetworkNamespace;
}

/** Wide enough for the chat to stand beside the picture. */
export const viewport = { width: 1280, height: 720 };

/** What most phones have, in the browser's pixels. */
export const phoneViewport = { width: 390, height: 844 };

/** A request that the browser made for a page. */
export interface RequestMade {
  readonly url: string;
}

/**
 * One tab with a profile of its own, in either engine: as little as a `Person` needs, so that each
 * engine is small. Functions for `evaluate` run in the page and see nothing of the test around them.
 */
export interface Tab {
  /** Runs before every page of this tab, before the page's own scripts. */
  beforeEveryPage(script: () => void): Promise<void>;
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  evaluate<A, R>(script: (given: A) => R | Promise<R>, given: A): Promise<R>;
  /** Takes the element that this selector names with a real pointer, and lets go of it at that point. */
  drag(selector: string, to: { readonly x: number; readonly y: number }): Promise<void>;
  /** Clicks with a real pointer once the element is there, visible and uncovered. */
  click(role: string, name: string): Promise<void>;
  /** A key as a keyboard would send it, such as `Enter`, `m`, `Shift+Tab`. */
  key(key: string): Promise<void>;
  /** Types into the focused element. */
  type(text: string): Promise<void>;
  /** Names of the cookies that the profile holds for any page. */
  cookies(): Promise<readonly string[]>;
  /** Everything asked of any host, WebSockets included. */
  readonly requests: readonly RequestMade[];
  /** Errors of the page that nobody caught. */
  readonly uncaught: readonly string[];
  permit(permission: Equipment['permission'], origin: string): Promise<void>;
  /** What lives in the page; Chromium alone can tell. */
  counts?(): Promise<PageCounts>;
  /** From now on as on a machine that is so many times slower; Chromium alone can. */
  slowDown?(times: number): Promise<void>;
  screenshot(file: string): Promise<void>;
  /** A further tab with the same profile. */
  another(): Promise<Tab>;
  /** As a person does who closes the tab: `pagehide` runs. */
  close(): Promise<void>;
  isClosed(): boolean;
  /** The profile with everything in it; the tab need not be closed before. */
  forget(): Promise<void>;
}

/** A running browser process that can hold several profiles side by side. */
export interface BrowserProcess {
  openTab(equipment: Equipment, origin: string): Promise<Tab>;
  close(): Promise<void>;
}
