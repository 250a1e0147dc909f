import { readFile, readlink, stat } from 'node:fs/promises';

/** What Linux says of the machine and of one process on it; undefined where it does not say. */
export interface MachineFacts {
  readonly limits: string | undefined;
  readonly status: string | undefined;
  readonly swaps: string | undefined;
  readonly cgroupSwapMax: string | undefined;
  readonly corePattern: string | undefined;
  /** Where its two outputs go: `pipe:[1]`, `/dev/null`, `/var/log/x`; `file:` before a regular file. */
  readonly outputs: readonly string[];
}

/** Reads them of a process, from /proc. */
export async function readMachineFacts(pid: number | 'self'): Promise<MachineFacts> {
  const of = (name: string) => textOf(`/proc/${pid}/${name}`);
  const group = /^0::(.*)$/m.exec((await of('cgroup')) ?? '')?.[1];
  return {
    limits: await of('limits'),
    status: await of('status'),
    swaps: await textOf('/proc/swaps'),
    cgroupSwapMax:
      group === undefined ? undefined : await textOf(`/sys/fs/cgroup${group}/memory.swap.max`),
    corePattern: await textOf('/proc/sys/kernel/core_pattern'),
    outputs: await Promise.all([1, 2].map((number) => outputOf(pid, number))),
  };
}

async function outputOf(pid: number | 'self', number: number): Promise<string> {
  const path = `/proc/${pid}/fd/${number}`;
  try {
    const isFile = (await stat(path)).isFile();
    const target = await readlink(path);
    return isFile ? `file:${target}` : target;
  } catch {
    return 'unknown';
  }
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
}
