import { type Progress, readTransports, type TransportVerdict } from './transport-state.ts';

type Verdict = Exclude<TransportVerdict, 'undecided' | undefined>;

/**
 * Tells what becomes of a connection by what it says of itself, and by what its transports say where
 * that is not enough; returns what stops it.
 */
export function watchTransports(
  connection: RTCPeerConnection,
  progress: () => Progress,
  tell: (verdict: Verdict) => void,
): () => void {
  let watched: RTCDtlsTransport | undefined;
  let isUndecided = false;
  /** ICE took DTLS with it: whatever way is found later, it proves nothing of a certificate. */
  let isWayLost = false;

  function look(said: 'connection' | 'transport'): void {
    watchSctp();
    const ice = watched?.iceTransport.state;
    const dtls = watched?.state;
    const states = { connection: connection.connectionState, ice, dtls };
    const read = readTransports(states, progress());
    const verdict = read === 'intercepted' && isWayLost ? 'failed' : read;
    if (verdict === 'failed' && dtls === 'failed') isWayLost = true;
    if (verdict === 'undecided') isUndecided ||= said === 'connection';
    else if (verdict !== undefined && isNews(said, verdict)) {
      isUndecided = false;
      tell(verdict);
    }
  }

  /** A transport is listened to for what DTLS fails of, and for what the connection left open. */
  const isNews = (said: 'connection' | 'transport', verdict: Verdict): boolean =>
    said === 'connection' ||
    verdict === 'intercepted' ||
    verdict === 'severed' ||
    (isUndecided && verdict === 'failed');

  /** A connection may get other transports when a description is applied. */
  function watchSctp(): void {
    const transport = connection.sctp?.transport;
    if (transport === watched) return;
    forget();
    watched = transport;
    if (transport === undefined) return;
    transport.onstatechange = () => look('transport');
    transport.iceTransport.onstatechange = () => look('transport');
  }

  function forget(): void {
    if (watched === undefined) return;
    watched.onstatechange = null;
    watched.iceTransport.onstatechange = null;
    watched = undefined;
  }

  connection.onconnectionstatechange = () => look('connection');
  connection.oniceconnectionstatechange = watchSctp;
  watchSctp();

  return () => {
    connection.onconnectionstatechange = null;
    connection.oniceconnectionstatechange = null;
    forget();
  };
}
