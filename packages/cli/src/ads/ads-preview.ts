import { basename, dirname, join } from 'node:path';
import { placeCreatives } from '@passerby/ads/placement';
import { readBuiltPages, templatesFolder } from '@passerby/ads/shell/built-pages';
import { pageWith } from '@passerby/ads/shell/place-ads';
import { type ReadyCreative, readCreatives } from '@passerby/ads/shell/read-creatives';
import type { SlottedPage } from '@passerby/ads/shell/read-page';
import { pathOf } from '@passerby/server/shell/http';
import { securityHeaders } from '@passerby/server/shell/security-headers';
import { loadSite, type Site } from '@passerby/server/shell/site';
import type { Terminal } from '../terminal.ts';
import { defaultAds, defaultSite, readFlags } from './ads-flags.ts';

/**
 * Runs `passerby ads preview`: serves the built site on this machine alone, with one creative on
 * each page that it lands on, under the headers that visitors get, until it is interrupted.
 */
export async function previewAd(args: readonly string[], terminal: Terminal): Promise<number> {
  const fail = (message: string): number => {
    terminal.error(`${message}\n`);
    return 1;
  };
  const read = readFlags(args, ['ads', 'site', 'page', 'port'], 1);
  if (!read.ok) return fail(`${read.message} passerby ads --help lists what there is.`);
  const [word] = read.words;
  if (word === undefined) return fail('Which one? passerby ads preview NAME');
  const port = Number(read.flags.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return fail(`--port: ${JSON.stringify(read.flags.port)} is no port.`);
  }

  // A file of any folder is as good as a name in the usual one.
  const isFile = word.endsWith('.toml');
  const folder = read.flags.ads ?? (isFile ? dirname(word) : defaultAds);
  const name = basename(word, '.toml');
  const { creatives, problems } = await readCreatives(folder);
  const own = problems.filter(({ file }) => basename(file, '.toml') === name);
  const [first] = own;
  if (first) return fail(`${first.file}:${first.line}: ${first.field} ${first.message}`);
  const ready = creatives.find(({ creative }) => creative.name === name);
  if (ready === undefined) return fail(`There is no ${name}.toml in ${folder}.`);

  const folderOfSite = read.flags.site ?? defaultSite;
  const { pages } = await readBuiltPages(join(folderOfSite, templatesFolder));
  const chosen = read.flags.page
    ? pages.filter(({ page }) => page.path === read.flags.page)
    : pages.filter((page) => landsOn(page, ready));
  if (chosen.length === 0) {
    return fail(
      read.flags.page
        ? `${read.flags.page} has no slot. These have: ${pathsOf(pages)}.`
        : `${name} lands on no page; --page shows it all the same on one of: ${pathsOf(pages)}.`,
    );
  }
  const server = servePreview(await loadSite(folderOfSite), chosen, ready, port);
  for (const { page } of chosen) {
    terminal.out(`${name} is on ${new URL(page.path, server.url).href}\n`);
  }
  terminal.out('Ctrl+C ends it. Nothing is counted here.\n');
  await new Promise<void>((resolve) => process.once('SIGINT', resolve));
  await server.stop(true);
  return 0;
}

const pathsOf = (pages: readonly SlottedPage[]) =>
  pages.map(({ page }) => page.path).join(', ') || 'none, or the site is not built';

function landsOn({ page }: SlottedPage, { creative }: ReadyCreative): boolean {
  const judged = placeCreatives([page], [creative]).get(page.path) ?? [];
  return judged.some(({ kind }) => kind === 'placed');
}

function servePreview(
  site: Site,
  pages: readonly SlottedPage[],
  ready: ReadyCreative,
  port: number,
) {
  const filled = new Map(
    pages.map((slotted) => [slotted.page.path, pageWith(slotted, ready.creative, ready)]),
  );
  const headers = { ...securityHeaders({ tls: false }), 'cache-control': 'no-store' };
  return Bun.serve({
    hostname: '127.0.0.1',
    port,
    development: false,
    fetch(request) {
      const path = pathOf(request.url);
      const html = filled.get(path);
      if (html !== undefined) {
        return new Response(html, { headers: { ...headers, 'content-type': 'text/html' } });
      }
      if (path === `/ad/${ready.creative.name}`) {
        return new Response(null, {
          status: 303,
          headers: { ...headers, location: ready.creative.link },
        });
      }
      const found = site.paths.get(path);
      if (found?.kind === 'file') {
        return new Response(found.bytes, {
          headers: { ...headers, 'content-type': found.contentType },
        });
      }
      return new Response('There is nothing here.\n', { status: 404, headers });
    },
  });
}
