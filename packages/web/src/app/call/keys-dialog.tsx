import { callWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { turnSwitch } from '../settings/switch-of.ts';

/** The keys, and a way to turn the single letters off for whoever speaks to their computer. */
export function KeysDialog({ onClose }: { onClose(): void }) {
  const app = useApp();
  return (
    <Dialog title={callWords.keysTitle} onClose={onClose}>
      <dl class="keys">
        {callWords.keyList.map(({ keys, does }) => (
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
          checked={app.preferences.value.switches.letterKeys}
          onChange={({ currentTarget }) => turnSwitch(app, 'letterKeys', currentTarget.checked)}
        />
        {callWords.letterKeys}
      </label>
    </Dialog>
  );
}
