import type { Preferences } from '../../preferences.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Icon, type IconName } from '../icon.tsx';

const modes: readonly [Preferences['mode'], IconName][] = [
  ['video', 'camera'],
  ['audio', 'voice'],
  ['text', 'text'],
];

export function ModeChoice() {
  const app = useApp();
  const chosen = app.preferences.value.mode;
  return (
    <fieldset class="modes">
      <legend>{words.lobby.mode}</legend>
      <div class="segments">
        {modes.map(([mode, icon]) => (
          <label key={mode}>
            <input
              type="radio"
              name="mode"
              value={mode}
              checked={mode === chosen}
              onChange={() => {
                app.prefer({ mode });
                void app.own.follow(mode);
              }}
            />
            <Icon name={icon} />
            {words.lobby.modes[mode]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
