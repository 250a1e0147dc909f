/** A whole number below 2^32 that looks like chance and follows from these. */
export function mixed(...parts: readonly number[]): number {
  let state = 0x811c_9dc5;
  for (const part of parts) {
    state = Math.imul(state ^ (part >>> 0), 0x85eb_ca6b);
    state ^= state >>> 13;
    state = Math.imul(state, 0xc2b2_ae35);
    state ^= state >>> 16;
  }
  return state >>> 0;
}

export const pick = <T>(values: readonly T[], seed: number): T =>
  values[(seed >>> 0) % values.length] as T;
