/** The newest section of CHANGELOG.md. */
export type Newest =
  | { readonly ok: true; readonly version: string; readonly notes: string }
  | { readonly ok: false; readonly code: 'unreleased' | 'notASection' | 'empty' };

/**
 * What the newest section says: `## 1.2.3, 2027-01-31` is a release, `## Unreleased` is not one yet.
 * The notes are its text without the heading.
 */
export function newestSection(changelog: string): Newest {
  const [, section = ''] = changelog.split(/^## /m);
  const [heading = '', ...lines] = section.split('\n');
  if (heading.trim() === 'Unreleased') return { ok: false, code: 'unreleased' };
  const version = /^(\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?), \d{4}-\d{2}-\d{2}$/.exec(heading.trim())?.[1];
  if (version === undefined) return { ok: false, code: 'notASection' };
  const notes = lines.join('\n').trim();
  return notes === '' ? { ok: false, code: 'empty' } : { ok: true, version, notes };
}
