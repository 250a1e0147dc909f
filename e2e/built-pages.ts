import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { languageCodes, lobbyPath } from '../packages/web/src/words/languages.ts';

/** A page of the built site, as far as tests look into it. */
export interface BuiltPage {
  /** Such as `/faq/`. */
  readonly path: string;
  readonly html: string;
  readonly title: string;
  readonly h1s: number;
  readonly ids: readonly string[];
  /** Where its links lead, as they are written. */
  readonly links: readonly string[];
  /** Everything that a browser loads by itself. */
  readonly loads: readonly string[];
  readonly scripts: number;
  /** Attributes that the policy of the pages forbids: styles and handlers in the page itself. */
  readonly inline: readonly string[];
  /** By `rel`, `name` or `property`. */
  readonly head: ReadonlyMap<string, string>;
}

/** Where the lobby is, in each language. */
export const lobbies: readonly string[] = languageCodes.map(lobbyPath);

export const builtSite = join(import.meta.dir, '../packages/web/dist');

/** Every page of the built site but the variants that ads make of some. */
export function readBuiltSite(): readonly BuiltPage[] {
  return readdirSync(builtSite, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && !name.startsWith('_ads'))
    .sort()
    .map((name) => {
      const path = `/${name.split(sep).join('/')}`.replace(/(?<=\/)index\.html$/, '');
      return readBuiltPage(path, readFileSync(join(builtSite, name), 'utf8'));
    });
}

function readBuiltPage(path: string, html: string): BuiltPage {
  const titles: string[] = [];
  const ids: string[] = [];
  const links: string[] = [];
  const loads: string[] = [];
  const inline: string[] = [];
  const head = new Map<string, string>();
  let h1s = 0;
  let scripts = 0;
  const put = (list: string[], value: string | null) => {
    if (value !== null) list.push(value);
  };
  new HTMLRewriter()
    .on('head > title', { text: ({ text }) => void titles.push(text) })
    .on('h1, script', {
      element({ tagName }) {
        if (tagName === 'h1') h1s += 1;
        else scripts += 1;
      },
    })
    .on('a', { element: (el) => put(links, el.getAttribute('href')) })
    .on('[src]', { element: (el) => put(loads, el.getAttribute('src')) })
    .on('link', {
      element(el) {
        const rel = el.getAttribute('rel') ?? '';
        head.set(rel, el.getAttribute('href') ?? '');
        if (!['canonical', 'alternate'].includes(rel)) put(loads, el.getAttribute('href'));
      },
    })
    .on('meta', {
      element(el) {
        const name = el.getAttribute('name') ?? el.getAttribute('property');
        if (name !== null) head.set(name, el.getAttribute('content') ?? '');
      },
    })
    .on('*', {
      element(el) {
        put(ids, el.getAttribute('id'));
        for (const [name] of el.attributes) if (/^(?:style$|on)/.test(name)) inline.push(name);
      },
    })
    .transform(html);
  return { path, html, title: titles.join(''), h1s, ids, links, loads, scripts, inline, head };
}
