/** What one look came to. `skipped`: it could not be looked at from here. */
export interface Finding {
  readonly level: 'ok' | 'care' | 'wrong' | 'skipped';
  /** What was looked at, in one word. */
  readonly about: string;
  readonly says: string;
  /** What to do about it. */
  readonly remedy?: string;
}

/** Builders, so that each finding is one line where it is judged. */
export const finding = {
  ok: (about: string, says: string): Finding => ({ level: 'ok', about, says }),
  care: (about: string, says: string, remedy: string): Finding => ({
    level: 'care',
    about,
    says,
    remedy,
  }),
  wrong: (about: string, says: string, remedy: string): Finding => ({
    level: 'wrong',
    about,
    says,
    remedy,
  }),
  skipped: (about: string, says: string): Finding => ({ level: 'skipped', about, says }),
} as const;

/** All of them, a line each and a line for what to do, and how many there are of what. */
export function renderFindings(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ about }) => about.length));
  const indent = ' '.repeat('skipped'.length + 2 + width + 2);
  const lines = findings.map(({ level, about, says, remedy }) => {
    const line = `${level.padEnd('skipped'.length)}  ${about.padEnd(width)}  ${says}\n`;
    return remedy === undefined ? line : `${line}${indent}${remedy}\n`;
  });
  const count = (wanted: Finding['level']) =>
    findings.filter(({ level }) => level === wanted).length;
  return (
    `${lines.join('')}\n${count('ok')} ok, ${count('care')} to take care of, ` +
    `${count('wrong')} wrong, ${count('skipped')} skipped\n`
  );
}

/** Whether something has to be done before people may come. */
export const isWrong = (findings: readonly Finding[]): boolean =>
  findings.some(({ level }) => level === 'wrong');
