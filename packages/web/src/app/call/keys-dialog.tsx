import type { Signal } from '@preact/signals';
import { words } from '../../words/words.ts';
import { Dialog } from '../dialog.tsx';

/** The keys, and a way to turn the single letters off for whoever speaks to their computer. */
export function KeysDialog({ letters, onClose }: { letters: Signal<boolean>; onClose(): void }) {
  return (
    <Dialog title={words.call.keysTitle} onClose={onClose}>
      <dl class="keys">
        {words.call.keyList.map(({ keys, does }) => (
          <div key={does}>
            <dt>
              {keys.map((key, place) => (
                <kbd key={place}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="check">
        <input
          type="checkbox"
          checked={letters.value}
          onChange={(event) => {
            letters.value = event.currentTarget.checked;
          }}
        />
        {words.call.letterKeys}
      </label>
    </Dialog>
  );
}
