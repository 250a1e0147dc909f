import type { Line, Wish } from '@passerby/client';

/** What the search is doing just now: only what is known to be true. */
export type SearchSentence =
  | { readonly kind: 'reaching' }
  /** The server asked for a proof of work before it lets us into the queue. */
  | { readonly kind: 'working' }
  | { readonly kind: 'someone' }
  | { readonly kind: 'likes'; readonly interests: readonly string[] }
  | { readonly kind: 'speaks'; readonly language: string }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'metEveryone' }
  | { readonly kind: 'nobodyYet' };

export interface Search {
  readonly line: Line['state'];
  readonly wish: Wish;
  readonly working: boolean;
  readonly elapsedMs: number;
  readonly relaxAfterMs: number;
  /** Rounded up to multiples of eight, oneself among them. */
  readonly waiting: number | undefined;
  /** Strangers met since the page was opened. */
  readonly met: number;
}

/** A match takes milliseconds once anyone will do: after this long there is nobody for us. */
const longMs = 15_000;
/** At most this many may be oneself alone. */
const oneRounding = 8;

export function searchSentence(search: Search): SearchSentence {
  const { wish, elapsedMs, relaxAfterMs, waiting = 0, met } = search;
  if (search.line !== 'open') return { kind: 'reaching' };
  if (search.working) return { kind: 'working' };
  if (elapsedMs >= relaxAfterMs + longMs) {
    if (waiting <= oneRounding) return { kind: 'nobodyYet' };
    // Others do wait. Whoever has met nobody so far is looking on, and why is not known here.
    if (met > 0) return { kind: 'metEveryone' };
  }
  const particular = wish.interests.length > 0 || wish.language !== '';
  if (!particular) return { kind: 'someone' };
  if (elapsedMs >= relaxAfterMs) return { kind: 'anyone' };
  return wish.interests.length > 0
    ? { kind: 'likes', interests: wish.interests }
    : { kind: 'speaks', language: wish.language };
}
