import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { variantsFolder } from '../core/manifest.ts';
import { readPage, type SlottedPage } from './read-page.ts';

/** A page that cannot have what its author gave it. */
export interface PageProblem {
  readonly path: string;
  readonly message: string;
}

export interface PagesRead {
  readonly pages: readonly SlottedPage[];
  readonly problems: readonly PageProblem[];
}

/** Where a page with its slot still in it is kept, for `passerby ads` to try other creatives in. */
export const templatesFolder = join(variantsFolder, 'pages');

/** Reads every page with a slot in a folder of built pages. */
export async function readBuiltPages(folder: string): Promise<PagesRead> {
  const pages: SlottedPage[] = [];
  const problems: PageProblem[] = [];
  const entries = await readdir(folder, { recursive: true }).catch(() => []);
  for (const name of entries.filter((entry) => entry.endsWith('.html')).sort()) {
    if (name.startsWith(variantsFolder + sep)) continue;
    const path = `/${name.split(sep).join('/')}`.replace(/(?<=\/)index\.html$/, '');
    const read = readPage(path, await readFile(join(folder, name), 'utf8'));
    if (read.kind === 'slotted') pages.push(read.value);
    if (read.kind === 'refused') problems.push({ path, message: read.message });
  }
  return { pages, problems };
}
