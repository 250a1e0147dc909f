import { type Caller, clockMs, type Show, type Signalling } from './caller.ts';

/**
 * Two browsers and nothing else: an offer and its answer, each with all its candidates, carried by
 * whoever drives the pages.
 */
export interface PlainCaller extends Caller {
  /** Our offer, or the answer to theirs. */
  describe(offer: string | undefined): Promise<string>;
}

export function createPlainCaller(
  { stunUrl }: Pick<Signalling, 'stunUrl'>,
  stream: MediaStream,
  show: Show,
): PlainCaller {
  const connection = new RTCPeerConnection({ iceServers: [{ urls: stunUrl }] });
  let knownAt: number | undefined;
  for (const track of stream.getTracks()) connection.addTrack(track, stream);
  connection.addEventListener('track', ({ streams }) => {
    if (streams[0] !== undefined) show(streams[0]);
  });
  return {
    ready: async () => '',
    async describe(offer) {
      if (offer !== undefined) await connection.setRemoteDescription({ type: 'offer', sdp: offer });
      await connection.setLocalDescription();
      await complete(connection);
      return connection.localDescription?.sdp ?? '';
    },
    async call(answer = '') {
      // All that was said has been said: from here to the picture nobody waits for signalling.
      knownAt = clockMs();
      await connection.setRemoteDescription({ type: 'answer', sdp: answer });
    },
    knownAt: () => knownAt,
    close: () => connection.close(),
  };
}

function complete(connection: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (connection.iceGatheringState === 'complete') resolve();
    };
    connection.addEventListener('icegatheringstatechange', look);
    look();
  });
}
