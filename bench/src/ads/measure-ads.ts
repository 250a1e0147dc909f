import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Creative } from '@passerby/ads/creative';
import { type CreativeRead, readCreative } from '@passerby/ads/creative-file';
import type { AdPage } from '@passerby/ads/page';
import { placeCreatives } from '@passerby/ads/placement';
import { type Figure, figure } from '../table.ts';
import { heldOutPages, type LabelledPage, tuningPages } from './labelled-pages.ts';
import { heldOutFiles, readProjectPage, tuningFiles } from './project-pages.ts';
import { placeByTags } from './tags-alone.ts';

/** What a way of choosing put on each page: one creative at most. */
type Chosen = ReadonlyMap<string, string | undefined>;

/**
 * How often the ad that a page would get is one that a person would let stand there, beside
 * choosing by tags alone, on pages that the thresholds were tuned on and on pages that they were not.
 */
export async function measureAds(): Promise<Figure[]> {
  const creatives = await exampleCreatives();
  return [
    ...compare('short pages never tuned on', heldOutPages, creatives),
    ...compare('long pages never tuned on', await readAll(heldOutFiles), creatives),
    ...compare('pages tuned on', [...tuningPages, ...(await readAll(tuningFiles))], creatives),
  ];
}

const readAll = (files: typeof heldOutFiles) => Promise.all(files.map(readProjectPage));

function compare(
  name: string,
  pages: readonly LabelledPage[],
  creatives: readonly Creative[],
): Figure[] {
  const ours = score(pages, byRelevance(pages, creatives));
  const tags = score(pages, byTags(pages, creatives));
  const pairs = pages.length * creatives.length;
  const due = pages.filter(({ fits }) => fits.length > 0).length;
  const spared = pages.length - due;
  return [
    figure(
      `ads, precision at 1, ${pages.length} ${name} (${pairs} pairs)`,
      `${ours.right} of ${ours.shown}`,
      `by tags alone ${tags.right} of ${tags.shown}`,
    ),
    figure(
      `  pages that have a fitting ad and got one`,
      `${ours.right} of ${due}`,
      `by tags alone ${tags.right} of ${due}`,
    ),
    figure(
      `  pages that no ad fits, and that stayed without`,
      `${ours.spared} of ${spared}`,
      `by tags alone ${tags.spared} of ${spared}`,
    ),
    figure('  wrong ones', ours.wrong, `by tags alone ${tags.wrong}`),
  ];
}

function score(pages: readonly LabelledPage[], chosen: Chosen) {
  let shown = 0;
  let right = 0;
  let spared = 0;
  const wrong: string[] = [];
  for (const { name, fits } of pages) {
    const creative = chosen.get(name);
    if (creative === undefined) spared += fits.length === 0 ? 1 : 0;
    else shown += 1;
    if (creative === undefined) continue;
    if (fits.includes(creative)) right += 1;
    else wrong.push(`${creative} on ${name}`);
  }
  return { shown, right, spared, wrong: wrong.join(', ') || 'none' };
}

function byRelevance(pages: readonly LabelledPage[], creatives: readonly Creative[]): Chosen {
  const placed = placeCreatives(pages.map(toAdPage), creatives);
  return new Map(
    pages.map(({ name }) => {
      const first = placed.get(`/${name}/`)?.find(({ kind }) => kind === 'placed');
      return [name, first?.fit.creative.name];
    }),
  );
}

function byTags(pages: readonly LabelledPage[], creatives: readonly Creative[]): Chosen {
  return new Map(pages.map((page) => [page.name, placeByTags(page.tags, creatives)?.name]));
}

const toAdPage = ({ name, tags, title, headings, text }: LabelledPage): AdPage => ({
  path: `/${name}/`,
  language: 'en',
  topics: tags,
  refuses: [],
  title,
  headings,
  text,
});

async function exampleCreatives(): Promise<Creative[]> {
  const folder = join(import.meta.dir, '../../../packages/ads/examples');
  const files = (await readdir(folder)).filter((file) => file.endsWith('.toml')).sort();
  const reads = await Promise.all(
    files.map(async (file) => readCreative(file, await Bun.file(join(folder, file)).text())),
  );
  return reads.map(accepted);
}

function accepted(read: CreativeRead): Creative {
  if (read.ok) return read.value;
  throw new Error(read.problems.map(({ file, message }) => `${file} ${message}`).join('\n'));
}
