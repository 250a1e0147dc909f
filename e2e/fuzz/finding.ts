/** What the server did and must not do. */
export class Finding extends Error {
  override name = 'Finding';
}

/** Throws what was found when it is not so. */
export function hold(condition: unknown, otherwise: string): asserts condition {
  if (!condition) throw new Finding(otherwise);
}
