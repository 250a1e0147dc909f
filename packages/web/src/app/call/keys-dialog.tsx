import type { Preferences } from '../../preferences.ts';
import { callWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { Dialog } from '../dialog.tsx';
import { turnSwitch } from '../settings/switch-of.ts';
import { canFillScreen } from './full-screen.ts';
import { canBeSmall } from './small-window.ts';

interface KeysDialogProps {
  readonly mode: Preferences['mode'];
  readonly onClose: () => void;
}

/** Those that do something in a call of this mode, in this browser. */
function works(key: string | undefined, mode: Preferences['mode']): boolean {
  switch (key) {
    case 'M':
      return mode !== 'text';
    case 'V':
    case 'B':
      return mode === 'video';
    case 'P':
      return mode === 'video' && canBeSmall();
    case 'F':
      return canFillScreen();
    default:
      return true;
  }
}

/** The keys, and a way to turn the single letters off for whoever speaks to their computer. */
export function KeysDialog({ mode, onClose }: KeysDialogProps) {
  const app = useApp();
  return (
    <Dialog title={callWords.keysTitle} onClose={onClose}>
      <dl class="keys">
        {callWords.keyList.map(
          ({ keys, does }) =>
            works(keys[0], mode) && (
              <div key={does}>
                <dt>
                  {keys.map((key, place) => (
                    <kbd key={place}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </div>
            ),
        )}
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
