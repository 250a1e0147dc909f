import { clientWire } from '@passerby/protocol/client-messages';
import { serverWire } from '@passerby/protocol/server-messages';

/** Frames between this page and the signalling server, by what they are; both ways. */
export type FrameCounts = Record<string, number>;

/** When the newest frame of a kind came in, on the page's clock. */
const arrivals = new Map<string, number>();
let counts: FrameCounts = {};
const listeners = new Set<() => void>();

/** From here on every WebSocket of the page is counted, whoever opens it. */
export function watchSockets(): void {
  window.WebSocket = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', ({ data }) => note(nameOf(data, serverWire), true));
    }
    override send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      note(nameOf(frame, clientWire), false);
      super.send(frame as ArrayBuffer);
    }
  };
}

export function resetFrameCounts(): void {
  counts = {};
  arrivals.clear();
}

export const frameCounts = (): FrameCounts => ({ ...counts });

/** Resolves with the time at which a frame of this kind came in. */
export function untilFrame(name: string): Promise<number> {
  return new Promise((resolve) => {
    const look = () => {
      const at = arrivals.get(name);
      if (at === undefined) return;
      listeners.delete(look);
      resolve(at);
    };
    listeners.add(look);
    look();
  });
}

function note(name: string, isIncoming: boolean): void {
  counts[name] = (counts[name] ?? 0) + 1;
  if (!isIncoming) return;
  arrivals.set(name, performance.timeOrigin + performance.now());
  for (const look of [...listeners]) look();
}

/** Ours are binary and have a wire; PeerJS sends JSON with a `type`. */
function nameOf(frame: unknown, wire: typeof clientWire | typeof serverWire): string {
  if (typeof frame === 'string') return String(JSON.parse(frame).type);
  const bytes = ArrayBuffer.isView(frame)
    ? new Uint8Array(frame.buffer, frame.byteOffset, frame.byteLength)
    : new Uint8Array(frame as ArrayBuffer);
  const message = wire.decode(bytes);
  return message.ok ? message.value.type : message.code;
}
