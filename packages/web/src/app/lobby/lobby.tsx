import { useSignal } from '@preact/signals';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { DeviceSelects } from '../devices/device-selects.tsx';
import { InsteadNote } from '../devices/instead-note.tsx';
import { FilterChoice } from '../filter/filter-choice.tsx';
import { Icon } from '../icon.tsx';
import { laterSettings } from '../settings/later-settings.tsx';
import { HideAddress } from './hide-address.tsx';
import { Interests } from './interests.tsx';
import { LanguageChoice } from './language-choice.tsx';
import { LanguageOffer } from './language-offer.tsx';
import { Mirror } from './mirror.tsx';
import { ModeChoice } from './mode-choice.tsx';
import { StartBar } from './start-bar.tsx';
import { startNote } from './start-note.ts';

/** The page as served has the same frame (`index.astro`): nothing moves when this fills it. */
export function Lobby({ returning }: { returning: boolean }) {
  const app = useApp();
  const settings = useSignal(false);
  const note = startNote(app.preferences.value.mode, app.devices.value);
  return (
    <div class="lobby">
      <div class="looking">
        <Mirror />
        <div class="choose-devices">
          <DeviceSelects />
          <button
            type="button"
            class="round settings-button"
            aria-label={words.devices.settings}
            onClick={() => {
              settings.value = true;
            }}
          >
            <Icon name="devices" />
          </button>
          <InsteadNote />
          <p id="start-note" class={app.own.asked.value ? undefined : 'hidden'}>
            {note && words.lobby[note]}
          </p>
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
        <LanguageOffer />
        <ModeChoice />
        <Interests />
        <LanguageChoice />
        <HideAddress />
        <FilterChoice />
      </div>
      <StartBar focused={returning} />
      {settings.value && (
        <laterSettings.Part
          onClose={() => {
            settings.value = false;
          }}
        />
      )}
    </div>
  );
}
