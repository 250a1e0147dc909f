/** HMAC-SHA256 (RFC 2104) under `key`; whoever gets the result wipes it. */
export function hmacSha256(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  // The runtime asks for room for its largest digest.
  const digest = new Uint8Array(64);
  new Bun.CryptoHasher('sha256', key).update(bytes).digest(digest);
  const signature = digest.slice(0, 32);
  digest.fill(0);
  return signature;
}

/** What a network is called under `key`: the first 48 bits (SPEC S6). */
export function networkName(key: Uint8Array, prefix: Uint8Array): number {
  const signature = hmacSha256(key, prefix);
  let name = 0;
  for (let i = 0; i < 6; i++) name = name * 256 + (signature[i] ?? 0);
  signature.fill(0);
  return name;
}
