import { type ClientMessage, clientWire } from '@passerby/protocol/client-messages';
import { type ServerMessage, serverWire } from '@passerby/protocol/server-messages';
import type { Decoded } from '@passerby/protocol/wire';
import { eventually } from './eventually.ts';
import { type Reception, readReception } from './page-watch.ts';
import type { Engine, Equipment, Tab } from './tab.ts';

/** Where the page is (`data-phase` of its root). */
export type Phase = 'none' | 'searching' | 'connecting' | 'talking' | 'ended';

/** How the signalling socket is (`data-line` of its root). */
export type LineState = 'connecting' | 'open' | 'reconnecting' | 'closed';

export interface Message {
  readonly from: string;
  readonly text: string;
}

export interface Frames {
  readonly sent: readonly ClientMessage[];
  readonly received: readonly ServerMessage[];
}

/** Somebody at a computer: uses the page as one does, by what can be seen and pressed on it. */
export interface Person {
  readonly engine: Engine;
  readonly equipment: Equipment;
  readonly tab: Tab;
  /** Where they open the site: the server, or the proxy that stands for their network. */
  readonly url: string;
  open(): Promise<void>;
  /** Presses the button of this name. Whoever presses Start agrees to what is asked before the first call. */
  press(button: string): Promise<void>;
  /** Presses one of the page's keys. */
  key(key: string): Promise<void>;
  /** Opens the site and turns on what the computer has, as far as it is allowed. */
  openWithDevices(): Promise<void>;
  phase(): Promise<Phase>;
  line(): Promise<LineState>;
  untilPhase(phase: Phase): Promise<void>;
  untilLine(line: LineState): Promise<void>;
  /** All that stands on the page. */
  text(): Promise<string>;
  untilText(part: string): Promise<void>;
  reception(): Promise<Reception>;
  /** Pictures of the stranger that were put on the screen. */
  shownFrames(): Promise<number>;
  say(text: string): Promise<void>;
  messages(): Promise<readonly Message[]>;
  untilMessage(from: 'you' | 'stranger', text: string): Promise<void>;
  /** What the shield says: `checking`, `uncompared` or `compared`; undefined without one. */
  shield(): Promise<string | undefined>;
  untilShield(state: 'checking' | 'uncompared' | 'compared'): Promise<void>;
  /** The names of the five emoji in the open panel, in order; empty while it is shut. */
  emoji(): Promise<readonly string[]>;
  /** Whether a button like Camera or Microphone is pressed in. */
  isOn(toggle: 'Camera' | 'Microphone'): Promise<boolean>;
  /** What was exchanged with the server since the page was loaded. */
  frames(): Promise<Frames>;
}

/** A person at a tab. The tab shows nothing yet. */
export function createPerson(tab: Tab, equipment: Equipment, url: string): Person {
  const root = (attribute: 'data-phase' | 'data-line') =>
    tab.evaluate((name) => document.querySelector('#app')?.getAttribute(name) ?? '', attribute);
  const until = <T>(what: string, probe: () => Promise<T>) =>
    eventually(`${equipment.engine} ${what}`, probe, { timeoutMs: 25_000 }).catch(
      async (error: Error) => {
        const seen = (await person.text().catch(() => 'no page')).replaceAll(/\s+/g, ' ');
        throw new Error(`${error.message}; the page says: ${seen.slice(0, 300)}`);
      },
    );

  const person: Person = {
    engine: equipment.engine,
    equipment,
    tab,
    url,
    open: () => tab.goto(`${url}/`),
    async press(button) {
      await tab.click('button', button);
      if (!/\bstart\b/i.test(button)) return;
      const asked = await until('is let in or asked to agree', () =>
        tab.evaluate(readEntrance, undefined),
      );
      if (asked === 'agree') await tab.click('button', 'I agree: start');
    },
    key: (key) => tab.key(key),
    async openWithDevices() {
      await person.open();
      // The page asks by itself where it was allowed before, and otherwise only after a press.
      const shown = await until('is offered devices', () => tab.evaluate(readOffer, undefined));
      if (shown !== 'on') await person.press(shown);
      if (equipment.permission === 'refused') return;
      if (equipment.camera) await until('has a camera', () => person.isOn('Camera'));
      if (equipment.microphone) await until('has a microphone', () => person.isOn('Microphone'));
    },
    phase: () => root('data-phase') as Promise<Phase>,
    line: () => root('data-line') as Promise<LineState>,
    untilPhase: (phase) =>
      until(`is ${phase}`, async () => (await person.phase()) === phase).then(nothing),
    untilLine: (line) =>
      until(`has a line that is ${line}`, async () => (await person.line()) === line).then(nothing),
    // biome-ignore lint/performance/useDomNodeTextContent: only what can be seen counts.
    text: () => tab.evaluate(() => document.body.innerText, undefined),
    untilText: (part) =>
      until(`reads: ${part}`, async () => (await person.text()).includes(part)).then(nothing),
    reception: () => tab.evaluate(readReception, undefined),
    shownFrames: () => tab.evaluate(readShownFrames, undefined),
    async say(text) {
      await tab.click('textbox', 'Message');
      await tab.type(text);
      await tab.key('Enter');
    },
    messages: () => tab.evaluate(readMessages, undefined),
    untilMessage: (from, text) =>
      until(`has "${text}" from ${from}`, async () =>
        (await person.messages()).some((one) => one.from === from && one.text === text),
      ).then(nothing),
    shield: async () => (await tab.evaluate(readShield, undefined)) ?? undefined,
    untilShield: (state) =>
      until(`has a shield that says ${state}`, async () => (await person.shield()) === state).then(
        nothing,
      ),
    emoji: () => tab.evaluate(readEmoji, undefined),
    isOn: (toggle) => tab.evaluate(readToggle, toggle),
    async frames() {
      const { sent, received } = await tab.evaluate(readFrames, undefined);
      return {
        sent: sent.map((frame) => decoded(clientWire.decode(Uint8Array.from(frame)))),
        received: received.map((frame) => decoded(serverWire.decode(Uint8Array.from(frame)))),
      };
    },
  };
  return person;
}

