import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkNamespace } from './network-namespace.ts';

/** A program for libraries that start it themselves and take nothing but its file. */
interface Program {
  readonly file: string;
  remove(): void;
}

/** Looks the program up on PATH. With a namespace the file is a script that starts it in there. */
export function createProgram(name: string, namespace: NetworkNamespace | undefined): Program {
  const found = Bun.which(name) ?? name;
  if (namespace === undefined) return { file: found, remove() {} };
  const folder = mkdtempSync(join(tmpdir(), 'passerby-program-'));
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\nexec ${namespace.enter.join(' ')} '${found}' "$@"\n`, {
    mode: 0o700,
  });
  return { file, remove: () => rmSync(folder, { recursive: true }) };
}
