import type { ClientMessage, FlagReason } from '@passerby/protocol/client-messages';
import { relaxAfterMs } from '@passerby/protocol/limits';
import type { PartnerMessage } from '@passerby/protocol/partner-messages';
import type { RelayOffer, Role, ServerMessage } from '@passerby/protocol/server-messages';
import type { Call, CallEvent, EndReason, Sending } from './call.ts';
import type { Candidate } from './candidate.ts';
import type { Said } from './conversation.ts';
import type { PackedDescription } from './description.ts';
import type { Interest } from './interest.ts';
import type { Quality } from './line-quality.ts';
import { noRelayAccess, type RelayAccess, type RelayUse } from './relay-access.ts';
import type { Repair, Way } from './repair.ts';
import type { Former, Report } from './report.ts';
import type { Silence } from './silence.ts';
import { type Made, noSpare, type Spare } from './spare.ts';
import type { Emoji } from './verification.ts';
import type { Wish } from './wish.ts';

/**
 * Everything a session knows about meeting people. `step` in `meeting-step.ts` moves it; the line
 * to the server has a machine of its own (`line.ts`), and so has a call in progress (`call.ts`).
 */
export interface Encounter {
  readonly meeting: Meeting;
  readonly spare: Spare;
  readonly line: 'away' | 'open';
  /** Asked whether the line still carries anything: by then it must have answered. */
  readonly lineProvesBy: number | undefined;
  /** `Join` is for a session that never joined; `Next` is right in every other state. */
  readonly joinWith: 'Join' | 'Next';
  /** Tickets and connections are counted up and never used twice. */
  readonly lastTicket: number;
  readonly lastConnection: number;
  readonly relaxAfterMs: number;
  /** Whether the server asks how calls came about. */
  readonly countsCalls: boolean;
  readonly relay: RelayAccess;
  /** What gathering last found out about the NAT in front of us. */
  readonly hardNat: boolean;
  /** Strangers in a row who could not be reached. */
  readonly misses: number;
  /** What camera and microphone give at the moment; each mode sends its part of it. */
  readonly sending: Sending;
  /** The last stranger, while they can still be flagged, and the last flag. */
  readonly former: Former | undefined;
  readonly report: Report | undefined;
  /** The server keeps us away. */
  readonly barred: Barred | undefined;
}

/** For how long nobody comes in from here; `reason` is told to the session that was flagged alone. */
export interface Barred {
  readonly until: number;
  readonly reason: FlagReason | undefined;
}

/** A wish, and its interests once they are hashed. */
export interface Quest {
  readonly wish: Wish;
  readonly interests: readonly Interest[] | undefined;
}

export type Meeting = { readonly phase: 'none' } | Searching | Connecting | Talking | Ended;

export interface Ended {
  readonly phase: 'ended';
  readonly quest: Quest;
  readonly why: EndReason;
  readonly conversation: readonly Said[];
}

export interface Searching {
  readonly phase: 'searching';
  readonly quest: Quest;
  readonly since: number;
  /** 0 until the first `Join` of this search. */
  readonly ticket: number;
  readonly place: Place;
  /**
   * What the server has of us, oldest first: more than one while a `Refresh` is on its way, for
   * until `Parked` names the new one a stranger may still be given the old.
   */
  readonly offered: readonly Made[];
  /** The last stranger could not be reached: this search began by itself. */
  readonly missed: boolean;
  /** The server is under stress and asked for work before we are in the queue. */
  readonly working: boolean;
}

/** Where a search stands with the server. */
export type Place =
  /** Not in the queue: something is missing yet, or the line is away. */
  | { readonly at: 'home'; readonly leaving: LeaveReason }
  /** `Join`, `Next` or `Refresh` is on its way; without an answer by then the line is dead. */
  | { readonly at: 'asking'; readonly until: number }
  | { readonly at: 'parked' }
  /** The session came back; if the server still holds our place, it says so at once. */
  | { readonly at: 'resuming'; readonly until: number };

export type LeaveReason = 'left' | 'neverConnected';

