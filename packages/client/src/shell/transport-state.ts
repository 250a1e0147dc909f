/**
 * What the page is told of a connection and of the two transports below it. Each of the three comes by
 * a way of its own, so in any order: a Chromium under load calls the connection `failed` before it
 * calls DTLS so, and a Firefox whose ICE has failed calls DTLS `failed` before it calls ICE so.
 */
export interface TransportStates {
  readonly connection: RTCPeerConnectionState;
  readonly ice: RTCIceTransportState | undefined;
  readonly dtls: RTCDtlsTransportState | undefined;
}

/**
 * How far a connection has come. `connected` is the word of one side: with DTLS 1.3 the client says so
 * before its own certificate was looked at. Only an open channel proves that both have agreed.
 */
export type Progress = 'none' | 'connected' | 'open';

/**
 * What the states mean for the call. `undecided`: something has failed, and what it was is not told
 * yet; undefined: nothing.
 */
export type TransportVerdict =
  | 'connected'
  | 'interrupted'
  | 'failed'
  | 'closed'
  | 'intercepted'
  | 'severed'
  | 'undecided'
  | undefined;

export function readTransports(states: TransportStates, progress: Progress): TransportVerdict {
  const { connection, dtls } = states;
  if (connection === 'closed') return connection;
  if (dtls === 'failed') return readFailedDtls(states, progress);
  switch (connection) {
    case 'connected':
      return connection;
    case 'failed':
      // Unless the way is gone it can only be DTLS, which says so itself in a moment.
      return progress === 'open' || isWayGone(states) ? 'failed' : 'undecided';
    case 'disconnected':
      return 'interrupted';
    case 'new':
    case 'connecting':
      return undefined;
    default:
      return connection satisfies never;
  }
}

/**
 * Before the channel is open, and where the way is there: one of the two refused the other's
 * certificate, which is not the one that was announced. (Somebody who leaves in the midst of it closes;
 * neither engine calls that a failure.) In a call: a Firefox has sent while it had no way (decision 004).
 */
function readFailedDtls(states: TransportStates, progress: Progress): TransportVerdict {
  if (progress === 'open') return 'severed';
  if (hasWay(states)) return 'intercepted';
  if (progress === 'connected') return 'severed';
  return states.ice === 'failed' || states.ice === 'closed' ? 'failed' : 'undecided';
}

/** A Chromium that found none calls it `disconnected`, and the connection `failed`. */
const isWayGone = ({ ice }: TransportStates): boolean =>
  ice === undefined || ice === 'disconnected' || ice === 'failed' || ice === 'closed';

const hasWay = ({ ice }: TransportStates): boolean => ice === 'connected' || ice === 'completed';

/** Whether DTLS has failed, and not been closed: a stranger who leaves closes it. */
export const isSevered = ({ sctp }: RTCPeerConnection): boolean =>
  sctp?.transport.state === 'failed';
