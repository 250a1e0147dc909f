import type { Mode } from '@passerby/protocol/client-messages';

/** Whom one would like to meet. */
export interface Wish {
  readonly mode: Mode;
  /** Words; at most eight count. They are hashed here: the server never sees one. */
  readonly interests: readonly string[];
  /** ISO 639-1, two lower-case letters, or '' for any. */
  readonly language: string;
  /** Reached through the relay alone: the stranger never learns one's address. */
  readonly relayOnly: boolean;
}
