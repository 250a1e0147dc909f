import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Empty folders for one server: what lies in them at the end is what it left. */
export interface OwnFolders {
  /** Where it is started. */
  readonly working: string;
  readonly environment: Readonly<Record<string, string>>;
  /** A folder that is not its own: for what the audit itself needs. */
  readonly beside: string;
  left(): string[];
  remove(): void;
}

export function createOwnFolders(): OwnFolders {
  const root = mkdtempSync(join(tmpdir(), 'passerby-audit-'));
  const [working, home, temporary, beside] = ['working', 'home', 'temporary', 'beside'].map(
    (name) => join(root, name),
  ) as [string, string, string, string];
  for (const folder of [working, home, temporary, beside]) mkdirSync(folder);
  return {
    working,
    beside,
    environment: { HOME: home, TMPDIR: temporary, BUN_TMPDIR: temporary },
    left: () =>
      [working, home, temporary].flatMap((folder) =>
        readdirSync(folder, { recursive: true }).map(String),
      ),
    remove: () => rmSync(root, { recursive: true }),
  };
}
