/** What can be drawn. */
export interface Lot {
  /** Above 0. */
  readonly weight: number;
}

/**
 * Returns one of the lots, each as often as its weight says, or undefined when there is none.
 * @param chance from 0 to 1, 1 not included
 */
export function draw<L extends Lot>(lots: readonly L[], chance: number): L | undefined {
  let left = chance * lots.reduce((sum, { weight }) => sum + weight, 0);
  for (const lot of lots) {
    left -= lot.weight;
    if (left < 0) return lot;
  }
  // The sum and the subtractions may differ in their last bit.
  return lots.at(-1);
}
