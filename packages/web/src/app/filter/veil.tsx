import { isClear } from '@passerby/filter/core/is-clear';
import { veilWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { veilSentence } from './veil-sentence.ts';

/** Over a blurred picture: why it is blurred, and the way to look at it all the same. */
export function Veil() {
  const { filter } = useApp();
  const picture = filter.stranger.value;
  if (picture === undefined) return null;
  const clear = isClear(picture);
  return (
    <div class="veil" data-picture={picture.state} data-clear={clear}>
      {/* Always there, so that a screen reader hears what it changes to. */}
      <p role="status" class={clear ? 'hidden' : 'veil-sentence'}>
        {veilSentence(picture)}
      </p>
      {!clear && (
        <button
          type="button"
          onClick={(event) => {
            // The button goes with the veil: the focus goes to the room, where no key ends anything.
            event.currentTarget.closest<HTMLElement>('.stage')?.focus({ preventScroll: true });
            filter.look();
          }}
        >
          {veilWords.look}
        </button>
      )}
    </div>
  );
}
