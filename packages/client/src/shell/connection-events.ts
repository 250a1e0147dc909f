import type { PeerEvent } from '../core/meeting.ts';
import { watchConnection } from './connection-watch.ts';
import { isSevered, readTransportState } from './transport-state.ts';

/** Reports what becomes of a connection, and what comes over its channel; returns what stops it. */
export function reportConnection(
  connection: RTCPeerConnection,
  channel: RTCDataChannel,
  report: (event: PeerEvent) => void,
): () => void {
  let stopWatching: (() => void) | undefined;

  connection.onconnectionstatechange = () => {
    const state = readTransportState(connection, stopWatching !== undefined);
    if (state === 'connected') stopWatching ??= watchConnection(connection, report);
    if (state === 'severed') sever();
    else if (state === 'intercepted') report({ type: state });
    else if (state !== undefined) report({ type: 'transport', state });
  };
  // There is one channel and it was agreed on beforehand.
  connection.ondatachannel = () => report({ type: 'misbehaved' });
  channel.onopen = () => report({ type: 'channelOpened' });
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
    connection.onconnectionstatechange = null;
    connection.ondatachannel = null;
    channel.onopen = null;
    channel.onclose = null;
    channel.onmessage = null;
  }
  return stop;
}
