import { asBuilt } from './as-built.ts';
import type { SiteManifest } from './site-manifest.ts';

/** Pages with an ad are built beforehand, one for each ad; one of them is drawn. */
const variants = '_ads/';
/** What a server that does not know its own address leaves out, or leaves out a line of. */
const needsOrigin = ['sitemap.xml', 'robots.txt'];
const patienceMs = 10_000;
const atOnce = 8;

/** What came of one file. `other`: something else was served under its name. */
export interface Verified {
  readonly file: string;
  readonly state: 'same' | 'other' | 'missing' | 'needsOrigin';
}

/** Fetches every file that a manifest lists, and compares. Rejects when the site cannot be reached. */
export async function verifySite(
  site: string,
  manifest: SiteManifest,
): Promise<readonly Verified[]> {
  const { origin } = new URL(site);
  const files = Object.keys(manifest.files).filter((file) => !file.startsWith(variants));
  const verified: Verified[] = [];
  for (let at = 0; at < files.length; at += atOnce) {
    const some = files.slice(at, at + atOnce);
    verified.push(...(await Promise.all(some.map((file) => verifyFile(origin, file, manifest)))));
  }
  return verified;
}

async function verifyFile(origin: string, file: string, manifest: SiteManifest): Promise<Verified> {
  const response = await fetch(origin + pathOf(file), {
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const hashes = expectedHashes(file, manifest);
  const texts = /\.(?:html|xml|txt)$/.test(file)
    ? asBuilt(new TextDecoder().decode(bytes), manifest, origin)
    : [];
  if ([bytes, ...texts].some((content) => hashes.has(hashOf(content)))) {
    return { file, state: 'same' };
  }
  if (needsOrigin.includes(file)) return { file, state: 'needsOrigin' };
  return { file, state: response.status === 404 && file !== '404.html' ? 'missing' : 'other' };
}

/** The file itself, or, of a page, the same page with one of its ads. */
function expectedHashes(file: string, { files }: SiteManifest): ReadonlySet<string> {
  const folder = `${variants}variants/${file.replace(/index\.html$/, '')}`;
  const ofAds = Object.entries(files)
    .filter(([name]) => name.startsWith(folder) && !name.slice(folder.length).includes('/'))
    .map(([, hash]) => hash);
  return new Set([files[file] ?? '', ...(file.endsWith('.html') ? ofAds : [])]);
}

const pathOf = (file: string): string => encodeURI(`/${file.replace(/(^|\/)index\.html$/, '$1')}`);

const hashOf = (content: Uint8Array | string): string =>
  new Bun.CryptoHasher('sha256').update(content).digest('hex');
