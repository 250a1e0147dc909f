import type { RowId } from './rows.ts';
import { judge, notCovered, type Verdict } from './verdict.ts';

/** How often canaries were found, by what they were planted in and the form they were found in. */
export type Finds = Readonly<Record<string, number>>;

/** Something that was looked at, or why it could not be. */
export type Looked<T> = { readonly ok: true; readonly value: T } | NotLooked;
export interface NotLooked {
  readonly ok: false;
  readonly why: string;
}

/** What a server did while sessions were played, and what it still held afterwards. */
export interface ServerMeasures {
  readonly sessions: number;
  readonly requests: number;
  readonly needles: number;
  readonly trace: Looked<{
    readonly calls: number;
    readonly touchedFiles: readonly string[];
    readonly connectedTo: readonly string[];
    readonly writtenBytes: Readonly<Record<string, number>>;
  }>;
  /** Files that were in its folders at the end: working folder, home, temporary files. */
  readonly leftFiles: readonly string[];
  readonly output: { readonly lines: number; readonly finds: Finds };
  readonly memory: Looked<Scan>;
  readonly core: Looked<Scan>;
  /** Uses Redis on purpose: then something is in it. */
  readonly isNode: boolean;
  readonly redis: Looked<{ readonly keys: number; readonly finds: Finds }>;
}

interface Scan {
  readonly bytes: number;
  readonly finds: Finds;
}

/**
 * What the runtime keeps all the same, and `docs/what-stays.md` publishes: the address in the place where
 * the last one is made into text, and ends of a few requests in places that something shorter has come to
 * stand in, whatever their number.
 */
export const published = { addresses: 1, headerEnds: 12, pathEnds: 32, nodeKeys: 8 } as const;

/** Sockets, events between its own threads, and what is said: for that there is a row of its own. */
const ownWrites = ['socket', 'eventfd', 'stdout', 'stderr'];

/** The rows that one server answers for. */
export function judgeServer(measures: ServerMeasures): readonly Verdict[] {
  const { sessions, requests, needles, output, trace, memory, core, redis } = measures;
  const played = { sessions };
  return [
    ...judgeTrace(measures),
    judge('log', { ...played, lines: output.lines, 'canaries found': total(output.finds) }, [
      ...names(output.finds),
      // "Passerby is ready at ..." and nothing else.
      ...(output.lines > 1 ? [`${output.lines - 1} lines more than the one that says ready`] : []),
    ]),
    ...scanned('memory', memory, { ...played, 'byte patterns': needles }, isOfFrame, () => true),
    ...scanned('requests', memory, { requests }, isOfRequest, isTooMuch),
    ...scanned('addresses', memory, { requests }, isOfAddress, isTooMuch),
    ...scanned('core', core, played, () => true, isTooMuch),
    redis.ok
      ? judge('redis', { ...played, keys: redis.value.keys }, [
          ...names(redis.value.finds),
          // At that time nobody is there: a server alone needs none, one of many says that it lives.
          ...(redis.value.keys > (measures.isNode ? published.nodeKeys : 0)
            ? [`${redis.value.keys} keys`]
            : []),
        ])
      : notCovered('redis', redis.why),
  ];
  function isTooMuch(finds: Finds): boolean {
    const count = (is: (field: string) => boolean) => total(only(finds, is));
    return (
      count(isOfFrame) > 0 ||
      count(isOfAddress) > published.addresses ||
      count(isOfHeader) > published.headerEnds ||
      count(isOfPath) > published.pathEnds
    );
  }
  function judgeTrace({ leftFiles }: ServerMeasures): readonly Verdict[] {
    if (!trace.ok) return (['disk', 'network'] as const).map((row) => notCovered(row, trace.why));
    const { calls, touchedFiles, connectedTo, writtenBytes } = trace.value;
    const written = Object.entries(writtenBytes).filter(([where]) => !ownWrites.includes(where));
    const strangers = connectedTo.filter((name) => !name.startsWith('@passerby-'));
    const bytes = written.reduce((sum, [, count]) => sum + count, 0);
    return [
      judge('disk', { ...played, 'system calls seen': calls, 'bytes written': bytes }, [
        ...touchedFiles.map((file) => `a file opened to write: ${file}`),
        ...written.map(([where, count]) => `${count} bytes to ${where}`),
        ...leftFiles.map((file) => `a file left: ${file}`),
        ...(calls === 0 ? ['no call was seen: the trace does not work'] : []),
      ]),
      judge(
        'network',
        { ...played, 'connections to others': strangers.length },
        strangers.map((name) => `a connection to ${name}`),
      ),
    ];
  }
}

function scanned(
  row: RowId,
  looked: Looked<Scan>,
  counts: Readonly<Record<string, number>>,
  isAbout: (field: string) => boolean,
  isTooMuch: (finds: Finds) => boolean,
): readonly Verdict[] {
  if (!looked.ok) return [notCovered(row, looked.why)];
  const finds = only(looked.value.finds, isAbout);
  const found = total(finds);
  return [
    judge(
      row,
      { ...counts, 'bytes looked through': looked.value.bytes, 'canaries found': found },
      found > 0 && isTooMuch(finds) ? names(finds) : [],
    ),
  ];
}

const isOfAddress = (field: string) => field.startsWith('address');
const isOfHeader = (field: string) => field.startsWith('header');
const isOfPath = (field: string) => field.startsWith('path');
const isOfRequest = (field: string) => isOfHeader(field) || isOfPath(field);
const isOfFrame = (field: string) => !isOfAddress(field) && !isOfRequest(field);

const only = (finds: Finds, is: (field: string) => boolean): Finds =>
  Object.fromEntries(Object.entries(finds).filter(([name]) => is(name)));

const total = (finds: Finds): number => Object.values(finds).reduce((sum, count) => sum + count, 0);

const names = (finds: Finds): string[] =>
  Object.entries(finds).map(([name, count]) => `${name}, ${count} times`);

/** What was left by a server that ended as it should not, or by a relay. */
export interface Remainders {
  /** Ways to end, or relayed conversations. */
  readonly tried: number;
  readonly leftFiles: readonly string[];
  readonly touchedFiles: readonly string[];
  readonly connectedTo: readonly string[];
  readonly finds: Finds;
}

/** Nothing may be left: no file, no word of anybody, no report to anybody. */
export function judgeRemainders(
  row: 'crash' | 'relay',
  what: string,
  looked: Looked<Remainders>,
): Verdict {
  if (!looked.ok) return notCovered(row, looked.why);
  const { tried, leftFiles, touchedFiles, connectedTo, finds } = looked.value;
  const files = [...new Set([...leftFiles, ...touchedFiles])];
  return judge(row, { [what]: tried, files: files.length, 'canaries found': total(finds) }, [
    ...files.map((file) => `a file: ${file}`),
    ...connectedTo.map((name) => `a connection to ${name}`),
    ...names(finds),
  ]);
}
