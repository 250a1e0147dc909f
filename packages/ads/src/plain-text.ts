import * as v from 'valibot';

/**
 * Characters that show nothing or turn the writing round, and so can make a text read otherwise
 * than it is: controls, zero-width ones, bidirectional embeddings and isolates, tags, private use.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u;

/** A text of one line that reads as it is written, and no markup. */
export function plainText(maxCharacters: number) {
  return v.pipe(
    v.string('must be a text in quotation marks'),
    v.check((text) => !invisible.test(text), 'has invisible characters or a line break'),
    v.check((text) => !/[<>]/.test(text), 'has < or >: markup is not taken'),
    v.check((text) => !/&#?\w+;/.test(text), 'has an entity such as &amp;: write the character'),
    v.check((text) => text === text.trim() && text !== '', 'is empty, or begins or ends blank'),
    v.check(
      (text) => [...text].length <= maxCharacters,
      ({ input }) => `has ${[...input].length} characters; ${maxCharacters} are allowed`,
    ),
  );
}
