import { maxRelayUrlBytes } from './limits.ts';

/**
 * Whether a text is an address of a relay (RFC 7065 section 3.1) that every engine takes: `turn:` or
 * `turns:`, a name, an IPv4 address or an IPv6 one in brackets, a port, a transport of UDP or TCP.
 * Anything else is refused, and so is what is longer than `maxRelayUrlBytes`.
 */
export function isTurnUrl(text: string): boolean {
  if (text.length > maxRelayUrlBytes) return false;
  const found = shape.exec(text);
  if (found === null) return false;
  const port = Number(found[1] ?? 1);
  return port > 0 && port < 65_536;
}

const shape =
  /^turns?:(?:\[[\da-f:.]{2,45}\]|[\da-z](?:[\da-z.-]*[\da-z])?)(?::(\d{1,5}))?(?:\?transport=(?:udp|tcp))?$/i;
