/**
 * What the tests want to know about a page and the page does not tell: its connections, and the
 * frames that it exchanged with the server. Only in tests; the product has no such window.
 */
interface PageWatch {
  readonly connections: RTCPeerConnection[];
  /** Of the connection at the same place. */
  readonly certificates: (RTCCertificate | undefined)[];
  readonly channels: RTCDataChannel[];
  readonly sent: number[][];
  readonly received: number[][];
  /** How often the browser has put this page aside and shown it again as it was (bfcache). */
  restored: number;
  /** Frames that came from strangers, over data channels. */
  readonly fromStrangers: number[][];
}

declare global {
  interface Window {
    readonly pageWatch: PageWatch;
  }
}

/** Runs in the page, before its own scripts. */
export function watchPage(): void {
  const watch: PageWatch = {
    ...{ connections: [], certificates: [], channels: [] },
    ...{ sent: [], received: [], fromStrangers: [] },
    // A page that begins anew when it is shown again must not hide that it was.
    restored: Number(window.name),
  };
  window.addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    watch.restored += 1;
    window.name = String(watch.restored);
    // What was said before is not what it says now.
    watch.sent.length = 0;
    watch.received.length = 0;
  });
  Object.defineProperty(window, 'pageWatch', { value: watch });

  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      watch.connections.push(this);
      watch.certificates.push(configuration?.certificates?.[0]);
    }
    override createDataChannel(label: string, options?: RTCDataChannelInit): RTCDataChannel {
      const channel = super.createDataChannel(label, options);
      watch.channels.push(channel);
      channel.addEventListener('message', ({ data }) => {
        if (data instanceof ArrayBuffer) watch.fromStrangers.push([...new Uint8Array(data)]);
      });
      return channel;
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
    // Firefox never answers for a connection that is closed meanwhile.
    const soon = new Promise<undefined>((resolve) => setTimeout(resolve, 1_000));
    const report = await Promise.race([connection.getStats(), soon]);
    for (const stats of report?.values() ?? []) {
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

/** Sends a frame to the stranger every 20 ms, as often as is said; what cannot be sent is not. */
export function keepSending({ frame, times }: { frame: number[]; times: number }): void {
  let left = times;
  const timer = setInterval(() => {
    left -= 1;
    const open = window.pageWatch.channels.find(({ readyState }) => readyState === 'open');
    open?.send(Uint8Array.from(frame));
    if (left === 0) clearInterval(timer);
  }, 20);
}
