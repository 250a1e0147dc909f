import { readFileSync } from 'node:fs';

const clockTicksPerSecond = 100;
const pageBytes = 4096;

/** Resident memory of a process now, in bytes. */
export function residentBytes(pid: number): number {
  const [, resident] = readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ');
  return Number(resident) * pageBytes;
}

/** Processor time that a process has used so far, user and system, in seconds. */
export function cpuSeconds(pid: number): number {
  // The name in parentheses may hold spaces; what follows it does not.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / clockTicksPerSecond;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
