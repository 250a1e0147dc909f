/** Totals leave the server rounded up to a multiple of 8, so that nobody can be counted in or out. */
export const roundUpTo8 = (total: number): number => Math.ceil(total / 8) * 8;
