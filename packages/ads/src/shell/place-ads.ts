import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { adHtml } from '../ad-html.ts';
import { type Manifest, manifestName, type Variant, variantsFolder } from '../core/manifest.ts';
import type { Creative } from '../creative.ts';
import { placeCreatives } from '../placement.ts';
import { readBuiltPages, templatesFolder } from './built-pages.ts';
import { type ReadyCreative, readCreatives } from './read-creatives.ts';
import { fillSlot, type SlottedPage } from './read-page.ts';

export type Placed =
  | { readonly ok: true; readonly value: Manifest }
  | { readonly ok: false; readonly code: 'refused'; readonly problems: readonly string[] };

/**
 * Puts the ads into a built site: fills the slots with nothing, writes each page once more for each
 * creative that fits it, and `ads.json`, which lists them. One refused creative refuses all.
 */
export async function placeAds(site: string, creativesFolder: string): Promise<Placed> {
  const { creatives, problems } = await readCreatives(creativesFolder);
  const built = await readBuiltPages(site);
  const wrong = [
    ...problems.map(({ file, line, field, message }) => `${file}:${line}: ${field} ${message}`),
    ...built.problems.map(({ path, message }) => `${path} ${message}`),
  ];
  if (wrong.length > 0) return { ok: false, code: 'refused', problems: wrong };

  await rm(join(site, variantsFolder), { recursive: true, force: true });
  const variants = variantsOf(built.pages, creatives);
  for (const { page, html } of built.pages) {
    await write(join(site, templatesFolder, fileOf(page.path)), html);
    await write(join(site, fileOf(page.path)), fillSlot(html, ''));
  }
  for (const { variant, html } of variants) await write(join(site, variant.file), html);
  const value = manifestOf(creatives, variants);
  await write(join(site, manifestName), `${JSON.stringify(value, null, 2)}\n`);
  return { ok: true, value };
}

interface BuiltVariant {
  readonly path: string;
  readonly variant: Variant;
  readonly html: string;
}

/** Returns each page as it looks with each of its creatives, the best first. */
function variantsOf(
  pages: readonly SlottedPage[],
  creatives: readonly ReadyCreative[],
): BuiltVariant[] {
  const ready = new Map(creatives.map((one) => [one.creative.name, one]));
  const placed = placeCreatives(
    pages.map(({ page }) => page),
    creatives.map(({ creative }) => creative),
  );
  return pages.flatMap((slotted) => {
    const { path } = slotted.page;
    return (placed.get(path) ?? []).flatMap(({ kind, fit }) => {
      const { name } = fit.creative;
      if (kind !== 'placed') return [];
      const html = pageWith(slotted, fit.creative, ready.get(name));
      const variant: Variant = {
        creative: name,
        file: [variantsFolder, 'variants', ...path.split('/').filter(Boolean), `${name}.html`].join(
          '/',
        ),
        sha256: new Bun.CryptoHasher('sha256').update(html).digest('hex'),
        score: Math.round(fit.score * 1_000) / 1_000,
        because: fit.topics,
      };
      return [{ path, variant, html }];
    });
  });
}

/** Returns a page with that creative in its slot, whether it fits there or not. */
export function pageWith(
  { html, slot }: SlottedPage,
  creative: Creative,
  ready: ReadyCreative | undefined,
): string {
  return fillSlot(html, adHtml(creative, ready?.image, slot));
}

function manifestOf(
  creatives: readonly ReadyCreative[],
  variants: readonly BuiltVariant[],
): Manifest {
  const shown = new Set(variants.map(({ variant }) => variant.creative));
  const pages: Record<string, Variant[]> = {};
  for (const { path, variant } of variants) pages[path] = [...(pages[path] ?? []), variant];
  return {
    version: 1,
    creatives: creatives
      .map(({ creative }) => creative)
      .filter(({ name }) => shown.has(name))
      .map(({ name, advertiser, link, weight, starts, ends }) => ({
        name,
        advertiser,
        link,
        weight,
        ...(starts === undefined ? {} : { starts }),
        ...(ends === undefined ? {} : { ends }),
      })),
    pages,
  };
}

/** `/how-it-works/` is `how-it-works/index.html`, and `/404.html` is itself. */
const fileOf = (path: string) =>
  path.endsWith('/') ? `${path.slice(1)}index.html` : path.slice(1);

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
}
