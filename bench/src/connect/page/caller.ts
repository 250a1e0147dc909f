import type { FrameCounts } from './watched-socket.ts';

/** Where a call is signalled. */
export interface Signalling {
  readonly url: string;
  /** The one STUN server that every kind of call asks. */
  readonly stunUrl: string;
  /** Ours takes this page for an engine that was never tried: that makes a call of the fallback. */
  readonly isUnknownEngine: boolean;
}

/** How a call began for this page, on a clock that two pages of one browser share. */
export interface Began {
  /**
   * When this page was told, or could know, whom it calls; undefined on the side that is called by
   * somebody of whom it has not heard.
   */
  readonly knownAt: number | undefined;
  readonly firstFrameAt: number;
  readonly frames: FrameCounts;
}

/** One kind of call, in the page. Each call makes one caller on both sides. */
export interface Caller {
  /** Stands at the signalling server and can be met. Returns the name by which one is called. */
  ready(): Promise<string>;
  /** Calls the partner, or lets the server find one; resolves when that has gone out. */
  call(partner: string | undefined): Promise<void>;
  /** When this page knew whom it calls. */
  knownAt(): number | undefined;
  close(): void;
}

/** Shows what came from the partner; the stage waits for its first frame. */
export type Show = (remote: MediaStream) => void;

/** Milliseconds since the epoch, with fractions: comparable between pages of one machine. */
export const clockMs = (): number => performance.timeOrigin + performance.now();
