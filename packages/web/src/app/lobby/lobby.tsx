import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { DeviceSelects } from '../devices/device-selects.tsx';
import { Interests } from './interests.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { Mirror } from './mirror.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { StartBar } from './start-bar.tsx';
import { startNote } from './start-note.ts';

/** The page as served has the same frame (`index.astro`): nothing moves when this fills it. */
export function Lobby({ returning }: { returning: boolean }) {
  const app = useApp();
  const note = startNote(app.preferences.value.mode, app.devices.value);
  return (
    <div class="lobby">
      <div class="looking">
        <Mirror />
        <div class="choose-devices">
          <DeviceSelects />
          <p id="start-note">{note && words.lobby[note]}</p>
        </div>
      </div>
      <div class="choices">
        <h1>
          {words.lobby.headline.map((line) => (
            <span key={line} class="headline-line">
              {line}{' '}
            </span>
          ))}
        </h1>
        <ModeChoice />
        <Interests />
        <LanguageChoice />
      </div>
      <StartBar focused={returning} />
    </div>
  );
}
