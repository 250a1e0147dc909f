import type { ClientMessage } from '@passerby/protocol/client-messages';
import { relaxAfterMs } from '@passerby/protocol/limits';
import type { PartnerMessage } from '@passerby/protocol/partner-messages';
import type { Role, ServerMessage } from '@passerby/protocol/server-messages';
import type { Call, CallEvent, EndReason, Sending } from './call.ts';
import type { Said } from './conversation.ts';
import type { Interest } from './interest.ts';
import { type Made, noSpare, type Spare } from './spare.ts';
import type { Wish } from './wish.ts';

/**
 * Everything a session knows about meeting people. `step` in `meeting-step.ts` moves it; the line
 * to the server has a machine of its own (`line.ts`), and so has a call in progress (`call.ts`).
 */
export interface Encounter {
  readonly meeting: Meeting;
  readonly spare: Spare;
  readonly line: 'away' | 'open';
  /** `Join` is for a session that never joined; `Next` is right in every other state. */
  readonly joinWith: 'Join' | 'Next';
  /** Tickets and connections are counted up and never used twice. */
  readonly lastTicket: number;
  readonly lastConnection: number;
  readonly relaxAfterMs: number;
  /** What camera and microphone give at the moment; each mode sends its part of it. */
  readonly sending: Sending;
}

/** A wish, and its interests once they are hashed. */
export interface Quest {
  readonly wish: Wish;
  readonly interests: readonly Interest[] | undefined;
}

export type Meeting =
  | { readonly phase: 'none' }
  | Searching
  | Connecting
  | (Paired & { readonly phase: 'talking'; readonly since: number; readonly call: Call })
  | {
      readonly phase: 'ended';
      readonly quest: Quest;
      readonly why: EndReason;
      readonly conversation: readonly Said[];
    };

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
}

export interface Connecting extends Paired {
  readonly phase: 'connecting';
  readonly since: number;
  readonly until: number;
}

export type MeetingEvent =
  | { readonly type: 'start'; readonly wish: Wish }
  | { readonly type: 'next' }
  | { readonly type: 'end' }
  | { readonly type: 'hashed'; readonly wish: Wish; readonly interests: readonly Interest[] }
  | {
      readonly type: 'made';
      readonly made: Omit<Made, 'madeAt'>;
    }
  | { readonly type: 'makeFailed'; readonly connection: number }
  | { readonly type: 'lineUp'; readonly resumed: boolean; readonly relaxAfterMs: number }
  | { readonly type: 'lineDown' }
  | { readonly type: 'server'; readonly message: ServerMessage }
  | { readonly type: 'peer'; readonly connection: number; readonly event: PeerEvent }
  | { readonly type: 'sending'; readonly sending: Sending }
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'typing'; readonly active: boolean }
  | { readonly type: 'tick' };

/** What a connection reports; `unusable`: the stranger's description cannot be applied. */
export type PeerEvent =
  | Extract<CallEvent, { type: 'transport' | 'channelOpened' | 'channelClosed' }>
  | Extract<CallEvent, { type: 'received' | 'pictureArrived' | 'misbehaved' }>
  | { readonly type: 'unusable' };

export type MeetingEffect =
  | { readonly do: 'hash'; readonly wish: Wish }
  | { readonly do: 'make'; readonly connection: number }
  | {
      readonly do: 'connect';
      readonly connection: number;
      readonly mode: Wish['mode'];
      readonly role: Role;
      readonly description: Uint8Array;
      readonly local: Uint8Array;
    }
  | { readonly do: 'tell'; readonly connection: number; readonly message: PartnerMessage }
  | { readonly do: 'discard'; readonly connection: number }
  | { readonly do: 'send'; readonly message: ClientMessage }
  /** An answer is overdue: whatever the socket says, nothing gets through it. */
  | { readonly do: 'abandonLine' };

/** A session before its first search. */
export const newEncounter: Encounter = {
  meeting: { phase: 'none' },
  spare: noSpare,
  line: 'away',
  joinWith: 'Join',
  lastTicket: 0,
  lastConnection: 0,
  relaxAfterMs,
  sending: { camera: false, microphone: false },
};

/** The part of what we could send that a mode does send. */
export function sendingIn(mode: Wish['mode'], { camera, microphone }: Sending): Sending {
  return { camera: camera && mode === 'video', microphone: microphone && mode !== 'text' };
}
