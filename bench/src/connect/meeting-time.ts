import { startChromium } from '@passerby/test-kit/chromium';
import { quantile } from '../quantile.ts';
import { type Figure, figure } from '../table.ts';
import { beginCall, type CallKind, type Run } from './begin-call.ts';
import { CallTab, wellEquipped } from './call-tab.ts';
import { frameFigures } from './frame-figures.ts';
import { progress } from './progress.ts';
import type { SignallingRig } from './signalling-rig.ts';

const rounds = 30;
/** On a busy machine there are fewer rounds, and the figures say how many. */
const budgetMs = 240_000;
const roundTripsMs = [0, 100] as const;
const signalled = ['oneMessage', 'fallback', 'peerjs'] as const;

/**
 * From the match to the moment at which both see each other, in two tabs of one Chromium with the
 * product's own wishes for camera and microphone, whatever kind of call it is. The match is made at a
 * server, so half a signalling round trip goes by before anybody can know of it: that half is added
 * to what the pages measure, for PeerJS as for ours, and to the floor. The kinds take turns, so that
 * whatever else this machine does disturbs them alike.
 */
export async function measureMeetingTime(rig: SignallingRig): Promise<Figure[]> {
  const equipment = { ...wellEquipped('chromium'), framesPerSecond: 30 };
  const browser = await startChromium(equipment);
  try {
    const open = async () =>
      CallTab.open(await browser.openTab(equipment, rig.pageUrl), rig.pageUrl);
    const tabs = [await open(), await open()] as const;
    // The first calls of a browser start its codecs and its audio.
    await takeTurns(tabs, rig);
    const runs: Run[] = [];
    const startedAt = performance.now();
    for (let round = 0; round < rounds && performance.now() < startedAt + budgetMs; round++) {
      runs.push(...(await takeTurns(round % 2 === 0 ? tabs : [tabs[1], tabs[0]], rig)));
      if (round % 5 === 4) progress(`${round + 1} of ${rounds} rounds of calls`);
    }
    return [...roundTripsMs.flatMap((ms) => timeFigures(runs, ms)), ...frameFigures(runs)];
  } finally {
    await browser.close();
  }
}

async function takeTurns(
  [one, other]: readonly [CallTab, CallTab],
  rig: SignallingRig,
): Promise<Run[]> {
  const runs: Run[] = [];
  const call = async (kind: CallKind, roundTripMs: number) => {
    runs.push({
      kind,
      roundTripMs,
      beginning: await beginCall(kind, one, other, rig, roundTripMs),
    });
    await Promise.all([one.close(), other.close()]);
  };
  await call('bare', 0);
  for (const roundTripMs of roundTripsMs) {
    for (const kind of signalled) await call(kind, roundTripMs);
  }
  return runs;
}

function timeFigures(runs: readonly Run[], roundTripMs: number): Figure[] {
  const timesOf = (kind: CallKind) =>
    runs
      .filter((run) => run.kind === kind && (kind === 'bare' || run.roundTripMs === roundTripMs))
      .map(({ beginning }) =>
        beginning === undefined ? Infinity : beginning.ms + roundTripMs / 2,
      );
  const times = byKind(timesOf);
  const line = (kind: CallKind) =>
    `p50 ${quantile(times[kind], 0.5).toFixed(0)} ms, p95 ${quantile(times[kind], 0.95).toFixed(0)} ms`;
  // Call by call of the same round, which had the same company on this machine.
  const over = (kind: CallKind, than: CallKind) =>
    quantile(
      times[kind].map((ms, round) => ms / (times[than][round] ?? Number.NaN)),
      0.5,
    );
  const at = `signalling round trip ${roundTripMs} ms`;
  const target = (text: string) => (roundTripMs === 100 ? `; target ${text}` : '');
  const meeting = (kind: CallKind) => `match to both seeing each other, ${names[kind]}, ${at}`;
  return [
    figure(
      meeting('oneMessage'),
      `${line('oneMessage')}, ${times.oneMessage.length} calls`,
      `PeerJS ${line('peerjs')}${target('0.40 x')}`,
      over('oneMessage', 'peerjs'),
    ),
    figure(
      meeting('oneMessage'),
      line('oneMessage'),
      `floor ${line('bare')}${target('1.25 x')}`,
      over('oneMessage', 'bare'),
    ),
    figure(
      meeting('fallback'),
      line('fallback'),
      `PeerJS ${line('peerjs')}`,
      over('fallback', 'peerjs'),
    ),
  ];
}

const names: Readonly<Record<CallKind, string>> = {
  oneMessage: 'one message',
  fallback: 'fallback',
  peerjs: 'PeerJS',
  bare: 'floor',
};

const byKind = <T>(of: (kind: CallKind) => T): Readonly<Record<CallKind, T>> => ({
  oneMessage: of('oneMessage'),
  fallback: of('fallback'),
  peerjs: of('peerjs'),
  bare: of('bare'),
});
