import { type Figure, figure } from '../table.ts';
import type { CallKind, Run } from './begin-call.ts';
import { extraFrames } from './frame-names.ts';
import type { FrameCounts } from './page/watched-socket.ts';

/** Frames between two people and their server for one established call, both ways, both people. */
export function frameFigures(runs: readonly Run[]): Figure[] {
  const callsOf = (kind: CallKind) =>
    runs
      .filter((run) => run.kind === kind && run.beginning !== undefined)
      .map(({ beginning }) => beginning?.frames ?? {});
  const [oneMessage, fallback, peerjs] = [
    callsOf('oneMessage'),
    callsOf('fallback'),
    callsOf('peerjs'),
  ];
  const most = (calls: readonly FrameCounts[]) => Math.max(...calls.map(total));
  const failed = runs.filter(({ beginning }) => beginning === undefined).length;
  return [
    figure(
      'frames through the server for a call, one message, at most',
      String(most(oneMessage)),
      `PeerJS ${most(peerjs)}; target 6`,
      most(oneMessage) / most(peerjs),
    ),
    figure(
      'of these beyond the one message (restarts, relays), in all calls',
      extraFrames(oneMessage.flatMap((frames) => Object.entries(frames))),
      `in ${oneMessage.length} calls`,
    ),
    figure(
      'frames through the server for a call, fallback, at most',
      String(most(fallback)),
      `PeerJS ${most(peerjs)}`,
      most(fallback) / most(peerjs),
    ),
    figure('calls without a picture', String(failed), `of ${runs.length}`),
  ];
}

const total = (frames: FrameCounts): number =>
  Object.values(frames).reduce((sum, count) => sum + count, 0);
