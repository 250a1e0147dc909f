import type { EndReason, Partner, SayFault } from '../core/call.ts';
import type { Said } from '../core/conversation.ts';
import type { LineClosure } from '../core/line.ts';
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
    }
  | {
      readonly phase: 'connecting';
      readonly wish: Wish;
      readonly since: number;
      readonly sharedInterests: readonly string[];
    }
  | {
      readonly phase: 'talking';
      readonly wish: Wish;
      readonly since: number;
      readonly sharedInterests: readonly string[];
      /** One stream for the whole call; the picture is in it while `partner.camera` is true. */
      readonly remote: MediaStream;
      readonly partner: Partner;
      /** Nothing gets through just now; it comes back, or the call ends as `lost`. */
      readonly interrupted: boolean;
      /** The latest 500 entries. */
      readonly conversation: readonly Said[];
    }
  | {
      readonly phase: 'ended';
      readonly wish: Wish;
      readonly why: EndReason;
      readonly conversation: readonly Said[];
    };

/** Everything the page needs to know. */
export interface PasserbyState {
  readonly line: Line;
  /** Undefined until the server has said, and while the line is away. */
  readonly presence: Presence | undefined;
  readonly meeting: Meeting;
}

/** Whether a chat message was sent. `tooLong`: over 2,000 UTF-16 code units. */
export type SayResult = { readonly ok: true } | { readonly ok: false; readonly code: SayFault };

export interface PasserbyOptions {
  /** Where the server is: an `http:`, `https:`, `ws:` or `wss:` URL; only its origin counts. */
  readonly url: string;
  readonly media: Media;
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
  /** Sends a chat message to the stranger; it never passes the server. */
  say(text: string): SayResult;
  /** Call it on every keystroke; it is sent only as often as needed and wears off by itself. */
  setTyping(active: boolean): void;
  /** For `pagehide`: leaves, closes everything, keeps nothing. `start` works again afterwards. */
  close(): void;
}
