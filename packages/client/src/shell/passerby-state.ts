import type { FlagReason } from '@passerby/protocol/client-messages';
import type { RelayOffer } from '@passerby/protocol/server-messages';
import type { EndReason, Partner, SayFault } from '../core/call.ts';
import type { Said } from '../core/conversation.ts';
import type { LineClosure } from '../core/line.ts';
import type { Quality } from '../core/line-quality.ts';
import type { Barred, Route, Verification } from '../core/meeting.ts';
import type { Former, Report } from '../core/report.ts';
import type { Wish } from '../core/wish.ts';
import type { Media } from './media-state.ts';

/** What the page sees of the session. State objects are replaced, never changed. */

/** The signalling socket. A call goes on without it. */
export type Line =
  | { readonly state: 'connecting' }
  | { readonly state: 'open' }
  | { readonly state: 'reconnecting'; readonly attempt: number }
  | { readonly state: 'closed'; readonly code: LineClosure };

/** How many are on the server and how many of them look for somebody, rounded up to 8s. */
export interface Presence {
  readonly here: number;
  readonly waiting: number;
}

/** Times (`since`) are `performance.now()` in milliseconds. */
export type Meeting =
  | { readonly phase: 'none' }
  | {
      readonly phase: 'searching';
      readonly wish: Wish;
      readonly since: number;
      /** After this long on the server anyone will do, shared interests or not. */
      readonly relaxAfterMs: number;
      /** The last stranger could not be reached: the search went on by itself. */
      readonly missed: boolean;
      /** The server is under stress: this device works for a moment before it is in the queue. */
      readonly working: boolean;
    }
  | {
      readonly phase: 'connecting';
      readonly wish: Wish;
      readonly since: number;
      readonly sharedInterests: readonly string[];
    }
  | {
      readonly phase: 'talking';
      /** Tells this stranger from every other, for `flag`. */
      readonly pairing: number;
      readonly wish: Wish;
      readonly since: number;
      readonly sharedInterests: readonly string[];
      /** One stream for the whole call; the picture is in it while `partner.camera` is true. */
      readonly remote: MediaStream;
      readonly partner: Partner;
      /** Nothing gets through just now; it comes back, or the call ends as `lost`. */
      readonly interrupted: boolean;
      /** Which way sound and picture go, once that is known. */
      readonly route: Route;
      /** Poor: much is lost on the way, or it is very late. */
      readonly quality: Quality;
      /** Reached through a relay alone: the stranger was never given our address. */
      readonly addressHidden: boolean;
      /** Whether the two can make sure that nobody sits in the middle, by comparing. */
      readonly verification: Verification;
      /** The latest 500 entries. */
      readonly conversation: readonly Said[];
    }
  | {
      readonly phase: 'ended';
      readonly wish: Wish;
      readonly why: EndReason;
      readonly conversation: readonly Said[];
    };

/** What `inspect` was answered with. `heldIn` of `@passerby/client/held` reads the items. */
export interface SessionRecord {
  readonly items: Uint8Array;
  /** When it came, on the clock of `performance.now()`. */
  readonly at: number;
}

/** Everything the page needs to know. */
export interface PasserbyState {
  readonly line: Line;
  /** What relay the server has; undefined until it has said. */
  readonly relay: RelayOffer | undefined;
  /** Whether the server asks how calls came about, for totals: then it is told the way and a time group. */
  readonly countsCalls: boolean;
  /** Undefined until the server has said, and while the line is away. */
  readonly presence: Presence | undefined;
  readonly meeting: Meeting;
  /** The stranger before: `flag` takes them until then. */
  readonly former: Pick<Former, 'pairing' | 'until'> | undefined;
  /** What became of the last flag. */
  readonly report: Pick<Report, 'pairing' | 'reason' | 'state'> | undefined;
  /** What the server last said that it holds of this session: `inspect` asks for it anew. */
  readonly record: SessionRecord | undefined;
  /** The server keeps this network, or this session, away until then. */
  readonly barred: Barred | undefined;
}

/** Whether a chat message was sent. `tooLong`: over 2,000 UTF-16 code units. */
export type SayResult = { readonly ok: true } | { readonly ok: false; readonly code: SayFault };

export interface PasserbyOptions {
  /** Where the server is: an `http:`, `https:`, `ws:` or `wss:` URL; only its origin counts. */
  readonly url: string;
  readonly media: Media;
  /**
   * Starts the worker of `@passerby/client/work-worker`, for proofs of work under stress. Without
   * one they are done on the page, a little at a time, and slowly in a hidden tab.
   */
  readonly createWorkWorker?: (() => Worker) | undefined;
}

/** One session: it lives in this closure and nowhere else. */
export interface Passerby {
  readonly state: PasserbyState;
  /** Calls `listener` on every change; returns a function that stops it. */
  subscribe(listener: (state: PasserbyState) => void): () => void;
  /** From `none` or `ended`: look for somebody. A closed line is opened again. */
  start(wish: Wish): void;
  /** From a call or its ending: look for somebody else with the same wish. */
  next(): void;
  /** Cancel the search, leave the call or put an ending away: back to `none`. */
  end(): void;
  /** From a call: its emoji differ from the stranger's. Leaves; the meeting is `ended`, `distrusted`. */
  distrust(): void;
  /** Sends a chat message to the stranger; it never passes the server. */
  say(text: string): SayResult;
  /**
   * Flags the stranger of this pairing: the one on the screen, who is left with it, or one who was there
   * until a minute ago. The two never meet again while both are here. Of anybody else it does nothing.
   */
  flag(pairing: number, reason: FlagReason): void;
  /** Asks the server for everything that it holds of this session; `record` has the answer. */
  inspect(): void;
  /** Call it on every keystroke; it is sent only as often as needed and wears off by itself. */
  setTyping(active: boolean): void;
  /** For `pagehide`: leaves, closes everything, keeps nothing. `start` works again afterwards. */
  close(): void;
}
