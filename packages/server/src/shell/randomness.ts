/** `length` bytes that nobody can guess. */
export function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A random whole number of 31 bits, the most that the engine keeps without a copy on its heap. */
export function randomId(): number {
  return (crypto.getRandomValues(new Uint32Array(1))[0] as number) >>> 1;
}
