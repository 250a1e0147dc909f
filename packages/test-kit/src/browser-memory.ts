import { readdirSync, readFileSync } from 'node:fs';
import type { Engine } from './tab.ts';

/**
 * Resident memory, in MiB, of all processes of this engine that the tests have started: WebAssembly,
 * canvases and what an engine keeps beside its JavaScript heap are in it.
 */
export function browserMemoryMib(engine: Engine): number {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${name}/status`))?.[1] ?? -1);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const sizeBelow = (pid: number): number =>
    (children.get(pid) ?? []).reduce(
      (sum, child) => sum + sizeOf(child, engine) + sizeBelow(child),
      0,
    );
  return sizeBelow(process.pid);
}

function sizeOf(pid: number, engine: Engine): number {
  if (!read(`/proc/${pid}/cmdline`).includes(engine)) return 0;
  const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`))?.[1];
  return Number(kibibytes ?? 0) / 1024;
}

/** Empty for a process that has just gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
