import type { Switches } from '../../preferences.ts';
import { settingsWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { turnSwitch } from './switch-of.ts';

export function Switch({ name }: { name: keyof Switches }) {
  const app = useApp();
  const notes: Partial<Record<keyof Switches, string>> = settingsWords.notes;
  const note = notes[name];
  return (
    <div class="switch">
      <label>
        <span>{settingsWords.switches[name]}</span>
        <input
          type="checkbox"
          role="switch"
          checked={app.preferences.value.switches[name]}
          aria-checked={app.preferences.value.switches[name]}
          aria-describedby={note && `note-${name}`}
          onChange={({ currentTarget }) => turnSwitch(app, name, currentTarget.checked)}
        />
      </label>
      {note && (
        <p class="aside" id={`note-${name}`}>
          {note}
        </p>
      )}
    </div>
  );
}
