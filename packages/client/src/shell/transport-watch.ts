import { type Progress, readTransports, type TransportVerdict } from './transport-state.ts';

/**
 * Tells what becomes of a connection by what it says of itself, and by what its transports say where
 * that is not enough; returns what stops it.
 */
export function watchTransports(
  connection: RTCPeerConnection,
  progress: () => Progress,
  tell: (verdict: TransportVerdict) => void,
): () => void {
  let isStopped = false;
  let isUndecided = false;
  /** ICE took DTLS with it: whatever way is found later, it proves nothing of a certificate. */
  let isWayLost = false;

  function look(isOwnWord: boolean): void {
    const { connectionState } = connection;
    const transport = listen();
    const state = transport?.state;
    const read = readTransports(connectionState, transport?.iceTransport.state, state, progress());
    const verdict = read === 'intercepted' && isWayLost ? 'failed' : read;
    isWayLost ||= verdict === 'failed' && state === verdict;
    if (isStopped) return;
    if (isOwnWord) isUndecided = connectionState === 'failed' && verdict === undefined;
    // A transport is heard for what DTLS fails of, and for what the connection left open.
    else if (verdict === 'failed' ? !isUndecided : state !== 'failed') return;
    if (verdict === undefined) return;
    isUndecided = false;
    tell(verdict);
  }

  /** A connection may get other transports when a description is applied. */
  function listen(): RTCDtlsTransport | undefined {
    const transport = connection.sctp?.transport;
    if (transport !== undefined) {
      transport.onstatechange = transport.iceTransport.onstatechange = () => look(false);
    }
    return transport;
  }

  connection.onconnectionstatechange = () => look(true);
  connection.oniceconnectionstatechange = listen;
  listen();

  return () => {
    isStopped = true;
  };
}
