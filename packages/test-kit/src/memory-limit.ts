import { accessSync, constants, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A group of processes that may use so much memory together; who takes more is killed by the system. */
export interface MemoryLimit {
  /** To be put before a command that shall run under it; what it starts is its only child. */
  readonly wrapper: readonly string[];
  /** The most that was used at once so far. */
  peakMib(): number;
  /** How many processes the system has killed in it. */
  kills(): number;
  /** All of its processes must have ended. */
  remove(): void;
}

const bytesPerMib = 1_048_576;
let groups = 0;

/** The group that this process is in, of control groups version 1 (cgroups(7)). */
function ownGroup(): string | undefined {
  try {
    const path = /^\d+:memory:(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8'))?.[1];
    if (path === undefined) return undefined;
    const folder = join('/sys/fs/cgroup/memory', path);
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return undefined;
  }
}

/** Why there can be no limit here; undefined when there can. */
export function memoryLimitObstacle(): string | undefined {
  if (process.platform !== 'linux') return 'control groups are a matter of Linux';
  return ownGroup() === undefined
    ? 'no control group for memory (version 1) may be made here'
    : undefined;
}

export function createMemoryLimit(mib: number): MemoryLimit {
  const own = ownGroup();
  if (own === undefined) throw new Error(memoryLimitObstacle());
  groups += 1;
  const folder = join(own, `passerby-${process.pid}-${groups}`);
  const file = (name: string) => join(folder, name);
  mkdirSync(folder);
  writeFileSync(file('memory.limit_in_bytes'), String(mib * bytesPerMib));
  const enter = `echo $$ > '${file('cgroup.procs')}'; "$@"; exit $?`;
  return {
    wrapper: ['sh', '-c', enter, 'sh'],
    peakMib: () => Number(readFileSync(file('memory.max_usage_in_bytes'), 'utf8')) / bytesPerMib,
    kills: () =>
      Number(/^oom_kill (\d+)$/m.exec(readFileSync(file('memory.oom_control'), 'utf8'))?.[1]),
    remove: () => rmdirSync(folder),
  };
}
