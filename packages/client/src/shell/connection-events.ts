import type { PeerEvent } from '../core/meeting.ts';
import { watchConnection } from './connection-watch.ts';
import { isSevered, type Progress } from './transport-state.ts';
import { watchTransports } from './transport-watch.ts';

/**
 * Reports what becomes of a connection, and what comes over its channel; returns what stops it.
 * `isRenewal`: the stranger's certificate has answered before, on the connection that this one replaces.
 */
export function reportConnection(
  connection: RTCPeerConnection,
  channel: RTCDataChannel,
  report: (event: PeerEvent) => void,
  isRenewal: boolean,
): () => void {
  let stopWatching: (() => void) | undefined;
  let progress: Progress = 'none';

  const stopTransports = watchTransports(
    connection,
    () => progress,
    (verdict) => {
      if (verdict === 'connected') {
        stopWatching ??= watchConnection(connection, report);
        if (progress === 'none') progress = isRenewal ? 'open' : verdict;
      }
      if (verdict === 'severed') sever();
      else if (verdict === 'intercepted') report({ type: verdict });
      else report({ type: 'transport', state: verdict });
    },
  );
  // There is one channel and it was agreed on beforehand.
  connection.ondatachannel = () => report({ type: 'misbehaved' });
  channel.onopen = () => {
    progress = 'open';
    report({ type: 'channelOpened' });
  };
  channel.onclose = () => {
    if (isSevered(connection)) sever();
    else report({ type: 'channelClosed' });
  };
  channel.onmessage = ({ data }) =>
    report(
      data instanceof ArrayBuffer
        ? { type: 'received', frame: new Uint8Array(data) }
        : { type: 'misbehaved' },
    );

  /** Told once: whatever else such a connection says is of no use. */
  function sever(): void {
    stop();
    report({ type: 'severed' });
  }

  function stop(): void {
    stopWatching?.();
    stopWatching = undefined;
    stopTransports();
    connection.ondatachannel = null;
    channel.onopen = null;
    channel.onclose = null;
    channel.onmessage = null;
  }
  return stop;
}
