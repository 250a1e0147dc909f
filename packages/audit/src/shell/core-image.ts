import { dlopen } from 'bun:ffi';
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { createNeedleSearch } from '@passerby/test-kit/haystack';
import type { MemoryScan } from '@passerby/test-kit/memory-scan';
import type { Find, Needle } from '@passerby/test-kit/needle';
import type { Looked } from '../core/judge-server.ts';

/** Where the kernel writes core images: into the folder of the process, unless somebody has changed it. */
const patternFile = '/proc/sys/kernel/core_pattern';
const pieceBytes = 8 * 2 ** 20;
/** lseek(2), Linux. */
const seek = { data: 3, hole: 4 } as const;

/** Why no core image can be had here; undefined where it can. */
export function noCoreImages(): string | undefined {
  const pattern = readFileSync(patternFile, 'utf8').trim();
  if (pattern.startsWith('|')) return 'this machine hands core images to a program';
  if (pattern.startsWith('/')) return 'this machine has a folder of its own for core images';
  return Bun.which('prlimit') === null ? 'prlimit is not installed' : undefined;
}

/** Lets a process leave a core image, whatever it was started with. */
export function allowCoreImage(pid: number): void {
  const { success } = Bun.spawnSync(['prlimit', `--pid=${pid}`, '--core=unlimited:unlimited']);
  if (!success) throw new Error('prlimit has not changed the limit');
}

/** Looks through the core image in a folder. */
export function scanCoreImage(folder: string, needles: readonly Needle[]): Looked<MemoryScan> {
  const name = readdirSync(folder).find((file) => file.startsWith('core'));
  if (name === undefined) return { ok: false, why: 'the kernel wrote no core image' };
  const search = createNeedleSearch(needles);
  const finds: Find[] = [];
  let scannedBytes = 0;
  const file = openSync(join(folder, name), 'r');
  try {
    for (const { start, end } of dataRuns(file)) {
      for (let at = start; at < end; at += pieceBytes) {
        const piece = Buffer.alloc(Math.min(pieceBytes + search.longestBytes, end - at));
        const length = readSync(file, piece, 0, piece.length, at);
        scannedBytes += Math.min(length, pieceBytes);
        for (const find of search.in(piece.subarray(0, length), at)) {
          if (find.at < at + pieceBytes) finds.push(find);
        }
      }
    }
  } finally {
    closeSync(file);
  }
  return { ok: true, value: { scannedBytes, finds } };
}

/** The runtime reserves tens of gigabytes: what was never used is a hole in the file. */
function* dataRuns(file: number): Generator<{ start: number; end: number }> {
  const libc = dlopen('libc.so.6', {
    lseek: { args: ['i32', 'i64', 'i32'], returns: 'i64' },
  });
  const { size } = fstatSync(file);
  try {
    for (let at = 0; at < size; ) {
      const start = Number(libc.symbols.lseek(file, at, seek.data));
      if (start < 0) return;
      const end = Number(libc.symbols.lseek(file, start, seek.hole));
      yield { start, end };
      at = end;
    }
  } finally {
    libc.close();
  }
}