interface Paired {
  readonly quest: Quest;
  readonly ticket: number;
  readonly connection: number;
  readonly sharedInterests: readonly string[];
  readonly role: Role;
  /** What brings the pair back when the server forgot it (SPEC R3). */
  readonly keys: { readonly key: Uint8Array; readonly partnerHash: Uint8Array };
  /** What its connection was made with. */
  readonly relay: RelayUse;
  /** The server sees both at private addresses, so each may know the other's. */
  readonly isLocal: boolean;
  readonly repair: Repair;
  /** Our half of the latest round: said once more when the line comes back. */
  readonly said:
    | { readonly round: number; readonly way: Way; readonly half: PackedDescription }
    | undefined;
  readonly matchedAt: number;
  /** When the first of the stranger's pictures was there. */
  readonly pictureAt: number | undefined;
  /** Late candidates that were heard; they are few in an honest call. */
  readonly heardCandidates: number;
}

export interface Talking extends Paired {
  readonly phase: 'talking';
  readonly since: number;
  readonly call: Call;
  /** Undefined until something has arrived. */
  readonly silence: Silence | undefined;
  readonly route: Route;
  readonly quality: Quality;
  readonly verification: Verification;
  /** Whether the server has been told how this call came about. */
  readonly isCounted: boolean;
}

/** Whether the two could make sure that nobody sits in the middle (SPEC V). */
export type Verification =
  /** Text alone: whoever sits in the middle could rewrite what is compared. Nothing is claimed. */
  | { readonly state: 'none' }
  /** What the stranger committed to is not opened yet. */
  | { readonly state: 'pending' }
  /** Both sides see the same five (0 to 63), unless somebody sits in the middle. */
  | { readonly state: 'ready'; readonly emoji: Emoji };

/** Which way the picture goes, once that is known. */
export type Route = 'unknown' | 'direct' | 'relayed';

export interface Connecting extends Paired {
  readonly phase: 'connecting';
  readonly since: number;
  readonly until: number;
  /** When to ask for a relay, and when to try with it, if nothing has connected by then. */
  readonly relayStep: { readonly do: 'ask' | 'restart'; readonly at: number } | undefined;
  /** The fallback: a real offer, at most once for each pair. */
  readonly fallback: 'unused' | 'asked' | 'used';
}

export type MeetingEvent =
  | { readonly type: 'start'; readonly wish: Wish }
  | { readonly type: 'next' }
  | { readonly type: 'end' }
  /** What the two compared differs: somebody may sit in the middle. */
  | { readonly type: 'distrust' }
  | { readonly type: 'hashed'; readonly wish: Wish; readonly interests: readonly Interest[] }
  | {
      readonly type: 'made';
      readonly made: Omit<Made, 'madeAt'>;
    }
  | { readonly type: 'makeFailed'; readonly connection: number }
  | {
      readonly type: 'lineUp';
      readonly resumed: boolean;
      readonly relaxAfterMs: number;
      readonly countsCalls: boolean;
      readonly relay: RelayOffer;
    }
  | { readonly type: 'lineDown' }
  | { readonly type: 'server'; readonly message: ServerMessage }
  | { readonly type: 'peer'; readonly connection: number; readonly event: PeerEvent }
  | { readonly type: 'sending'; readonly sending: Sending }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'typing'; readonly active: boolean }
  | { readonly type: 'flag'; readonly pairing: number; readonly reason: FlagReason }
  /** The answer to a challenge has been found. */
  | { readonly type: 'worked'; readonly solution: Extract<ClientMessage, { type: 'Solve' }> }
  /** The device is on another network, or on one again. */
  | { readonly type: 'networkChanged' }
  | { readonly type: 'tick' };

