import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const [library] = new Bun.Glob('usr/lib/**/faketime/libfaketime.so.1').scanSync({
  cwd: '/',
  absolute: true,
});

/** Whether clocks can be moved here; where they cannot, say so and skip. */
export const canMoveClocks = library !== undefined;

/** The time of day of some processes, which can jump; their monotonic clock goes on as it is. */
export interface MovableClock {
  /** For each process that is to look at it. */
  readonly environment: Readonly<Record<string, string>>;
  /** So many seconds after the true time, from now on; before it when negative. */
  moveTo(seconds: number): void;
  remove(): void;
}

/** A clock that is right until it is moved (libfaketime). Needs `canMoveClocks`. */
export function createMovableClock(): MovableClock {
  if (library === undefined) throw new Error('libfaketime is not installed here');
  const folder = mkdtempSync(join(tmpdir(), 'passerby-clock-'));
  const file = join(folder, 'offset');
  const moveTo = (seconds: number) => writeFileSync(file, `${seconds < 0 ? '' : '+'}${seconds}`);
  moveTo(0);
  return {
    environment: {
      // An allocator that looks at the clock, as that of Redis does, would ask it before it stands.
      LD_PRELOAD: `${library} libc.so.6`,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      FAKETIME_NO_CACHE: '1',
    },
    moveTo,
    remove: () => rmSync(folder, { recursive: true }),
  };
}
