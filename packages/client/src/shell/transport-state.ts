/**
 * How far a connection has come. `connected` is the word of one side: with DTLS 1.3 the client says so
 * before its own certificate was looked at. Only an open channel proves that both have agreed.
 */
export type Progress = 'none' | 'connected' | 'open';

/** What a change of a connection's state means for the call. */
export type TransportVerdict =
  | 'connected'
  | 'interrupted'
  | 'failed'
  | 'closed'
  | 'intercepted'
  | 'severed';

/**
 * Each of the three states comes to the page by a way of its own, so in any order: a Chromium under load
 * calls the connection `failed` before it calls DTLS so, and a Firefox whose ICE has failed calls DTLS
 * `failed` before it calls ICE so. Undefined: nothing, or what has failed is not told yet.
 */
export function readTransports(
  connection: RTCPeerConnectionState,
  ice: RTCIceTransportState | undefined,
  dtls: RTCDtlsTransportState | undefined,
  progress: Progress,
): TransportVerdict | undefined {
  const isUnderway = ice === 'new' || ice === 'checking';
  const hasWay = ice === 'connected' || ice === 'completed';
  if (dtls === 'failed') {
    // In a call: a Firefox has sent while it had no way (decision 004).
    if (progress === 'open') return 'severed';
    // One of the two refused the other's certificate: it is not the one that was announced. (Somebody
    // who leaves in the midst of it closes; neither engine calls that a failure.)
    if (hasWay) return 'intercepted';
    if (progress === 'connected') return 'severed';
    return ice === 'failed' ? ice : undefined;
  }
  switch (connection) {
    case 'connected':
    case 'closed':
      return connection;
    case 'failed':
      // Unless the way is gone it can only be DTLS, which says so itself in a moment. (A Chromium that
      // found no way calls ICE `disconnected`.)
      return progress !== 'open' && (isUnderway || hasWay) ? undefined : connection;
    case 'disconnected':
      return 'interrupted';
    default:
      connection satisfies 'new' | 'connecting';
      return undefined;
  }
}

/** Whether DTLS has failed, and not been closed: a stranger who leaves closes it. */
export const isSevered = ({ sctp }: RTCPeerConnection): boolean =>
  sctp?.transport.state === 'failed';
