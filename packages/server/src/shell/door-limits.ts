import type { DoorLimits } from '../core/doorkeeper.ts';

/** The two numbers that an operator sets; every other limit at the door follows from them. */
export interface DoorOptions {
  /** Sockets that one network may hold at once: a household has few, a carrier's NAT has many. */
  readonly socketsPerNetwork: number;
  /** Frames that one socket may send each second, for longer than a moment. */
  readonly framesPerSecond: number;
}

/** How many seconds' worth of frames a socket may send at once: a call is set up in a burst. */
const frameBurstSeconds = 6;

/** After a restart everyone behind one address comes back at once; after that, within a minute. */
const refillSeconds = 60;

/** People behind one address are not all busy in the same second: one in four may be. */
const busyShare = 1 / 4;

/** The limits at the door, from what the operator set. */
export function doorLimits({ socketsPerNetwork, framesPerSecond }: DoorOptions): DoorLimits {
  const frames = { burst: framesPerSecond * frameBurstSeconds, perSecond: framesPerSecond };
  // Never less than one socket alone may send.
  const busySockets = Math.max(1, socketsPerNetwork * busyShare);
  return {
    socketsPerNetwork,
    openings: { burst: socketsPerNetwork, perSecond: socketsPerNetwork / refillSeconds },
    frames,
    networkFrames: {
      burst: frames.burst * busySockets,
      perSecond: frames.perSecond * busySockets,
    },
  };
}
