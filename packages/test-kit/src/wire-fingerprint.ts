import { createHash } from 'node:crypto';
import type { Shapes } from '@passerby/protocol/wire';

/**
 * A short hash over what two ends must agree on, in the order given: the bytes of a wire change no
 * sooner than this does. What a message is for is not in it.
 */
export function wireFingerprint(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

/** The messages of a wire: type bytes, and fields with their kinds in the order of the wire. */
export function layoutOf(shapes: Shapes) {
  return Object.entries(shapes).map(([name, { type, fields }]) => ({
    name,
    type,
    fields: Object.entries(fields).map(([field, { kind }]) => [field, kind]),
  }));
}

/** Throws with what to do (SPEC W8) when a version is not what it was when it was last looked at. */
export function requireSameWire(given: {
  readonly version: number;
  readonly fingerprint: string;
  /** The fingerprint of each version. */
  readonly known: Readonly<Record<number, string>>;
}): void {
  const { version, fingerprint, known } = given;
  if (known[version] === fingerprint) return;
  throw new Error(
    `version ${version} of the wire was ${known[version] ?? 'unknown'} and is ${fingerprint} now.\n` +
      'Was that version released? Then raise protocolVersion and subprotocol in limits.ts, and ' +
      'add its line to this test.\n' +
      'Was it not, and is the change meant? Then write the new fingerprint beside the version.',
  );
}
