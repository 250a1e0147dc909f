/**
 * Everything this server can ever say. A field is a word from a closed list or a whole number up to
 * a bound; no bound is wide enough for an address (32 bits) or for the name of a network (48).
 */
export const logEvents = {
  /** A bug: code of ours threw while it handled something. What it threw is not printed. */
  handlerFailed: { where: ['http', 'socket', 'stun', 'sweep'] },
  /** The usual STUN ports were taken, and these are used instead. */
  stunMoved: { first: 65_535, second: 65_535 },
  /** The usual ports of the relay were taken, and these are used instead. */
  relayMoved: { port: 65_535, tlsPort: 65_535 },
  /** Our coturn ended, or did not come up; it is started again after so many seconds. */
  relayAway: { seconds: 60 },
  /** It answers again. */
  relayBack: {},
  /** Redis does not answer: nobody is matched until it is back. Calls go on. */
  crowdAway: {},
  crowdBack: {},
  /** Hardly any file may be opened any more: nobody is let in. Some are free again: everybody is. */
  filesShort: {},
  filesFree: {},
  /** The operator's wishes: options read again, and taken or wrong; every block lifted. */
  optionsChanged: {},
  optionsRefused: {},
  blocksLifted: {},
  /** So many pages with ads are not as the build made them, and are not shown. */
  adsRefused: { pages: 65_535 },
  /** The totals of ads could not be written: they are in memory alone. */
  adTotalsUnwritten: {},
  /** The files of the certificate have changed: it is in use now, or it cannot be and the old one stays. */
  certificateChanged: {},
  certificateRefused: {},
  /** A bug that nothing caught: the process ends after this line. */
  crashed: { by: ['exception', 'rejection'] },
  /** Somebody tried to log what is not in this list: a bug, and nothing of it is printed. */
  logRefused: {},
} as const satisfies Readonly<Record<string, Readonly<Record<string, FieldRule>>>>;

type FieldRule = number | readonly string[];
type Events = typeof logEvents;

/** The fields that an event must have, and no others. */
type LogFields<E extends keyof Events> = {
  readonly [F in keyof Events[E]]: Events[E][F] extends readonly (infer Word)[] ? Word : number;
};

export type Log = <E extends keyof Events>(event: E, fields: LogFields<E>) => void;

/**
 * A log that writes one line for each event, `passerby event field=value`, without a time: when
 * something happened to somebody is also something about them. Types keep our own code to the list;
 * the check at run time holds against casts, and against values from outside that took a type's
 * name. A line that fails it is replaced by `logRefused`.
 */
export function createLog(write: (line: string) => void): Log {
  return (event, fields) => write(render(event, fields) ?? 'passerby logRefused');
}

function render(event: unknown, fields: unknown): string | undefined {
  if (typeof event !== 'string' || !Object.hasOwn(logEvents, event)) return undefined;
  if (typeof fields !== 'object' || fields === null) return undefined;
  const rules: Readonly<Record<string, FieldRule>> = logEvents[event as keyof Events];
  const given = Reflect.ownKeys(fields);
  const names = Object.keys(rules);
  if (given.length !== names.length) return undefined;
  let line = `passerby ${event}`;
  for (const name of names) {
    const value = Object.getOwnPropertyDescriptor(fields, name)?.value as unknown;
    const word = wordOf(rules[name] as FieldRule, value);
    if (word === undefined) return undefined;
    line += ` ${name}=${word}`;
  }
  return line;
}

function wordOf(rule: FieldRule, value: unknown): string | undefined {
  if (typeof rule !== 'number') return rule.find((word) => word === value);
  if (typeof value !== 'number' || !Number.isInteger(value)) return undefined;
  return value >= 0 && value <= rule ? String(value) : undefined;
}
