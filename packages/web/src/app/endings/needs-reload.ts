import type { LineClosure } from '@passerby/client';

/** Whether only a new page helps. Everything else may work when it is tried again. */
export function needsReload(code: LineClosure): boolean {
  return code === 'badVersion' || code === 'refused';
}
