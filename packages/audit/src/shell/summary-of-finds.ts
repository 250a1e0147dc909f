import type { Find } from '@passerby/test-kit/needle';
import type { Finds } from '../core/judge-server.ts';

/** How often each field was found in each form. */
export function summaryOfFinds(finds: readonly Find[]): Finds {
  const counts: Record<string, number> = {};
  for (const { field, form } of finds) {
    const name = `${field} as ${form}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}
