/** How the operator can be reached: what stands on the page, and where it leads. */
export interface OperatorContact {
  readonly text: string;
  readonly href: string;
}

const maxCharacters = 200;
/** RFC 5321 section 4.1.2 without quoted parts and address literals; a domain of two labels at least. */
const mailbox =
  /^[\w.+-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i;

/** A mail address, or the http or https address of a page. Anything else is undefined. */
export function parseContact(text: string): OperatorContact | undefined {
  if (text.length > maxCharacters) return undefined;
  if (mailbox.test(text)) return { text, href: `mailto:${text}` };
  const url = URL.parse(text);
  if (url === null || !/^https?:\/\//i.test(text) || !/^https?:$/.test(url.protocol))
    return undefined;
  if (url.username !== '' || url.password !== '') return undefined;
  // As the URL parser writes it: no space, quote or angle bracket is left in it.
  return { text: url.href, href: url.href };
}

const place = /<span data-contact>[^<]*<\/span>/g;

/**
 * A page with the contact in its places. They are marked in the built page, and say there that none was
 * given: so the site is true on any server, with and without JavaScript.
 */
export function withContact(html: string, { text, href }: OperatorContact): string {
  const link = `<a data-contact href="${escapeHtml(href)}">${escapeHtml(text)}</a>`;
  return html.replace(place, () => link);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? '');
