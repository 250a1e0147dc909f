/**
 * Lengths of copies, one in each class for which the system's copying has code of its own: from less than
 * one vector register of 16 to more than eight of 64 bytes.
 */
const copiedBytes = [15, 31, 63, 127, 255, 511, 1_000];

const source = new Uint8Array(Math.max(...copiedBytes));
const target = new Uint8Array(source.length);
const parts = copiedBytes.map((length) => source.subarray(0, length));

/**
 * Copies zeros by the same code that copies frames, so that they stand in the same vector registers.
 *
 * What was copied last stays there until something else is copied. `npm run audit` has found 32 to 64
 * bytes of a description in the stack of a helper thread of the engine's, and seldom: they are taken to have
 * come from such registers, which a thread is started with or has written onto its stack when it is
 * interrupted. (The engine wipes the unused stack of the main thread by itself.)
 */
export function forgetLastCopies(): void {
  for (const part of parts) target.set(part);
}
