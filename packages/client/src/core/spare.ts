import type { RelayUse } from './relay-access.ts';

/**
 * The connection that lies ready for the next stranger: offer made, candidates gathered, nothing
 * of it told to anybody yet. It is remade before the ports that a router lent it go stale.
 */
export type Spare =
  | { readonly state: 'none' }
  | {
      readonly state: 'making';
      readonly connection: number;
      readonly relay: RelayUse;
      readonly until: number;
    }
  | { readonly state: 'ready'; readonly made: Made }
  /** The old one stays until the new one is there: Next may come at any moment. */
  | {
      readonly state: 'renewing';
      readonly made: Made;
      readonly connection: number;
      readonly relay: RelayUse;
      readonly until: number;
    }
  /** The browser could not make one. Not again before this time. */
  | { readonly state: 'failed'; readonly until: number };

/** A connection and what a stranger has to know of it. */
export interface Made {
  readonly connection: number;
  readonly description: Uint8Array;
  readonly local: Uint8Array;
  /** What is committed to before the stranger is known (SPEC V1). */
  readonly commitment: Uint8Array;
  /** Seen while gathering: the NAT gives each destination another port. */
  readonly hardNat: boolean;
  /** What it can be reached through, whatever it was to be made with. */
  readonly relay: RelayUse;
  readonly madeAt: number;
}

/**
 * A Linux router forgets a silent UDP mapping after 30 s, whatever RFC 4787 (REQ-5) asks, and Firefox
 * is silent once it has gathered (decision 004). The newer one takes a second, and a round trip.
 */
export const freshForMs = 20_000;
/** Older than this it is not offered to anybody any more. Gathering came before, a second at most. */
export const usableForMs = 28_000;
/** Gathering itself is bounded by a second; this is for a browser that hangs. */
const makingDeadlineMs = 10_000;
const failurePauseMs = 5_000;

export const noSpare: Spare = { state: 'none' };

/** The spare while `connection` is being made in its place. */
export function makeSpare(spare: Spare, connection: number, relay: RelayUse, now: number): Spare {
  const until = now + makingDeadlineMs;
  return spare.state === 'ready' || spare.state === 'renewing'
    ? { state: 'renewing', made: spare.made, connection, relay, until }
    : { state: 'making', connection, relay, until };
}

export const failSpare = (now: number): Spare => ({
  state: 'failed',
  until: now + failurePauseMs,
});

/** Whether it is time to make one, or a newer one. */
export function isSpareDue(spare: Spare, now: number): boolean {
  switch (spare.state) {
    case 'none':
      return true;
    case 'ready':
      return now >= spare.made.madeAt + freshForMs;
    case 'failed':
      return now >= spare.until;
    case 'making':
    case 'renewing':
      return false;
    default:
      return spare satisfies never;
  }
}

/** When something about the spare is next due; Infinity when nothing is. */
export function spareDeadline(spare: Spare): number {
  switch (spare.state) {
    case 'none':
      return Number.POSITIVE_INFINITY;
    case 'ready':
      return spare.made.madeAt + freshForMs;
    case 'failed':
    case 'making':
    case 'renewing':
      return spare.until;
    default:
      return spare satisfies never;
  }
}

/** Which connection is being made just now. */
export const makingOf = (spare: Spare): number | undefined =>
  spare.state === 'making' || spare.state === 'renewing' ? spare.connection : undefined;

/** What could be offered at this moment. */
export const usableOf = (spare: Spare, now: number): Made | undefined =>
  (spare.state === 'ready' || spare.state === 'renewing') && now < spare.made.madeAt + usableForMs
    ? spare.made
    : undefined;

/** Every connection that the spare holds, for whoever has to discard them. */
export function connectionsOf(spare: Spare): readonly number[] {
  switch (spare.state) {
    case 'none':
    case 'failed':
      return [];
    case 'making':
      return [spare.connection];
    case 'ready':
      return [spare.made.connection];
    case 'renewing':
      return [spare.made.connection, spare.connection];
    default:
      return spare satisfies never;
  }
}

/** What the newest connection of the spare is, or is being, made with. */
export const relayUseOf = (spare: Spare): RelayUse | undefined => {
  switch (spare.state) {
    case 'none':
    case 'failed':
      return undefined;
    case 'ready':
      return spare.made.relay;
    case 'making':
    case 'renewing':
      return spare.relay;
    default:
      return spare satisfies never;
  }
};
