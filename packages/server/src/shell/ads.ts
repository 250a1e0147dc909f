import { type Header, isClick, isVisit } from '@passerby/ads/core/counted';
import { draw } from '@passerby/ads/core/draw';
import {
  clickPath,
  type Day,
  isOn,
  manifestName,
  variantsFolder,
} from '@passerby/ads/core/manifest';
import { parseManifest } from '@passerby/ads/core/parse-manifest';
import { roundedTo, type Totals } from '@passerby/ads/core/totals';
import type { Site, SiteFile } from './site.ts';

/** What of a request bears on whether it is counted, and on nothing else. */
interface Asked {
  readonly method: string;
  readonly header: Header;
}

export interface Ads {
  /** The page that has that path, with one of its ads, or undefined when it has none today. */
  pageFor(path: string, asked: Asked): SiteFile | undefined;
  /** Where the path of a click leads. */
  targetOf(path: string, asked: Asked): string | undefined;
  /** The rounded totals of days that are over. */
  report(): string;
}

export interface AdPorts {
  readonly totals: Totals;
  /** A number from 0 to 1, 1 not included. */
  chance(): number;
  today(): Day;
}

interface Shown {
  readonly creative: string;
  readonly weight: number;
  readonly starts?: Day;
  readonly ends?: Day;
  readonly page: SiteFile;
}

/** Where an operator, and anybody else, reads the totals. */
export const reportPath = '/ads/totals.json';

/**
 * Takes the ads out of a site: its variants have no path of their own any more, and are drawn. What
 * the manifest does not list, or does not have the hash that it lists, is not shown; `refused`
 * counts those that were listed.
 */
export function takeAds(
  built: Site,
  ports: AdPorts,
): { readonly site: Site; readonly ads: Ads; readonly refused: number } {
  const paths = new Map(built.paths);
  for (const path of built.paths.keys()) {
    if (path.startsWith(`/${variantsFolder}/`)) paths.delete(path);
  }
  const { pages, targets, refused } = readVariants(built);
  const { totals, chance, today } = ports;
  return {
    site: { ...built, paths },
    refused,
    ads: {
      pageFor(path, { method, header }) {
        const variants = pages.get(path);
        if (variants === undefined) return undefined;
        const day = today();
        const drawn = draw(
          variants.filter((variant) => isOn(variant, day)),
          chance(),
        );
        if (drawn !== undefined && isVisit(method, header)) totals.shown(drawn.creative, day);
        return drawn?.page;
      },
      targetOf(path, { method, header }) {
        const target = targets.get(path);
        if (target !== undefined && isClick(method, header)) {
          totals.clicked(target.creative, today());
        }
        return target?.link;
      },
      report() {
        const day = today();
        const finished = totals.finished(day);
        return `${JSON.stringify({ daysBefore: day, roundedUpTo: roundedTo, totals: finished })}\n`;
      },
    },
  };
}

interface Variants {
  readonly pages: ReadonlyMap<string, readonly Shown[]>;
  readonly targets: ReadonlyMap<string, { readonly creative: string; readonly link: string }>;
  readonly refused: number;
}

function readVariants(built: Site): Variants {
  const pages = new Map<string, readonly Shown[]>();
  const file = built.paths.get(`/${manifestName}`);
  if (file?.kind !== 'file') return { pages, targets: new Map(), refused: 0 };
  const read = parseManifest(new TextDecoder().decode(file.bytes));
  if (!read.ok) return { pages, targets: new Map(), refused: 1 };
  const creatives = new Map(read.value.creatives.map((creative) => [creative.name, creative]));
  let refused = 0;
  for (const [path, variants] of Object.entries(read.value.pages)) {
    const shown = variants.flatMap(
      ({ creative: name, file: variantFile, sha256: hash }): Shown[] => {
        const page = built.paths.get(encodeURI(`/${variantFile}`));
        const creative = creatives.get(name);
        if (page?.kind === 'file' && creative && page.builtSha256 === hash) {
          const { weight, starts, ends } = creative;
          const days = { ...(starts && { starts }), ...(ends && { ends }) };
          return [{ creative: name, weight, ...days, page }];
        }
        refused += 1;
        return [];
      },
    );
    pages.set(path, shown);
  }
  const targets = new Map(
    [...creatives.values()].map(({ name, link }) => [clickPath(name), { creative: name, link }]),
  );
  return { pages, targets, refused };
}
