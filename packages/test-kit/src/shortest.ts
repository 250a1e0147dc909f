/**
 * The shortest run of lines that still fails, by leaving out ever smaller pieces (Zeller's delta
 * debugging): no single line of what it gives can be left out. `fails` must depend on its lines alone.
 */
export function shortest<T>(
  lines: readonly T[],
  fails: (lines: readonly T[]) => boolean,
): readonly T[] {
  let left = lines;
  let piece = Math.ceil(left.length / 2);
  while (piece > 0) {
    const before = left.length;
    for (let at = 0; at < left.length; ) {
      const without = [...left.slice(0, at), ...left.slice(at + piece)];
      if (fails(without)) left = without;
      else at += piece;
    }
    if (piece > 1) piece = Math.ceil(piece / 2);
    else if (left.length === before) piece = 0;
  }
  return left;
}
