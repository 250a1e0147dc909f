import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseSiteManifest, siteManifestName } from '@passerby/audit/verify/site-manifest';
import { type Verified, verifySite } from '@passerby/audit/verify/verify-site';
import { builtSite } from './built-site.ts';
import type { Terminal } from './terminal.ts';

/** Compares what a site serves with a build: 1 when any file is another one, or cannot be fetched. */
export async function verify(words: readonly string[], terminal: Terminal): Promise<number> {
  const given = words.find((word) => word.startsWith('--manifest='));
  const [site, ...more] = words.filter((word) => word !== given);
  const url = site === undefined ? null : URL.parse(site);
  if (url === null || !/^https?:$/.test(url.protocol) || more.length > 0) {
    terminal.error('Say which site: passerby verify https://chat.example [--manifest=FILE]\n');
    return 1;
  }
  const file = given?.slice('--manifest='.length) ?? join(builtSite, siteManifestName);
  const manifest = parseSiteManifest(await readFile(file, 'utf8').catch(() => ''));
  if (manifest === undefined) {
    terminal.error(
      given === undefined
        ? 'The page is not built here: npm run build, or say --manifest=FILE.\n'
        : 'That file is no manifest of a site.\n',
    );
    return 1;
  }
  const verified = await verifySite(url.origin, manifest).catch(() => undefined);
  if (verified === undefined) {
    terminal.error(`${url.host} cannot be reached.\n`);
    return 1;
  }
  terminal.out(report(verified));
  return verified.some(({ state }) => state === 'other' || state === 'missing') ? 1 : 0;
}

const words = {
  other: 'is another file',
  missing: 'is not there',
  needsOrigin: 'could not be compared: this server names no address of its own',
} as const;

function report(verified: readonly Verified[]): string {
  const lines = verified.flatMap(({ file, state }) =>
    state === 'same' ? [] : [`${file} ${words[state]}`],
  );
  const same = verified.length - lines.length;
  return `${[...lines, `${same} of ${verified.length} files are those of the build`].join('\n')}\n`;
}
