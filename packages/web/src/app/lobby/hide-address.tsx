import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { addressChoice } from './address-choice.ts';

/** Whether the stranger may have one's address, and what it costs if not. */
export function HideAddress() {
  const app = useApp();
  const chosen = app.preferences.value.hideAddress;
  const { hidden, fixed, note } = addressChoice(chosen, app.session.value.relay);
  return (
    <div class="hide-address">
      <label>
        <span>{words.lobby.hideAddress}</span>
        <input
          type="checkbox"
          role="switch"
          checked={hidden}
          aria-checked={hidden}
          // Not `disabled`: taken back where it is missing, it would take the focus with it.
          aria-disabled={fixed}
          aria-describedby="hide-address-note"
          onClick={(event) => {
            if (fixed) event.preventDefault();
          }}
          onChange={(event) => app.prefer({ hideAddress: event.currentTarget.checked })}
        />
      </label>
      <p id="hide-address-note">{words.lobby.hideAddressNotes[note]}</p>
    </div>
  );
}
