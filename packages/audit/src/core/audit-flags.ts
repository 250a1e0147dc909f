/** What `npm run audit` can be told. */
export interface AuditFlags {
  readonly sessions: number;
  readonly quietMs: number;
  readonly json: boolean;
  readonly browsers: boolean;
}

type Read =
  | { readonly ok: true; readonly value: AuditFlags }
  | { readonly ok: false; readonly message: string };

const usage = `npm run audit -- [options]

  --sessions=NUMBER  whole sessions that are played (1000)
  --quiet=SECONDS    how long nobody comes before memory is looked through (60)
  --no-browsers      leave out what takes real browsers
  --json             for programs
`;

const defaults: AuditFlags = { sessions: 1_000, quietMs: 60_000, json: false, browsers: true };

export function readAuditFlags(words: readonly string[]): Read {
  let value = defaults;
  for (const word of words) {
    const [, name = '', given = ''] = /^--([a-z-]+)(?:=(.*))?$/.exec(word) ?? [];
    const number = /^[1-9]\d{0,5}$/.test(given) ? Number(given) : undefined;
    if (name === 'json' && given === '') value = { ...value, json: true };
    else if (name === 'no-browsers' && given === '') value = { ...value, browsers: false };
    else if (name === 'sessions' && number !== undefined) value = { ...value, sessions: number };
    else if (name === 'quiet' && number !== undefined) {
      value = { ...value, quietMs: number * 1_000 };
    } else return { ok: false, message: usage };
  }
  return { ok: true, value };
}
