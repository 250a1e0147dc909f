/** Tells on standard error how far a long measurement is; the figures alone go to standard output. */
export function progress(what: string): void {
  console.error(`  ${(performance.now() / 1_000).toFixed(0).padStart(4)} s  ${what}`);
}
