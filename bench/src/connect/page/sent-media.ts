/** What this page's call sends, in totals since it stands. */
export interface SentMedia {
  /** Milliseconds, on the clock of the statistics. */
  readonly at: number;
  readonly videoBytes: number;
  readonly audioBytes: number;
  readonly frames: number;
  readonly width: number;
  readonly height: number;
  /** What the encoder is asked to fill, and what congestion control has found; bits a second. */
  readonly targetBitrate: number;
  readonly availableBitrate: number;
  readonly limitedBy: string;
  readonly codec: string;
}

const connections: RTCPeerConnection[] = [];

/** From here on every connection of the page is known, whoever makes it. */
export function watchConnections(): void {
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      connections.push(this);
    }
  };
}

export function forgetConnections(): void {
  connections.length = 0;
}

/** Undefined while nothing is connected, or nothing was encoded yet. */
export async function readSentMedia(): Promise<SentMedia | undefined> {
  const connected = connections.find((one) => one.connectionState === 'connected');
  if (connected === undefined) return undefined;
  const stats = new Map<string, Record<string, unknown>>();
  for (const one of (await connected.getStats()).values()) stats.set(one.id, one);
  const all = [...stats.values()];
  const outbound = (kind: string) =>
    all.find((one) => one['type'] === 'outbound-rtp' && one['kind'] === kind);
  const video = outbound('video');
  if (video === undefined) return undefined;
  const pairs = all.filter(({ type }) => type === 'candidate-pair');
  const number = (value: unknown) => (typeof value === 'number' ? value : 0);
  return {
    at: number(video['timestamp']),
    videoBytes: number(video['bytesSent']),
    audioBytes: number(outbound('audio')?.['bytesSent']),
    frames: number(video['framesEncoded']),
    width: number(video['frameWidth']),
    height: number(video['frameHeight']),
    targetBitrate: number(video['targetBitrate']),
    availableBitrate: Math.max(...pairs.map((one) => number(one['availableOutgoingBitrate'])), 0),
    limitedBy: String(video['qualityLimitationReason'] ?? ''),
    codec: String(stats.get(String(video['codecId']))?.['mimeType'] ?? ''),
  };
}
