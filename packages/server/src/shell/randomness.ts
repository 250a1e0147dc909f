/** `length` bytes that nobody can guess. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A whole number of 48 bits that nobody can guess. */
export function randomId(): number {
  const bytes = randomBytes(6);
  const id = bytes.reduce((value, byte) => value * 256 + byte, 0);
  bytes.fill(0);
  return id;
}
