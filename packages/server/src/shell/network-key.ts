import type { Origin } from '../core/switchboard.ts';
import { isLocalAddress, parseIpAddress } from './ip-address.ts';

/** The bytes of an IPv6 address that one customer of a provider is given at least. */
const ipv6PrefixBytes = 8;

/**
 * Names networks by HMAC-SHA256(key, family || prefix), truncated. Without the key a name leads
 * back to nobody; the key is random, lives in this closure alone and dies with the process. With it
 * all of IPv4 could be searched in a minute, which is why nothing ever writes it down.
 */
export function createNetworkKey(
  key: Uint8Array = crypto.getRandomValues(new Uint8Array(32)),
): (address: string) => Origin | undefined {
  return (text) => {
    const parsed = parseIpAddress(text);
    if (!parsed.ok) return undefined;
    const address = parsed.value;
    const local = isLocalAddress(address);
    const prefix = address.subarray(0, address.length === 4 ? 4 : ipv6PrefixBytes);
    const hasher = new Bun.CryptoHasher('sha256', key);
    hasher.update(Uint8Array.of(address.length === 4 ? 4 : 6)).update(prefix);
    const digest = hasher.digest();
    const network = digest.readUIntBE(0, 6);
    address.fill(0);
    digest.fill(0);
    return { network, local };
  };
}
