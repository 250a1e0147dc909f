import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createNeedleSearch } from './haystack.ts';
import type { Find, Needle } from './needle.ts';

/** What a process still holds. */
export interface MemoryScan {
  readonly scannedBytes: number;
  readonly finds: readonly Find[];
}

const pageBytes = 4096;
/** Bun reserves tens of gigabytes of address space; what is resident is far below this. */
const maxScannedBytes = 4 * 2 ** 30;
const pieceBytes = 8 * 2 ** 20;

/**
 * Reads a process's raw memory and looks for needles in it: resident pages that hold data of its
 * own. A heap snapshot would be no proof: it shows what is reachable, not what is readable.
 * Throws where `/proc/PID/mem` may not be read (it takes root, or the same user and no restriction).
 */
export function scanMemory(pid: number, needles: readonly Needle[]): MemoryScan {
  const search = createNeedleSearch(needles);
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const pagemap = openSync(`/proc/${pid}/pagemap`, 'r');
  const finds: Find[] = [];
  let scannedBytes = 0;
  try {
    for (const mapping of readableMappings(pid)) {
      for (const run of residentRuns(pagemap, mapping)) {
        for (let at = run.start; at < run.end; at += pieceBytes) {
          const end = Math.min(at + pieceBytes + search.longestBytes, run.end);
          const piece = readAt(memory, at, end - at);
          scannedBytes += Math.min(piece.length, pieceBytes);
          if (scannedBytes > maxScannedBytes) throw new Error('more memory than can be searched');
          // What begins in the overlap is found again with the next piece.
          for (const find of search.in(piece, at)) if (find.at < at + pieceBytes) finds.push(find);
        }
      }
    }
  } finally {
    closeSync(memory);
    closeSync(pagemap);
  }
  return { scannedBytes, finds };
}

/** True where this machine and user can scan a process at all. */
export function canScanMemory(): boolean {
  try {
    return scanMemory(process.pid, []).scannedBytes > 0;
  } catch {
    return false;
  }
}

interface Mapping {
  readonly start: number;
  readonly end: number;
  /** Memory that only looks like a file; pages of real files count when they were changed. */
  readonly anonymous: boolean;
}

function readableMappings(pid: number): Mapping[] {
  return readFileSync(`/proc/${pid}/maps`, 'utf8')
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [range = '', rights = '', , , , name = ''] = line.split(/\s+/);
      if (!rights.startsWith('r') || ['[vvar]', '[vsyscall]', '[vdso]'].includes(name)) return [];
      const [start = 0, end = 0] = range.split('-').map((address) => Number.parseInt(address, 16));
      return [{ start, end, anonymous: !/^\/(?!memfd:|dev\/zero|dev\/shm|SYSV)/.test(name) }];
    });
}

/** Runs of neighbouring pages that are in memory (or swapped out) and not an unchanged file. */
function* residentRuns(
  pagemap: number,
  mapping: Mapping,
): Generator<{ start: number; end: number }> {
  const entriesAtOnce = 2 ** 16;
  const entry = 8;
  let start: number | undefined;
  for (let at = mapping.start; at < mapping.end; at += entriesAtOnce * pageBytes) {
    const count = Math.min(entriesAtOnce, (mapping.end - at) / pageBytes);
    const entries = readAt(pagemap, (at / pageBytes) * entry, count * entry);
    for (let i = 0; i < count; i++) {
      // Kernel documentation, admin-guide/mm/pagemap: bit 63 present, 62 swapped, 61 of a file.
      const flags = entries[i * entry + entry - 1] ?? 0;
      const page = at + i * pageBytes;
      const counts = (flags & 0xc0) !== 0 && (mapping.anonymous || (flags & 0x20) === 0);
      if (counts) start ??= page;
      else if (start !== undefined) {
        yield { start, end: page };
        start = undefined;
      }
    }
  }
  if (start !== undefined) yield { start, end: mapping.end };
}

/** What could be read; a page may vanish while one looks. */
function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  try {
    return buffer.subarray(0, readSync(file, buffer, 0, length, position));
  } catch {
    return buffer.subarray(0, 0);
  }
}
