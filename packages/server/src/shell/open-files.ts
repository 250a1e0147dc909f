import { readdirSync, readFileSync, statSync } from 'node:fs';

const folder = '/proc/self/fd';

/** How many files this process may have open at once; undefined where the system does not say, or sets no limit. */
export function mostOpenFiles(): number | undefined {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8');
    const soft = /^Max open files\s+(\d+)/m.exec(limits)?.[1];
    return soft === undefined ? undefined : Number(soft);
  } catch {
    return undefined;
  }
}

/** How many it has open now; undefined when it cannot tell. */
export function openFiles(): number | undefined {
  try {
    // Linux 6.2 and later say it in the size of the folder (proc(5)); before that it is 0.
    return statSync(folder).size || readdirSync(folder).length;
  } catch (error) {
    // Not even the folder can be opened: there is none left.
    return (error as NodeJS.ErrnoException).code === 'EMFILE'
      ? Number.POSITIVE_INFINITY
      : undefined;
  }
}
