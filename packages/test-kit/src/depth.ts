const printed = new Set<string>();

/**
 * How often a test that could go on for ever repeats: `quick` in every run, `deep` under
 * `npm run test:deep`, which sets PASSERBY_DEEP. A reduced count is printed once, never hidden;
 * `of` says what is counted ("random frames").
 */
export function depth(counts: {
  readonly quick: number;
  readonly deep: number;
  readonly of?: string;
}): number {
  if (process.env['PASSERBY_DEEP'] === '1') return counts.deep;
  const [quick, deep] = [counts.quick, counts.deep].map((count) => count.toLocaleString('en'));
  const line = `reduced: ${quick} of ${deep} ${counts.of ?? 'repetitions'} (test:deep has all)`;
  // npm test looks for these lines, and shows them even when all is well.
  if (!printed.has(line)) console.log(line);
  printed.add(line);
  return counts.quick;
}
