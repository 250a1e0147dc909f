import type { Verification } from '@passerby/client';

type Emoji = Extract<Verification, { state: 'ready' }>['emoji'];

/** How far the two are with making sure that nobody sits in the middle. */
export type Comparison =
  | { readonly state: 'checking' }
  | { readonly state: 'uncompared' | 'compared'; readonly emoji: Emoji };

/**
 * Undefined where nothing can be claimed: in text mode (SPEC V3). `matching` are the five of which was
 * said that they match. It is that very array that counts: no later call has it, even one that
 * shows the same five.
 */
export function comparisonOf(
  verification: Verification,
  matching: Emoji | undefined,
): Comparison | undefined {
  switch (verification.state) {
    case 'none':
      return undefined;
    case 'pending':
      return { state: 'checking' };
    case 'ready': {
      const { emoji } = verification;
      return { state: emoji === matching ? 'compared' : 'uncompared', emoji };
    }
  }
}
