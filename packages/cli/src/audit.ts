import { humanTable, isKept, jsonTable } from '@passerby/audit/core/table';
import { judgeOutside } from '@passerby/audit/outside/judge-outside';
import { lookFromOutside } from '@passerby/audit/outside/look-from-outside';
import type { Terminal } from './terminal.ts';

/** Looks at a site that anybody runs. 1 when a promise is broken there, or it cannot be looked at. */
export async function audit(words: readonly string[], terminal: Terminal): Promise<number> {
  const json = words.includes('--json');
  const [site, ...more] = words.filter((word) => word !== '--json');
  const url = site === undefined ? null : URL.parse(site);
  if (url === null || !/^https?:$/.test(url.protocol) || more.length > 0) {
    terminal.error('Say which site: passerby audit https://chat.example\n');
    return 1;
  }
  const look = await lookFromOutside(url.origin);
  if (!look.ok) {
    terminal.error(`${look.message}\n`);
    return 1;
  }
  const verdicts = judgeOutside(look.value);
  terminal.out(json ? jsonTable(verdicts) : humanTable(verdicts));
  return isKept(verdicts) ? 0 : 1;
}