/** What a connection reports; `unusable`: the stranger's description cannot be applied. */
export type PeerEvent =
  | Extract<CallEvent, { type: 'transport' | 'channelOpened' | 'channelClosed' }>
  | Extract<CallEvent, { type: 'received' | 'pictureArrived' | 'misbehaved' }>
  | { readonly type: 'unusable' }
  /** DTLS is gone, and not by the stranger's goodbye: no restart of ICE brings the connection back. */
  | { readonly type: 'severed' }
  /** A restart found no way through the relay. */
  | { readonly type: 'relayShut' }
  /** The stranger's commitment was opened, and held; or another certificate than theirs answered. */
  | { readonly type: 'verified'; readonly emoji: Emoji }
  | { readonly type: 'intercepted' }
  | { readonly type: 'halfMade'; readonly round: number; readonly half: PackedDescription }
  | { readonly type: 'found'; readonly candidates: readonly Candidate[] }
  | { readonly type: 'route'; readonly route: Route }
  /** Something of the stranger has arrived since it was last looked for. */
  | { readonly type: 'arrived' }
  | { readonly type: 'quality'; readonly quality: Quality }
  | ({ readonly type: 'offered' | 'answered' } & PackedDescription);

export type MeetingEffect =
  | { readonly do: 'hash'; readonly wish: Wish }
  | { readonly do: 'make'; readonly connection: number; readonly relay: RelayUse }
  | {
      readonly do: 'connect';
      readonly connection: number;
      readonly mode: Wish['mode'];
      readonly role: Role;
      /** The stranger's. */
      readonly commitment: Uint8Array;
      readonly description: Uint8Array;
      readonly local: Uint8Array;
    }
  | {
      readonly do: 'restart';
      readonly connection: number;
      readonly round: number;
      readonly way: Way;
      /** Whether to gather at the relay as well. */
      readonly relay: RelayUse;
      /** The stranger's offer, when ours is to be its answer. */
      readonly theirs: PackedDescription | undefined;
    }
  | {
      readonly do: 'addCandidates';
      readonly connection: number;
      readonly candidates: readonly Candidate[];
    }
  | { readonly do: 'offer'; readonly connection: number }
  | ({
      readonly do: 'answer' | 'applyAnswer';
      readonly connection: number;
    } & PackedDescription)
  /** Open our own commitment to the stranger, and theirs with what they revealed. */
  | { readonly do: 'reveal'; readonly connection: number }
  | { readonly do: 'verify'; readonly connection: number; readonly nonce: Uint8Array }
  | { readonly do: 'tell'; readonly connection: number; readonly message: PartnerMessage }
  | { readonly do: 'discard'; readonly connection: number }
  | { readonly do: 'send'; readonly message: ClientMessage }
  /** Find the answer to a challenge. */
  | {
      readonly do: 'work';
      readonly challenge: {
        readonly ticket: number;
        readonly expires: number;
        readonly bits: number;
        readonly seed: Uint8Array;
      };
    }
  /** An answer is overdue: whatever the socket says, nothing gets through it. */
  | { readonly do: 'abandonLine' }
  /** The device is on another network: a new socket for the same session. */
  | { readonly do: 'renewLine' };

/** A session before its first search. */
export const newEncounter: Encounter = {
  meeting: { phase: 'none' },
  spare: noSpare,
  line: 'away',
  lineProvesBy: undefined,
  joinWith: 'Join',
  lastTicket: 0,
  lastConnection: 0,
  relaxAfterMs,
  countsCalls: false,
  relay: noRelayAccess,
  hardNat: false,
  misses: 0,
  sending: { camera: false, microphone: false },
  former: undefined,
  report: undefined,
  barred: undefined,
};

/** The part of what we could send that a mode does send. */
export function sendingIn(mode: Wish['mode'], { camera, microphone }: Sending): Sending {
  return { camera: camera && mode === 'video', microphone: microphone && mode !== 'text' };
}

/** A search at its beginning: nothing sent yet. */
export function beginSearch(
  quest: Quest,
  leaving: LeaveReason,
  now: number,
  how: 'wanted' | 'missed' = 'wanted',
): Searching {
  return {
    phase: 'searching',
    quest,
    since: now,
    ticket: 0,
    place: { at: 'home', leaving },
    offered: [],
    missed: how === 'missed',
    working: false,
  };
}
