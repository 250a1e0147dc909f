/**
 * The one name that was probably meant, or undefined: better no hint than a wrong one. Names are
 * compared word by word, whatever joins the words (`relax-after`, `RELAX_AFTER`, `relaxAfter`): a
 * name that begins with what was written comes before a slip, and a slip before a name that has it
 * somewhere inside. Two that are equally near are none.
 */
export function nearest(written: string, names: readonly string[]): string | undefined {
  const words = wordsOf(written);
  if (words.length === 0) return undefined;
  return (
    only(names.filter((name) => wordsOf(name).join() === words.join())) ??
    only(names.filter((name) => startsWith(wordsOf(name), words))) ??
    nearestSlip(written, names) ??
    only(names.filter((name) => words.every((word) => wordsOf(name).includes(word))))
  );
}

/** Whether one name can be written for the other by a few wrong, missing or swapped letters. */
export function isSlip(written: string, name: string): boolean {
  return slips(wordsOf(written), wordsOf(name)) !== undefined;
}

function nearestSlip(written: string, names: readonly string[]): string | undefined {
  const words = wordsOf(written);
  const counted = names.map((name) => ({ name, count: slips(words, wordsOf(name)) ?? Infinity }));
  const fewest = Math.min(...counted.map(({ count }) => count));
  if (fewest === Infinity) return undefined;
  return only(counted.filter(({ count }) => count === fewest).map(({ name }) => name));
}

function wordsOf(name: string): string[] {
  const parted = name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  return parted.split(/[^a-z0-9]+/).filter((word) => word !== '');
}

const only = (names: readonly string[]) => (names.length === 1 ? names[0] : undefined);

const startsWith = (words: readonly string[], start: readonly string[]) =>
  start.every((word, i) => words[i] === word);

/** How many letters are wrong in all; undefined when they are too many for a slip. */
function slips(a: readonly string[], b: readonly string[]): number | undefined {
  // Of names whose words were joined, or parted elsewhere, no more than one letter may be wrong.
  if (a.length !== b.length) return slipsInWord(a.join(''), b.join(''), 1);
  let total = 0;
  for (const [i, word] of a.entries()) {
    const other = b[i] as string;
    const count = slipsInWord(word, other, tolerated(Math.max(word.length, other.length)));
    if (count === undefined) return undefined;
    total += count;
  }
  return total;
}

/** Short words are near to many others: one letter of four makes `host` of `port` in two steps. */
function tolerated(length: number): number {
  if (length <= 2) return 0;
  return length <= 7 ? 1 : 2;
}

function slipsInWord(a: string, b: string, most: number): number | undefined {
  // The first letter is seldom the wrong one, and another makes another word: `cost` is no `host`.
  const sameStart = a[0] === b[0] || (a[0] === b[1] && a[1] === b[0]);
  if (!sameStart) return undefined;
  const count = distanceBetween(a, b);
  return count <= most ? count : undefined;
}

/**
 * How many letters must be added, dropped, changed or swapped with their neighbour to get from one
 * word to the other (optimal string alignment).
 */
function distanceBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number) => rows[i]?.[j] ?? Infinity;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          isSwap ? at(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
