import { startChromium } from '@passerby/test-kit/chromium';
import { eventually } from '@passerby/test-kit/eventually';
import { startFirefox } from '@passerby/test-kit/firefox';
import type { BrowserProcess, Engine } from '@passerby/test-kit/tab';
import { type Figure, figure } from '../table.ts';
import { CallTab, wellEquipped } from './call-tab.ts';
import type { SentMedia } from './page/sent-media.ts';
import { progress } from './progress.ts';
import type { SignallingRig } from './signalling-rig.ts';

/** Frames of the camera in a second: two cores encode and decode both ways, and are not the limit. */
const framesPerSecond = 15;
const lookedAtMs = { from: 8_000, to: 10_000 };

const pairs = [
  ['chromium', 'firefox'],
  ['firefox', 'chromium'],
  ['chromium', 'chromium'],
  ['firefox', 'firefox'],
] as const;

const kinds = ['oneMessage', 'plain'] as const;
type Kind = (typeof kinds)[number];

/** What one side sent from the eighth to the tenth second of a call. */
interface Sent {
  readonly kind: Kind;
  readonly from: Engine;
  readonly to: Engine;
  readonly kilobits: number;
  readonly height: number;
  readonly frames: number;
}

/**
 * What is sent ten seconds after both see each other, by a call in one message and by a plain one
 * (an offer with all its candidates, an answer, nothing of ours) of the same two tabs with the same
 * tracks, one after the other. Each pair of engines calls in both orders, so that each direction is
 * measured twice: by who offers or joins first, and by who answers.
 */
export async function measureFidelity(rig: SignallingRig): Promise<Figure[]> {
  const chromium = await startChromium(equipmentOf('chromium'));
  try {
    const firefox = await startFirefox(equipmentOf('firefox'));
    try {
      const sent: Sent[] = [];
      for (const pair of pairs) sent.push(...(await measurePair(pair, { chromium, firefox }, rig)));
      return directions.flatMap(([from, to]) =>
        directionFigures(
          sent.filter((one) => one.from === from && one.to === to),
          `${from} to ${to}`,
        ),
      );
    } finally {
      await firefox.close();
    }
  } finally {
    await chromium.close();
  }
}

/** From whom to whom: the same pairs, seen from the picture. */
const directions = pairs;

const equipmentOf = (engine: Engine) => ({ ...wellEquipped(engine), framesPerSecond });

async function measurePair(
  engines: readonly [Engine, Engine],
  browsers: Readonly<Record<Engine, BrowserProcess>>,
  rig: SignallingRig,
): Promise<Sent[]> {
  const open = async (engine: Engine) => {
    const tab = await browsers[engine].openTab(equipmentOf(engine), rig.pageUrl);
    return CallTab.open(tab, rig.pageUrl);
  };
  const one = await open(engines[0]);
  const other = await open(engines[1]);
  const sent: Sent[] = [];
  for (const kind of kinds) {
    await begin(kind, one, other, rig);
    const [first, second] = await Promise.all([watchSent(one), watchSent(other)]);
    sent.push({ kind, from: engines[0], to: engines[1], ...first });
    sent.push({ kind, from: engines[1], to: engines[0], ...second });
    await Promise.all([one.close(), other.close()]);
  }
  for (const { tab } of [one, other]) await tab.forget();
  progress(`ten seconds of ${engines.join(' with ')}, twice`);
  return sent;
}

async function begin(kind: Kind, one: CallTab, other: CallTab, rig: SignallingRig): Promise<void> {
  const { stunUrl } = rig;
  const tabs = [one, other];
  if (kind === 'oneMessage') {
    const url = await rig.through('passerby', 0);
    const signalling = { url, stunUrl, isUnknownEngine: false };
    await Promise.all(tabs.map((tab) => tab.prepare('passerby', signalling)));
    await one.call();
    await other.call();
  } else {
    const signalling = { url: '', stunUrl, isUnknownEngine: false };
    await Promise.all(tabs.map((tab) => tab.prepare('plain', signalling)));
    await one.call(await other.describe(await one.describe()));
  }
  await Promise.all(tabs.map((tab) => tab.began()));
}

async function watchSent(tab: CallTab): Promise<Pick<Sent, 'kilobits' | 'height' | 'frames'>> {
  await Bun.sleep(lookedAtMs.from);
  const before = await sentMedia(tab);
  await Bun.sleep(lookedAtMs.to - lookedAtMs.from);
  const after = await sentMedia(tab);
  const seconds = (after.at - before.at) / 1_000;
  return {
    kilobits: ((after.videoBytes - before.videoBytes) * 8) / 1_000 / seconds,
    height: after.height,
    frames: (after.frames - before.frames) / seconds,
  };
}

const sentMedia = (tab: CallTab): Promise<SentMedia> =>
  eventually('statistics of what is sent', () => tab.sentMedia());

function directionFigures(sent: readonly Sent[], direction: string): Figure[] {
  const row = (what: string, unit: string, of: (one: Sent) => number) => {
    const values = (kind: Kind) => sent.filter((one) => one.kind === kind).map(of);
    const text = (kind: Kind) =>
      `${values(kind)
        .map((value) => value.toFixed(0))
        .join(' and ')} ${unit}`;
    const mean = (kind: Kind) => values(kind).reduce((a, b) => a + b, 0) / values(kind).length;
    return figure(
      `${what} after 10 s, ${direction}`,
      text('oneMessage'),
      `plain call ${text('plain')}`,
      mean('oneMessage') / mean('plain'),
    );
  };
  return [
    row('video sent', 'kbit/s', ({ kilobits }) => kilobits),
    row('picture height', 'lines', ({ height }) => height),
    row('frame rate', 'a second', ({ frames }) => frames),
  ];
}
