import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a traced process did to the world outside its memory. */
export interface TraceReport {
  /** Files it opened so that it could write, made, moved or removed. */
  readonly touchedFiles: readonly string[];
  /** Whom it spoke to by itself: `127.0.0.1:53`, or the name of a Unix socket. */
  readonly connectedTo: readonly string[];
  /** Bytes written, by what they went to: a path, `socket`, `eventfd`, `stdout`, `stderr`. */
  readonly writtenBytes: Readonly<Record<string, number>>;
  /** Calls that were seen, to tell a silent process from a trace that did not work. */
  readonly calls: number;
}

export interface Trace {
  /** To be put before the command. */
  readonly wrapper: readonly string[];
  /** Once the process has ended. */
  report(): TraceReport;
  remove(): void;
}

const calls = [
  '%file',
  ...['write', 'writev', 'pwrite64', 'pwritev', 'pwritev2'],
  ...['sendfile', 'splice', 'tee', 'copy_file_range', 'ftruncate', 'fallocate'],
  'connect',
  // Work that io_uring does is invisible to strace: that it is used at all must be seen.
  ...['io_uring_setup', 'io_uring_enter'],
];

/** Runs a command under strace, which follows its threads and children and keeps no contents. */
export function createTrace(): Trace {
  const folder = mkdtempSync(join(tmpdir(), 'passerby-trace-'));
  const file = join(folder, 'trace');
  return {
    // -y names what a descriptor stands for, -s 0 leaves the written bytes out.
    wrapper: ['strace', '-f', '-qq', '-y', '-s', '0', '-o', file, '-e', `trace=${calls.join(',')}`],
    report: () => parseTrace(readFileSync(file, 'utf8')),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

const opening = /^(open|openat|openat2|creat)$/;
const changing =
  /^(mkdir|mknod|rename|link|symlink|unlink|rmdir|truncate|chmod|chown|utime|setxattr)/;
const writing = /^(write|writev|pwrite64|pwritev2?|sendfile|splice|tee|copy_file_range)$/;
const uring = /^io_uring/;

/** Reads strace's lines (`-f -y`): who did what, and what came of it. */
export function parseTrace(text: string): TraceReport {
  const touched = new Set<string>();
  const connectedTo = new Set<string>();
  const writtenBytes: Record<string, number> = {};
  let seen = 0;
  for (const line of whole(text)) {
    const call = /^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)/.exec(line);
    if (call === null) continue;
    const [, name = '', given = '', result = ''] = call;
    seen += 1;
    // Also in vain, or not finished yet: the attempt counts.
    if (name === 'connect') connectedTo.add(addressee(given));
    if (Number(result) < 0) continue;
    if (uring.test(name)) touched.add(`through ${name}`);
    else if (changing.test(name)) touched.add(quoted(given));
    else if (opening.test(name) && (name === 'creat' || forWriting(given))) {
      touched.add(quoted(given));
    } else if (writing.test(name)) {
      const where = target(given);
      writtenBytes[where] = (writtenBytes[where] ?? 0) + Number(result);
    } else if (/^(ftruncate|fallocate)$/.test(name)) touched.add(target(given));
  }
  return {
    touchedFiles: [...touched].sort(),
    connectedTo: [...connectedTo].sort(),
    writtenBytes,
    calls: seen,
  };
}

const forWriting = (given: string): boolean =>
  /O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE/.test(given);

const quoted = (given: string): string => /"([^"]*)"/.exec(given)?.[1] ?? given;

/** `{sa_family=AF_UNIX, sun_path=@"name"}`, or an address with its port. */
function addressee(given: string): string {
  const unix = /sun_path=(@?)"([^"]*)"/.exec(given);
  if (unix !== null) return `${unix[1]}${unix[2]}`;
  const [, address] = /inet_(?:addr\(|pton\(AF_INET6, )"([^"]*)"/.exec(given) ?? [];
  const [, port] = /_port=htons\((\d+)\)/.exec(given) ?? [];
  return address === undefined ? given : `${address}:${port}`;
}

/** `1<pipe:[4711]>` is the standard output, `7<socket:[42]>` a socket, `9</a/b>` a file. */
function target(given: string): string {
  const [, number = '', name = ''] = /^(\d+)<((?:[^<>]|<[^<>]*>)*)>/.exec(given) ?? [];
  // Where the output of what a server starts itself may lead to.
  if (name === '/dev/null') return name;
  if (number === '1') return 'stdout';
  if (number === '2') return 'stderr';
  if (name.startsWith('/')) return name;
  return /^(?:anon_inode:\[?)?(\w+)/.exec(name)?.[1] ?? `descriptor ${number}`;
}

/** Calls that another thread interrupted are told in two lines: puts them together again. */
function* whole(text: string): Generator<string> {
  const unfinished = new Map<string, string>();
  for (const line of text.split('\n')) {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    const begun = line.endsWith(' <unfinished ...>');
    const resumed = /^\d+\s+<\.\.\. \w+ resumed>/.exec(line);
    if (begun) unfinished.set(thread, line.slice(0, -' <unfinished ...>'.length));
    else if (resumed !== null) {
      yield `${unfinished.get(thread) ?? ''}${line.slice(resumed[0].length)}`;
      unfinished.delete(thread);
    } else yield line;
  }
}
