/** An honest person meets somebody to flag now and then: this many, and this share of everybody. */
const anywayFlags = 1.5;
const honestShare = 0.2;

/**
 * What a flag weighs by who sent it, from 0 to 1 (SPEC A4). Whoever flags most of the people they
 * meet says little by it: the weight falls with the square of how far they are beyond the honest
 * share. Both numbers include the pairing that is flagged.
 */
export function reporterWeight(flags: number, pairings: number): number {
  const expected = anywayFlags + honestShare * pairings;
  return flags <= expected ? 1 : (expected / flags) ** 2;
}