const nothing = () => undefined;

function decoded<M>(result: Decoded<M>): M {
  if (!result.ok) throw new Error(`a frame that is no message: ${result.code}`);
  return result.value;
}

/** Runs in the page. */
function readFrames() {
  const { sent, received } = window.pageWatch;
  return { sent, received };
}

/** Runs in the page. Firefox counts frames of streams under a name of its own. */
function readShownFrames(): number {
  const video = document.querySelector<HTMLVideoElement & { mozPaintedFrames?: number }>(
    'video[data-video="stranger"]',
  );
  return video?.mozPaintedFrames ?? video?.getVideoPlaybackQuality().totalVideoFrames ?? 0;
}

/** Runs in the page. */
function readMessages(): Message[] {
  return [...document.querySelectorAll('[role="log"] [data-from]')].map((entry) => ({
    from: entry.getAttribute('data-from') ?? '',
    text: entry.querySelector('.message-text')?.textContent ?? '',
  }));
}

/** Runs in the page. */
const readShield = () =>
  document.querySelector('[data-comparison]')?.getAttribute('data-comparison') ?? null;

/** Runs in the page: only names that can be seen count. */
function readEmoji(): string[] {
  const names = [...document.querySelectorAll<HTMLElement>('dialog[open] .emoji-name')];
  return names.filter((name) => name.checkVisibility()).map((name) => name.textContent ?? '');
}

/** Runs in the page: the name is the one that assistive technology reads. */
function readToggle(name: string): boolean {
  const buttons = [...document.querySelectorAll('button[aria-pressed]')];
  return buttons.some(
    (button) =>
      (button.getAttribute('aria-label') ?? button.textContent ?? '').trim() === name &&
      button.getAttribute('aria-pressed') === 'true',
  );
}

/** Runs in the page: what Start has led to. */
function readEntrance(): 'agree' | 'asked' | 'begun' | undefined {
  if (document.querySelector('dialog[open] .agreement') !== null) return 'agree';
  if (document.querySelector('dialog[open]') !== null) return 'asked';
  return document.querySelector('#app[data-phase="none"]') === null ? 'begun' : undefined;
}

/** Runs in the page: the button that turns devices on, or that some are on or have failed. */
async function readOffer(): Promise<string | undefined> {
  const settled = document.querySelector('[aria-pressed="true"], [data-failure]');
  if (settled !== null) return 'on';
  const camera = await navigator.permissions.query({ name: 'camera' as PermissionName });
  if (camera.state === 'granted') return undefined;
  const buttons = [...document.querySelectorAll('button')];
  return buttons.find((button) => button.textContent?.startsWith('Turn on'))?.textContent?.trim();
}
