/** A number as people say it: three digits that count, and commas in large ones. */
export function rounded(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toLocaleString('en', {
    maximumFractionDigits: Math.min(4, digits),
    maximumSignificantDigits: value >= 1_000 ? undefined : 3,
  });
}
