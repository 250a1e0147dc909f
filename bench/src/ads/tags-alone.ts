import type { Creative } from '@passerby/ads/creative';
import { stemsOf } from '@passerby/ads/languages';

/**
 * The usual way without a profile: the creative that shares most tags with the page, whatever its
 * text says, the first by name of several. Tags are compared as stems.
 */
export function placeByTags(
  tags: readonly string[],
  creatives: readonly Creative[],
): Creative | undefined {
  const wanted = new Set(tags.map(asStems));
  const shared = ({ topics }: Creative) => topics.filter((topic) => wanted.has(asStems(topic)));
  return [...creatives]
    .filter((creative) => shared(creative).length > 0)
    .sort((a, b) => shared(b).length - shared(a).length || (a.name < b.name ? -1 : 1))[0];
}

const asStems = (tag: string) => stemsOf(tag, 'en').join(' ');
