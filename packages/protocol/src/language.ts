/**
 * A language as a number: the two letters of its ISO 639-1 code in base 26, plus one; 0 is "any".
 * The server compares numbers and never learns a word.
 */
export function packLanguage(code: string): number {
  if (!/^[a-z]{2}$/.test(code)) return 0;
  return (code.charCodeAt(0) - 97) * 26 + (code.charCodeAt(1) - 97) + 1;
}
