import type { RelayOffer } from '@passerby/protocol/server-messages';

/** What a connection is made with: no relay, a relay besides, or nothing but a relay. */
export type RelayUse = 'none' | 'also' | 'only';

/** Whether there is a name and a password for the relay. */
export interface RelayAccess {
  /** Undefined until the server has said. */
  readonly offer: RelayOffer | undefined;
  readonly grant:
    | { readonly state: 'none' }
    | { readonly state: 'asking'; readonly until: number }
    | { readonly state: 'held'; readonly since: number; readonly until: number }
    /** Not again before this. */
    | { readonly state: 'refused'; readonly until: number };
}

export const noRelayAccess: RelayAccess = { offer: undefined, grant: { state: 'none' } };

const answerDeadlineMs = 5_000;
const refusalPauseMs = 10_000;
/** Allocated with, a password must last for the call's first minutes: TURN asks for it again. */
const leastLeftMs = 120_000;
/** A pass that was older than this when the relay refused it is not all that there is: a new one may do. */
const renewableAfterMs = 15_000;

/** How this session is reached: as it wishes, as the server demands, or as its NAT allows. */
export function relayUse(
  { offer }: RelayAccess,
  wish: { readonly relayOnly: boolean },
  hardNat: boolean,
): RelayUse {
  if (wish.relayOnly || offer === 'always') return 'only';
  return hardNat && offer === 'choice' ? 'also' : 'none';
}

export const isGranted = ({ grant }: RelayAccess, now: number): boolean =>
  grant.state === 'held' && now < grant.until;

/** Whether the server should be asked now: it has a relay, and no answer is on its way. */
export function mayAsk({ offer, grant }: RelayAccess, now: number): boolean {
  if (offer === undefined || offer === 'none') return false;
  return grant.state === 'none' || now >= grant.until;
}

/** There is none, or none now: whoever needs one has to be told. */
export const isRefused = ({ offer, grant }: RelayAccess, now: number): boolean =>
  offer === 'none' || (grant.state === 'refused' && now < grant.until);

export const asked = (access: RelayAccess, now: number): RelayAccess => ({
  ...access,
  grant: { state: 'asking', until: now + answerDeadlineMs },
});

/** `seconds` is what the server's answer says; 0 is no: no new one, and what is held is still good. */
export function answered(access: RelayAccess, seconds: number, now: number): RelayAccess {
  if (seconds === 0 && isGranted(access, now)) return access;
  const lastsMs = seconds * 1_000 - leastLeftMs;
  return {
    ...access,
    grant:
      lastsMs > 0
        ? { state: 'held', since: now, until: now + lastsMs }
        : { state: 'refused', until: now + refusalPauseMs },
  };
}

/**
 * The relay did not let us in, or could not be reached: what we hold is worth nothing. An old pass is
 * forgotten, and a new one may be asked for at once; after a new one there is a pause.
 */
export function refusedByRelay(access: RelayAccess, now: number): RelayAccess {
  const { grant } = access;
  const isOld = grant.state === 'held' && now >= grant.since + renewableAfterMs;
  return {
    ...access,
    grant: isOld ? { state: 'none' } : { state: 'refused', until: now + refusalPauseMs },
  };
}

/** Another server, or one that began anew, has given no pass: its relay may know none of the old ones. */
export const withoutPass = (access: RelayAccess): RelayAccess => ({
  ...access,
  grant: { state: 'none' },
});

/** When an answer is overdue; then asking counts as refused. */
export function lapse(access: RelayAccess, now: number): RelayAccess {
  const { grant } = access;
  return grant.state === 'asking' && now >= grant.until ? refusedByRelay(access, now) : access;
}
