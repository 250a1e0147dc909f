/** ISO 639-1 codes to choose from; each is shown by its own name. Any other code still works. */
export const languageCodes: readonly string[] = (
  'am ar az be bg bn bs ca cs da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ' +
  'ka kk km kn ko ku lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl so sq sr sv ' +
  'sw ta te th tl tr uk ur uz vi zh zu'
).split(' ');

/** What was chosen, or else the first of the browser's languages that can be. */
export function chosenLanguage(chosen: string | undefined, preferred: readonly string[]): string {
  if (chosen !== undefined) return chosen;
  const bases = preferred.map((tag) => tag.split('-', 1)[0]?.toLowerCase() ?? '');
  return bases.find((base) => languageCodes.includes(base)) ?? '';
}
