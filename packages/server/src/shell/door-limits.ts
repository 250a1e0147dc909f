import type { DoorLimits } from '../core/doorkeeper.ts';

/** What an operator sets; every other limit at the door follows from it. */
export interface DoorOptions {
  /** Sockets that one network may hold at once: a household has few, a carrier's NAT has many. */
  readonly socketsPerNetwork: number;
  /** New sockets from one network each second, once as many as it may hold have come at once. */
  readonly openingsPerSecond: number;
  /** Frames that one socket may send each second, for longer than a moment. */
  readonly framesPerSecond: number;
}

/** How many seconds' worth of frames a socket may send at once: a call is set up in a burst. */
const frameBurstSeconds = 6;

/** People behind one address are not all busy in the same second: one in four may be. */
const busyShare = 1 / 4;

/** The limits at the door, from what the operator set. */
export function doorLimits(options: DoorOptions): DoorLimits {
  const { socketsPerNetwork, openingsPerSecond, framesPerSecond } = options;
  const frames = { burst: framesPerSecond * frameBurstSeconds, perSecond: framesPerSecond };
  // Never less than one socket alone may send.
  const busySockets = Math.max(1, socketsPerNetwork * busyShare);
  return {
    socketsPerNetwork,
    // A pass holds for ten minutes and for several calls: one for each socket, and its renewal.
    relayPasses: { burst: socketsPerNetwork, perSecond: openingsPerSecond },
    // After a restart everyone behind one address comes back at once.
    openings: { burst: socketsPerNetwork, perSecond: openingsPerSecond },
    frames,
    networkFrames: {
      burst: frames.burst * busySockets,
      perSecond: frames.perSecond * busySockets,
    },
  };
}
