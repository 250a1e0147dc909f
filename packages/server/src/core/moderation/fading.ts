/** What moderation remembers is worth half after this long, and nothing after an hour (SPEC A3). */
const halvingMs = 600_000;
export const forgottenMs = 3_600_000;

/** What is left of one thing of weight 1 after `ageMs`: it falls in steps, so three fresh ones are three. */
export function remaining(ageMs: number): number {
  return ageMs >= forgottenMs ? 0 : 0.5 ** Math.floor(Math.max(0, ageMs) / halvingMs);
}

/** What is left of a sum after `ms` more: it falls smoothly, for a sum has no age of its own. */
export const faded = (ms: number): number => 0.5 ** (Math.max(0, ms) / halvingMs);
