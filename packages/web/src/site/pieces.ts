/** A stretch of a text, or the place of a diagram in it. */
export type Piece =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'diagram'; readonly name: string; readonly caption: string };

/** As it stands in the Markdown, whose renderer lets it through untouched. */
const place = /<figure data-diagram="([^"]*)">(.*?)<\/figure>/s;

/**
 * Takes a rendered text apart at its diagrams. They are put in when a page is rendered, not when its Markdown
 * is: the Markdown is kept from one build to the next, and would keep an old drawing with it.
 */
export function pieces(html: string): Piece[] {
  const parts = html.split(place);
  const found: Piece[] = [];
  for (let at = 0; at < parts.length; at += 3) {
    const [text = '', name, caption = ''] = parts.slice(at, at + 3);
    if (text.trim() !== '') found.push({ kind: 'text', html: text });
    if (name !== undefined) found.push({ kind: 'diagram', name, caption: caption.trim() });
  }
  return found;
}
