import { clickPath } from './core/manifest.ts';
import type { Creative } from './creative.ts';
import type { Slot } from './slot.ts';

/** A picture as it stands in the page, with the size in CSS pixels that is kept free for it. */
export interface AdImage {
  readonly dataUrl: string;
  readonly width: number;
  readonly height: number;
}

type Shown = Pick<Creative, 'name' | 'advertiser' | 'title' | 'text' | 'link' | 'alt'>;

/**
 * Returns the whole block: plain HTML that asks for nothing, runs nothing and moves nothing. It
 * depends on the creative and the page alone.
 */
export function adHtml(creative: Shown, image: AdImage | undefined, slot: Slot): string {
  const { name, advertiser, title, text, link, alt } = creative;
  const isHouse = link.startsWith('/');
  const from = isHouse ? advertiser : `${advertiser} · ${new URL(link).host}`;
  const label = isHouse ? slot.houseLabel : slot.label;
  const picture =
    image &&
    `<img src="${image.dataUrl}" alt="${escapeHtml(alt ?? '')}" ` +
      `width="${image.width}" height="${image.height}">`;
  return [
    `<aside class="ad" aria-label="${escapeHtml(label)}">`,
    `<p class="ad-label"><span>${escapeHtml(label)}</span> `,
    `<a href="${escapeHtml(slot.whyLink)}">${escapeHtml(slot.why)}</a></p>`,
    `<a class="ad-link" href="${clickPath(name)}" rel="sponsored noopener noreferrer">`,
    picture ?? '',
    `<span class="ad-words"><strong>${escapeHtml(title)}</strong> `,
    `<span>${escapeHtml(text)}</span> <small>${escapeHtml(from)}</small></span>`,
    '</a></aside>',
  ].join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
