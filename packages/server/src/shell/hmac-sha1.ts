const digestBytes = 20;

/** HMAC-SHA1 (RFC 2104) under `key`; whoever gets the result wipes it. */
export function hmacSha1(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  // The runtime asks for room for its largest digest.
  const digest = new Uint8Array(64);
  new Bun.CryptoHasher('sha1', key).update(bytes).digest(digest);
  const signature = digest.slice(0, digestBytes);
  digest.fill(0);
  return signature;
}
