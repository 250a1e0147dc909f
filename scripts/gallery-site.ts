import { join } from 'node:path';
import { languageCodes, lobbyPath } from '../packages/web/src/words/languages.ts';
import { root } from './checkout.mjs';

const site = join(root, 'packages', 'web', 'dist');
const entry = join(root, 'packages', 'web', 'src', 'gallery', 'main.ts');
const scriptName = '/gallery.js';

export interface GallerySite {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the gallery on the loopback: the built lobby of each language with its stylesheets, and in the place of its script
 * one that shows fixtures. Nothing of it is ever part of the build.
 */
export async function serveGallery(port: number): Promise<GallerySite> {
  const { outputs } = await Bun.build({
    entrypoints: [entry],
    target: 'browser',
    // As in the build: Preact's development checks are no part of what is looked at.
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const [script] = outputs;
  if (script === undefined) throw new Error('the gallery could not be bundled');
  const code = await script.text();
  const scripts = /<script type="module"[^>]*><\/script>/g;
  const ours = `<script type="module" src="${scriptName}"></script>`;
  const lobbies = new Map<string, string>();
  for (const path of languageCodes.map(lobbyPath)) {
    const built = await Bun.file(join(site, path, 'index.html')).text();
    // Its stylesheets are not served as they were built (`waitsForFaces`).
    const unsealed = built.replaceAll(/(<link rel="stylesheet"[^>]*) integrity="[^"]*"/g, '$1');
    lobbies.set(path, unsealed.replaceAll(scripts, ours));
  }
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port,
    async fetch({ url }) {
      const { pathname } = new URL(url);
      const lobby = lobbies.get(pathname);
      if (lobby !== undefined) return html(lobby);
      if (pathname === scriptName) {
        return new Response(code, { headers: { 'content-type': 'text/javascript' } });
      }
      // Below the site, whatever dots the address has: URL has settled them.
      const file = Bun.file(join(site, pathname));
      if (!(await file.exists())) return new Response(null, { status: 404 });
      return pathname.endsWith('.css') ? waitsForFaces(await file.text()) : new Response(file);
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, stop: () => server.stop(true) };
}

/** How something looks must not hang on how soon a face comes: where a visitor does without one, this waits. */
const waitsForFaces = (css: string) =>
  new Response(css.replaceAll(/font-display:\s*optional/g, 'font-display:block'), {
    headers: { 'content-type': 'text/css; charset=utf-8' },
  });

const html = (text: string) =>
  new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } });
