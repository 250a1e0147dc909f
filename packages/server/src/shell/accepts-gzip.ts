/**
 * Whether an Accept-Encoding header allows gzip (RFC 9110 section 12.5.3): named, or covered by
 * `*`, and not with a weight of zero. No header means no.
 */
export function acceptsGzip(header: string | null): boolean {
  let wildcard = false;
  for (const entry of (header ?? '').toLowerCase().split(',')) {
    const [coding = '', ...parameters] = entry.split(';').map((part) => part.trim());
    const isRefused = parameters.some((parameter) => /^q\s*=\s*0(\.0*)?$/.test(parameter));
    if (coding === 'gzip' || coding === 'x-gzip') return !isRefused;
    if (coding === '*') wildcard = !isRefused;
  }
  return wildcard;
}
