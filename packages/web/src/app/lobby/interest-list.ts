import { maxInterestCharacters, maxInterests } from '../../preferences.ts';

export type AddResult =
  | { readonly ok: true; readonly interests: readonly string[]; readonly added: string }
  | { readonly ok: false; readonly code: 'empty' | 'full' | 'known' };

/** One spelling for one interest, as it is shown. The SDK makes case and accents equal by itself. */
export function tidyInterest(typed: string): string {
  const spaced = typed
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  let kept = '';
  for (const sign of signsOf(spaced)) {
    if (kept.length + sign.length > maxInterestCharacters) break;
    kept += sign;
  }
  return kept.trim();
}

/** What is one sign to the reader is kept whole or not at all; Firefox can tell from version 125 on. */
function signsOf(text: string): readonly string[] {
  if (!('Segmenter' in Intl)) return [...text];
  const signs = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(signs.segment(text), ({ segment }) => segment);
}

export function addInterest(interests: readonly string[], typed: string): AddResult {
  const added = tidyInterest(typed);
  if (added === '') return { ok: false, code: 'empty' };
  const same = (word: string) => word.toLocaleLowerCase() === added.toLocaleLowerCase();
  if (interests.some(same)) return { ok: false, code: 'known' };
  if (interests.length >= maxInterests) return { ok: false, code: 'full' };
  return { ok: true, interests: [...interests, added], added };
}

/** Which chip has the focus after this one has gone; undefined: the box for a new word. */
export function focusAfterRemoval(removed: number, left: number): number | undefined {
  return left === 0 ? undefined : Math.min(removed, left - 1);
}
