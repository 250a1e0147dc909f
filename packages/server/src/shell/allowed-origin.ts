import { parseIpAddress } from './ip-address.ts';

/**
 * Decides whose pages may open a socket here. A browser names the page's origin in the upgrade
 * (RFC 6455 section 10.2) and a page cannot change it: this is what keeps a foreign site from
 * using its visitors to sit in our queue. A missing Origin is refused, since every browser sends
 * one. Pages on the machine itself pass with any port; others must be configured.
 */
export function createOriginRule(
  configured: ReadonlySet<string>,
): (origin: string | null) => boolean {
  return (origin) => origin !== null && (configured.has(origin) || isLoopbackOrigin(origin));
}

function isLoopbackOrigin(origin: string): boolean {
  const host = hostOf(origin);
  if (host === undefined) return false;
  if (host === 'localhost' || host === '[::1]') return true;
  const address = parseIpAddress(host);
  return address.ok && address.value.length === 4 && address.value[0] === 127;
}

/** The host of an origin in the one spelling that browsers use; other spellings have none. */
function hostOf(origin: string): string | undefined {
  const url = URL.parse(origin);
  if (url === null || url.origin !== origin) return undefined;
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.hostname : undefined;
}
