import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** A place of our own that a page names: a link, or a path in backticks that stands from the root. */
interface Reference {
  readonly line: number;
  readonly target: string;
  readonly isLink: boolean;
}

/** What names a file of this repository when it begins with one of its folders. */
const ownPath = /^(?:packages|e2e|bench|scripts|docs)\/[\w./-]*[\w/]$/;

/**
 * Returns one line for each link of the pages that leads nowhere: a file or a heading that is not
 * there, or a path in backticks. Addresses elsewhere are not looked at.
 * @param pages paths below `root`
 */
export function brokenLinks(root: string, pages: readonly string[]): string[] {
  return pages.flatMap((page) =>
    referencesIn(readFileSync(join(root, page), 'utf8'))
      .filter((reference) => !leadsSomewhere(root, page, reference))
      .map(({ line, target }) => `${page}:${line}: nothing is at ${target}`),
  );
}

function referencesIn(markdown: string): Reference[] {
  return proseLines(markdown).flatMap((text, i) => {
    const code = [...text.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
    const prose = text.replaceAll(/`[^`]+`/g, '``');
    const links = [
      ...[...prose.matchAll(/\]\(<?([^)\s>]+)[^)]*\)/g)].map(([, target = '']) => target),
      ...[...prose.matchAll(/^\s*\[[^\]]+\]:\s*<?([^\s>]+)/g)].map(([, target = '']) => target),
    ].filter((target) => !/^[a-z][a-z0-9+.-]*:/i.test(target));
    const line = i + 1;
    return [
      ...links.map((target) => ({ line, target, isLink: true })),
      ...code
        .filter((path) => ownPath.test(path))
        .map((target) => ({ line, target, isLink: false })),
    ];
  });
}

/** The lines of a page, those of code blocks emptied so that the numbers stay. */
function proseLines(markdown: string): string[] {
  let isCode = false;
  return markdown.split('\n').map((line) => {
    const isFence = /^\s*(?:```|~~~)/.test(line);
    if (isFence) isCode = !isCode;
    return isCode || isFence ? '' : line;
  });
}

function leadsSomewhere(root: string, page: string, { target, isLink }: Reference): boolean {
  if (!isLink) return existsSync(join(root, target));
  const [path = '', heading] = decodeURI(target).split('#');
  const base = path.startsWith('/') ? root : dirname(join(root, page));
  const file = path === '' ? join(root, page) : resolve(base, path.replace(/^\//, ''));
  if (!file.startsWith(root) || !existsSync(file)) return false;
  if (heading === undefined || heading === '') return true;
  return statSync(file).isFile() && headingsOf(readFileSync(file, 'utf8')).has(heading);
}

/** As GitHub names the headings of a page. */
function headingsOf(markdown: string): Set<string> {
  const headings = new Set<string>();
  for (const line of proseLines(markdown)) {
    const title = /^#{1,6}\s+(.*)$/.exec(line)?.[1];
    if (title === undefined) continue;
    const plain = title.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, '');
    headings.add(plain.trim().replaceAll(' ', '-'));
  }
  return headings;
}
