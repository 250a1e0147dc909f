import type { Preferences } from '../../preferences.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';

const settings: readonly Preferences['filter'][] = ['untilSafe', 'untilTapped', 'never'];

/** Whether the stranger starts blurred. Only video has anything to blur. */
export function FilterChoice() {
  const app = useApp();
  const { mode, filter } = app.preferences.value;
  if (mode !== 'video') return null;
  return (
    <div class="language filter-choice">
      <label class="legend" for="filter-choice">
        {words.filter.choice}
      </label>
      <span class="select">
        <select
          id="filter-choice"
          value={filter}
          onChange={({ currentTarget }) => {
            const chosen = settings.find((setting) => setting === currentTarget.value);
            if (chosen === undefined) return;
            app.prefer({ filter: chosen });
            if (chosen !== 'untilSafe') app.filter.close();
          }}
        >
          {settings.map((setting) => (
            <option key={setting} value={setting}>
              {words.filter.settings[setting]}
            </option>
          ))}
        </select>
      </span>
      <p class="filter-note">{words.filter.notes[filter]}</p>
    </div>
  );
}
