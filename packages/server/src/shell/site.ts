import { readdir, readFile } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { type OperatorContact, withContact } from './operator-contact.ts';
import { sha256 } from './randomness.ts';
import { mayNameOrigin, withOrigin } from './site-origin.ts';

/** A file of the built site, held in memory under the one path that it answers to. */
export interface SiteFile {
  readonly kind: 'file';
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** The same compressed, where that is smaller. */
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
  readonly contentType: string;
  readonly cacheControl: string;
  /** SHA-256 in hex of the file as it was built, before the operator's facts were put into it. */
  readonly builtSha256: string;
  /** A script of the on-device filter, whose worker has a policy of its own. */
  readonly isFilterScript: boolean;
}

/** `/en` where the site has `/en/`. The target is a path of ours, never one that was asked for. */
interface SiteDirectory {
  readonly kind: 'directory';
  readonly location: string;
}

/**
 * Every path that has an answer. Looking one up touches no disk, so that no spelling of a path can
 * lead out of the folder: there is no folder any more.
 */
export interface Site {
  readonly paths: ReadonlyMap<string, SiteFile | SiteDirectory>;
  readonly notFound: SiteFile | undefined;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** What the built site does not know, and names in marked places. */
interface OperatorFacts {
  readonly contact?: OperatorContact | undefined;
  /** Such as `https://chat.example`. */
  readonly origin?: string | undefined;
}

/**
 * Reads the built site into memory; a folder that is missing or empty gives a site without paths.
 * Its size is what the operator built: it is not limited here.
 */
export async function loadSite(folder: string, facts: OperatorFacts = {}): Promise<Site> {
  const paths = new Map<string, SiteFile | SiteDirectory>();
  for (const name of await filesIn(folder)) {
    const built = await readFile(join(folder, name));
    const content = withFacts(name, built, facts);
    if (content === undefined) continue;
    const file = createSiteFile(name, content, built);
    const path = encodeURI(`/${name.split(sep).join('/')}`);
    if (path === '/index.html' || path.endsWith('/index.html')) {
      const directory = path.slice(0, -'index.html'.length);
      paths.set(directory, file);
      if (directory !== '/') {
        paths.set(directory.slice(0, -1), { kind: 'directory', location: directory });
      }
    } else {
      paths.set(path, file);
    }
  }
  const notFound = paths.get('/404.html');
  paths.delete('/404.html');
  return { paths, notFound: notFound?.kind === 'file' ? notFound : undefined };
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length))
      .sort();
  } catch {
    return [];
  }
}

function withFacts(
  name: string,
  built: Buffer,
  { contact, origin }: OperatorFacts,
): Uint8Array | undefined {
  if (!mayNameOrigin(name)) return built;
  const text = withOrigin(name, built.toString('utf8'), origin);
  if (text === undefined) return undefined;
  const isNaming = contact !== undefined && extname(name) === '.html';
  return new TextEncoder().encode(isNaming ? withContact(text, contact) : text);
}

function createSiteFile(name: string, content: Uint8Array, built: Uint8Array): SiteFile {
  const extension = extname(name);
  const bytes = new Uint8Array(content);
  const gzip = Bun.gzipSync(bytes, { level: 9 });
  return {
    kind: 'file',
    bytes,
    gzip: gzip.length < bytes.length ? gzip : undefined,
    contentType: contentTypes[extension] ?? 'application/octet-stream',
    cacheControl: cacheControlOf(name, extension),
    builtSha256: sha256(built).toHex(),
    isFilterScript: extension === '.js' && name.startsWith(`_astro${sep}filter${sep}`),
  };
}

/**
 * Under one name for good, and named in `/` by its hash (Subresource Integrity, W3C): an old copy beside a
 * new page would not run.
 */
const sealedFile = 'follow-language.js';

/** How long browsers keep a file. None carries an ETag or a date: both could mark a visitor. */
function cacheControlOf(name: string, extension: string): string {
  if (extension === '.html') return 'no-store';
  // Names under _astro hold a hash of the content, so that a name never changes its meaning.
  if (name.startsWith(`_astro${sep}`)) return 'public, max-age=31536000, immutable';
  return name === sealedFile ? 'no-cache' : 'public, max-age=3600';
}
