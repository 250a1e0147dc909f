/**
 * What the tests want to know about a page and the page does not tell: its connections, and the
 * frames that it exchanged with the server. Only in tests; the product has no such window.
 */
interface PageWatch {
  readonly connections: RTCPeerConnection[];
  readonly sent: number[][];
  readonly received: number[][];
}

declare global {
  interface Window {
    readonly pageWatch: PageWatch;
  }
}

/** Runs in the page, before its own scripts. */
export function watchPage(): void {
  const watch: PageWatch = { connections: [], sent: [], received: [] };
  Object.defineProperty(window, 'pageWatch', { value: watch });

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      watch.connections.push(this);
    }
  };

  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer) watch.received.push([...new Uint8Array(data)]);
      });
    }
    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      if (ArrayBuffer.isView(frame)) {
        watch.sent.push([...new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength)]);
      } else if (frame instanceof ArrayBuffer) watch.sent.push([...new Uint8Array(frame)]);
      super.send(frame as ArrayBuffer);
    }
  };
}

/** What came in over the connections that stand now, in totals since they stand. */
export interface Reception {
  readonly connected: number;
  readonly framesDecoded: number;
  readonly audioEnergy: number;
  readonly videoWidth: number;
}

/** Runs in the page. */
export async function readReception(): Promise<Reception> {
  let connected = 0;
  let framesDecoded = 0;
  let audioEnergy = 0;
  let videoWidth = 0;
  for (const connection of window.pageWatch.connections) {
    if (connection.connectionState !== 'connected') continue;
    connected += 1;
    for (const stats of (await connection.getStats()).values()) {
      if (stats.type !== 'inbound-rtp') continue;
      framesDecoded += stats.framesDecoded ?? 0;
      audioEnergy += stats.totalAudioEnergy ?? 0;
      videoWidth = Math.max(videoWidth, stats.frameWidth ?? 0);
    }
  }
  return { connected, framesDecoded, audioEnergy, videoWidth };
}

/** Runs in the page: hosts that its connections were told to ask for their own address. */
export function readIceHosts(): string[] {
  const urls = window.pageWatch.connections.flatMap((connection) =>
    (connection.getConfiguration().iceServers ?? []).flatMap(({ urls }) => urls),
  );
  return urls.map((url) => /^\w+:(\[[^\]]+\]|[^:?]+)/.exec(url)?.[1] ?? url);
}
