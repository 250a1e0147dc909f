/** What a change of a connection's state means for the call; undefined: nothing. */
export function readTransportState(
  connection: RTCPeerConnection,
  wasConnected: boolean,
): 'connected' | 'interrupted' | 'failed' | 'closed' | 'intercepted' | 'severed' | undefined {
  const { connectionState } = connection;
  switch (connectionState) {
    case 'connected':
    case 'closed':
      return connectionState;
    case 'failed':
      if (wasConnected) return isSevered(connection) ? 'severed' : 'failed';
      return isRefusedCertificate(connection) ? 'intercepted' : 'failed';
    case 'disconnected':
      return 'interrupted';
    case 'new':
    case 'connecting':
      return undefined;
    default:
      return connectionState satisfies never;
  }
}

/**
 * The way is there and the handshake failed: the certificate that answered is not the one that was
 * announced. (Somebody who leaves in the midst of it closes; neither engine calls that a failure.)
 */
function isRefusedCertificate({ sctp }: RTCPeerConnection): boolean {
  const ice = sctp?.transport.iceTransport.state;
  return sctp?.transport.state === 'failed' && (ice === 'connected' || ice === 'completed');
}

/**
 * DTLS has failed in a connection that stood: a Firefox does that when it sends while it has no way
 * (decision 004). A stranger who leaves closes it instead.
 */
export const isSevered = ({ sctp }: RTCPeerConnection): boolean =>
  sctp?.transport.state === 'failed';
