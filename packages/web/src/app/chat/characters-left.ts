/** Characters of one message, counted as `maxlength` does; the wire's limit (`Say`) is the same. */
export const maxMessageCharacters = 2_000;

const tellFrom = 200;

/** How many characters are left, once that is worth telling. */
export function charactersLeft(typed: string): number | undefined {
  const left = maxMessageCharacters - typed.length;
  return left <= tellFrom ? Math.max(0, left) : undefined;
}
