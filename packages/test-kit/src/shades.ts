/**
 * A picture as a few letters: how bright each field of it is, from 0 (black) to z (white). Small enough to be kept
 * in the repository and read in a diff, coarse enough that fonts may be smoothed in another way.
 */
export type Shades = readonly string[];

/** Side of a field, in pixels of the page. */
export const fieldPixels = 30;
const digits = 36;

/** `brightness`: one number from 0 to 255 for each field, row by row. */
export function toShades(brightness: readonly number[], columns: number): Shades {
  const letters = brightness.map((value) =>
    Math.min(digits - 1, Math.floor((value / 256) * digits)).toString(digits),
  );
  const rows: string[] = [];
  for (let at = 0; at < letters.length; at += columns) {
    rows.push(letters.slice(at, at + columns).join(''));
  }
  return rows;
}

/** So many of 36 steps a field may be off: less is smoothing, more is something else there. */
const stepsAllowed = 2;

/** The part of the fields that differ, 0 to 1; 1 where the pictures have not even the same size. */
export function difference(one: Shades, other: Shades): number {
  const [a, b] = [one.join(''), other.join('')];
  if (one.length !== other.length || a.length !== b.length || a === '') return 1;
  let differ = 0;
  for (let at = 0; at < a.length; at++) {
    const step = Math.abs(parseInt(a.charAt(at), digits) - parseInt(b.charAt(at), digits));
    if (step > stepsAllowed) differ += 1;
  }
  return differ / a.length;
}

/** Where two pictures differ: `#` for each field, for whoever reads why a test failed. */
export function differenceMap(one: Shades, other: Shades): string {
  return other
    .map((row, y) =>
      [...row]
        .map((_, x) => (difference([row[x] ?? ''], [one[y]?.[x] ?? '']) > 0 ? '#' : '.'))
        .join(''),
    )
    .join('\n');
}
