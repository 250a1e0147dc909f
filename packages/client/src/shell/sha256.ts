/** SHA-256 by WebCrypto, which exists in secure contexts only. */
export async function sha256(bytes: Uint8Array): Promise<Uint8Array> {
  // The copy gives the digest a buffer that nobody shares.
  return new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)));
}
