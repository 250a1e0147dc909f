/** A browser engine that the tests drive. */
export type Engine = 'chromium' | 'firefox';

/** What a person's computer has, and what they told the browser. */
export interface Equipment {
  readonly engine: Engine;
  readonly camera: boolean;
  readonly microphone: boolean;
  /** The answer to "may this page use camera and microphone", given in advance. */
  readonly permission: 'granted' | 'refused';
}

/** Wide enough for the chat to stand beside the picture. */
export const viewport = { width: 1280, height: 720 };

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
  /** Clicks with a real pointer once the element is there, visible and uncovered. */
  click(role: string, name: string): Promise<void>;
  /** A key as a keyboard would send it, such as `Enter`, `Escape`, `m`. */
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
