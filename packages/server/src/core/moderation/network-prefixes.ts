/** Blocks begin at the first of these, and may widen to the next; the last one is a voice. */
const ipv4Bytes = [4, 3];
const ipv6Bytes = [8, 7, 6];

/**
 * What one takes is so much to the network around it: a /56 has four times the budget of a /64, and a
 * /48 sixteen times. Without that, who has a /48 has 65,536 budgets.
 */
export const shareOfWider = 1 / 4;

/**
 * The networks that an address is in, the narrowest first, each as what is to be hashed: its family
 * and its prefix. /32 and /24 for IPv4, /64, /56 and /48 for IPv6 (SPEC A2, A8).
 */
export function networkPrefixes(address: Uint8Array): readonly Uint8Array[] {
  const isIpv4 = address.length === 4;
  return (isIpv4 ? ipv4Bytes : ipv6Bytes).map((length) => {
    const prefix = new Uint8Array(1 + length);
    prefix[0] = isIpv4 ? 4 : 6;
    // Byte by byte: of a small array a view moves it, and what stood in the old place stays readable.
    for (let i = 0; i < length; i++) prefix[1 + i] = address[i] ?? 0;
    return prefix;
  });
}

/** Which of the networks of an address can be blocked: of IPv4 the address alone, of IPv6 all. */
export function blockable<T>(networks: readonly T[]): readonly T[] {
  return networks.length === ipv4Bytes.length ? networks.slice(0, 1) : networks;
}
