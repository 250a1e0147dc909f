import type { Mode } from '@passerby/protocol/client-messages';
import type { CloseCode } from '@passerby/protocol/close-codes';
import type { Media } from './media-state.ts';

/** What the page sees of the session. State objects are replaced, never changed. */

/** Whom one would like to meet. */
export interface Wish {
  readonly mode: Mode;
  /** Words; at most eight count. They are hashed here: the server never sees one. */
  readonly interests: readonly string[];
  /** ISO 639-1, two lower-case letters, or '' for any. */
  readonly language: string;
}

/** One entry of the conversation. `key` is unique within it and counts upwards. */
export interface Said {
  readonly from: 'you' | 'stranger';
  /** Text and nothing else: never insert it as markup. */
  readonly text: string;
  readonly key: number;
}

/** What the stranger says of themselves: what is sent now, and whether they are typing. */
export interface Partner {
  readonly camera: boolean;
  readonly microphone: boolean;
  readonly typing: boolean;
}

/**
 * Why the line will not come back by itself.
 * - a `CloseCode`: the server said so (`badVersion`: reload the page)
 * - `unreachable`: nobody answered for a long time
 * - `refused`: the server answers, but takes no socket from this page (a foreign origin)
 * - `stopped`: `close()` was called
 */
export type LineClosure = CloseCode | 'unreachable' | 'refused' | 'stopped';

/** The signalling socket. A call goes on without it. */
export type Line =
  | { readonly state: 'connecting' }
  | { readonly state: 'open' }
  | { readonly state: 'reconnecting'; readonly attempt: number }
  | { readonly state: 'closed'; readonly code: LineClosure };

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
      /** The same stream from beginning to end of a call; tracks go silent, they do not leave. */
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
      /** `left`: on purpose; `lost`: the connection broke; `failed`: it never worked properly. */
      readonly why: 'left' | 'lost' | 'failed';
      readonly conversation: readonly Said[];
    };

/** How many are on the server and how many of them look for somebody, rounded up to 8s. */
export interface Presence {
  readonly here: number;
  readonly waiting: number;
}

/** Everything the page needs to know. */
export interface PasserbyState {
  readonly line: Line;
  /** Undefined until the server has said, and while the line is away. */
  readonly presence: Presence | undefined;
  readonly meeting: Meeting;
}

/** Why a chat message was not sent. `tooLong`: over 2,000 UTF-16 code units. */
export type SayFault = 'empty' | 'tooLong' | 'notConnected' | 'tooFast';
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
  /** From any other phase than `none`: leave, and look for somebody else with the same wish. */
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
