import { isClear } from '@passerby/filter/core/is-clear';
import { veilWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { RoomIcon } from '../room-icon.tsx';
import type { FilterGuard } from './filter-guard.ts';

/** Blurs the stranger at once, or shows them; there as long as there is a picture. */
export function BlurToggle() {
  const { filter } = useApp();
  const picture = filter.stranger.value;
  if (picture === undefined) return null;
  const clear = isClear(picture);
  return (
    <button
      type="button"
      class="round glass"
      aria-label={veilWords.blur}
      aria-pressed={!clear}
      onClick={() => toggleBlur(filter)}
    >
      <RoomIcon name={clear ? 'seen' : 'unseen'} />
    </button>
  );
}

/** Also for the key. Returns whether there was a picture to blur or to show. */
export function toggleBlur(filter: FilterGuard): boolean {
  const picture = filter.stranger.value;
  if (picture === undefined) return false;
  if (isClear(picture)) filter.cover();
  else filter.look();
  return true;
}
