import { decodeEntities } from '../decode-entities.ts';
import { isAdLanguage, stemsOf } from '../languages.ts';
import type { AdPage } from '../page.ts';
import { isWithoutAds, type Slot, slotElement } from '../slot.ts';

/** A page with a slot in it, as it was built. */
export interface SlottedPage {
  readonly page: AdPage;
  readonly slot: Slot;
  readonly html: string;
}

export type PageRead =
  | { readonly kind: 'slotted'; readonly value: SlottedPage }
  | { readonly kind: 'withoutSlot' }
  | { readonly kind: 'refused'; readonly message: string };

const attributes = {
  topics: 'data-topics',
  refuses: 'data-refuses',
  label: 'data-label',
  houseLabel: 'data-house-label',
  why: 'data-why',
  whyLink: 'data-why-link',
} as const;

/** Stands between elements while a text is gathered; no page holds it. */
const apart = '\u0000';

const needed = ['label', 'houseLabel', 'why', 'whyLink'] as const;

/** Reads what a built page says of itself, and its slot when it has one. */
export function readPage(path: string, html: string): PageRead {
  const slots: Record<keyof Slot, string>[] = [];
  const languages: string[] = [];
  const titles: string[] = [];
  const headings: string[] = [];
  const texts: string[] = [];
  let into = texts;
  new HTMLRewriter()
    .on('html', { element: (el) => void languages.push(el.getAttribute('lang') ?? '') })
    .on(slotElement, {
      element: (el) => void slots.push(mapValues(attributes, (name) => decoded(el, name))),
    })
    // What stands in two of these is in no one phrase.
    .on('main p, main li, main td, main figcaption', { element: () => void texts.push(apart) })
    .on('main h1, main h2, main h3', {
      element(el) {
        into = el.tagName === 'h1' ? titles : headings;
        into.push(apart);
        el.onEndTag(() => {
          into = texts;
          texts.push(apart);
        });
      },
    })
    .on('main', { text: ({ text }) => void into.push(text) })
    .transform(html);

  const [slot] = slots;
  if (slot === undefined) return { kind: 'withoutSlot' };
  const refuse = (message: string): PageRead => ({ kind: 'refused', message });
  if (slots.length > 1) return refuse('has more than one slot for an ad');
  if (isWithoutAds(path))
    return refuse('has a slot for an ad, and may not: see docs/decisions/007-ads.md, B3');
  const missing = needed.filter((name) => slot[name] === '').map((name) => attributes[name]);
  if (missing.length > 0) return refuse(`has a slot without ${missing.join(', ')}`);
  const [language = ''] = (languages[0] ?? '').split('-');
  if (!isAdLanguage(language)) return refuse('has a slot, and no language that ads are matched in');
  const topics = listed(slot.topics);
  const refuses = listed(slot.refuses);
  const blind = refuses.find((topic) => stemsOf(topic, language).length === 0);
  if (blind !== undefined) return refuse(`refuses ${JSON.stringify(blind)}: no word is compared`);
  const lines = (parts: readonly string[]) => linesOf(decodeEntities(parts.join('')));
  return {
    kind: 'slotted',
    value: {
      page: {
        path,
        language,
        topics,
        refuses,
        title: lines(titles).join(' '),
        headings: lines(headings),
        text: lines(texts).join('\n'),
      },
      slot: { ...slot, topics, refuses },
      html,
    },
  };
}

const decoded = (element: HTMLRewriterTypes.Element, name: string) =>
  decodeEntities(element.getAttribute(name) ?? '');

const mapValues = <K extends string>(
  record: Readonly<Record<K, string>>,
  change: (value: string) => string,
) =>
  Object.fromEntries(
    Object.entries<string>(record).map(([key, value]) => [key, change(value)]),
  ) as Record<K, string>;

/** Line breaks of the source mean nothing; the ends of elements do. */
function linesOf(text: string): string[] {
  return text
    .split(apart)
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Returns the page with that in its slot, or with nothing in its place. */
export function fillSlot(html: string, ad: string): string {
  return new HTMLRewriter()
    .on(slotElement, { element: (el) => void el.replace(ad, { html: true }) })
    .transform(html);
}

const listed = (text: string) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
