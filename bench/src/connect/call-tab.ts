import type { Equipment, Tab } from '@passerby/test-kit/tab';
import type { CallKind } from './page/call-page.ts';
import type { Began, Signalling } from './page/caller.ts';
import type { SentMedia } from './page/sent-media.ts';

/** The page of the benchmark in a tab: `CallPage` from outside. */
export class CallTab {
  private constructor(readonly tab: Tab) {}

  static async open(tab: Tab, url: string): Promise<CallTab> {
    await tab.goto(url);
    await tab.evaluate(() => window.callPage.openDevices(), undefined);
    return new CallTab(tab);
  }

  prepare(kind: CallKind, signalling: Signalling): Promise<string> {
    return this.tab.evaluate((given) => window.callPage.prepare(given.kind, given.signalling), {
      kind,
      signalling,
    });
  }

  /** The offer of a plain call, or its answer. */
  describe(offer?: string): Promise<string> {
    return this.tab.evaluate(
      (given) => window.callPage.describe(given ?? undefined),
      offer ?? null,
    );
  }

  call(partner = ''): Promise<void> {
    return this.tab.evaluate((given) => window.callPage.call(given), partner);
  }

  began(): Promise<Began> {
    return this.tab.evaluate(() => window.callPage.began(), undefined);
  }

  sentMedia(): Promise<SentMedia | undefined> {
    return this.tab.evaluate(() => window.callPage.sentMedia(), undefined);
  }

  close(): Promise<void> {
    return this.tab.evaluate(() => window.callPage.close(), undefined);
  }
}

/** Camera, microphone and permission, in `engine`. */
export const wellEquipped = (engine: Equipment['engine']): Equipment => ({
  engine,
  camera: true,
  microphone: true,
  permission: 'granted',
});
