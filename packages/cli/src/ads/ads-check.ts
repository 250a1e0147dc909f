import { join } from 'node:path';
import { placeCreatives } from '@passerby/ads/placement';
import { readBuiltPages, templatesFolder } from '@passerby/ads/shell/built-pages';
import { readCreatives } from '@passerby/ads/shell/read-creatives';
import { today } from '@passerby/server/shell/today';
import type { Terminal } from '../terminal.ts';
import { defaultAds, defaultSite, readFlags } from './ads-flags.ts';
import { describePage, remarksOn } from './describe-placement.ts';

/** Runs `passerby ads check`. Returns 1 when a creative or a page is refused. */
export async function checkAds(args: readonly string[], terminal: Terminal): Promise<number> {
  const read = readFlags(args, ['ads', 'site'], 0);
  if (!read.ok) {
    terminal.error(`${read.message} passerby ads --help lists what there is.\n`);
    return 1;
  }
  const folder = read.flags.ads ?? defaultAds;
  const { creatives, problems } = await readCreatives(folder);
  for (const { file, line, field, message } of problems) {
    terminal.error(`${file}:${line}: ${field} ${message}\n`);
  }
  const built = await readBuiltPages(join(read.flags.site ?? defaultSite, templatesFolder));
  for (const { path, message } of built.problems) terminal.error(`${path} ${message}\n`);

  const all = creatives.map(({ creative }) => creative);
  const placed = placeCreatives(
    built.pages.map(({ page }) => page),
    all,
  );
  for (const [path, judged] of placed) terminal.out(`${describePage(path, judged)}\n`);
  if (placed.size === 0) {
    terminal.out('No page has a slot for an ad, or the site is not built: npm run build\n');
  }
  const remarks = all.flatMap((creative) => remarksOn(creative, placed.values(), today()));
  terminal.out(remarks.map((remark) => `${remark}\n`).join(''));
  terminal.out(`${creatives.length} good, ${problems.length} things wrong, in ${folder}\n`);
  return problems.length + built.problems.length > 0 ? 1 : 0;
}
