/** A title of a test begins with the rules it holds: `[W3] [I6] a late frame ...`. */
const title = /\b(?:test|describe)\b[^'"`\n]*['"`]((?:\[[A-Z]\d+\] ?)+)/g;

/** Rules stand in lists (`- **W3** ...`), promises in the table of the README (`| P3 | ...`). */
const rule = /^(?:- \*\*([A-Z]\d+)\*\* |\| ([A-Z]\d+) \| )/gm;

/**
 * Returns the rules that tests cite and no page gives, each once, and the first file that cites it.
 */
export function unknownRules(
  tests: ReadonlyMap<string, string>,
  pages: readonly string[],
): ReadonlyMap<string, string> {
  const known = new Set(
    pages.flatMap((page) => [...page.matchAll(rule)].map(([, listed, row]) => listed ?? row)),
  );
  const unknown = new Map<string, string>();
  for (const [file, source] of tests) {
    for (const [, cited = ''] of source.matchAll(title)) {
      for (const [, one = ''] of cited.matchAll(/\[(\w+)\]/g)) {
        if (!known.has(one) && !unknown.has(one)) unknown.set(one, file);
      }
    }
  }
  return unknown;
}
