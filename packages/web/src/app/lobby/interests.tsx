import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { maxInterestCharacters, maxInterests } from '../../preferences.ts';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icon.tsx';
import { isComposing } from '../is-composing.ts';
import { addInterest, focusAfterRemoval } from './interest-list.ts';

/** As it is typed in Arabic, Chinese and Japanese, too. */
const comma = /[,،，、]/;

/** Words to talk about, as chips. Everything works by keyboard, and every change is said aloud. */
export function Interests() {
  const app = useApp();
  const { interests } = app.preferences.value;
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const spoken = useSignal('');
  const full = interests.length >= maxInterests;

  const add = (typed: string) => {
    const result = addInterest(app.preferences.value.interests, typed);
    if (!result.ok) return;
    app.prefer({ interests: result.interests });
    spoken.value = words.lobby.interestAdded(result.added);
  };
  const addTyped = () => {
    if (box.current === null) return;
    box.current.value.split(comma).forEach(add);
    box.current.value = '';
  };
  const remove = (place: number) => {
    const word = interests[place];
    if (word === undefined) return;
    app.prefer({ interests: interests.filter((_, other) => other !== place) });
    spoken.value = words.lobby.interestRemoved(word);
    const next = focusAfterRemoval(place, interests.length - 1);
    // After the render: the chip that takes this one's place.
    queueMicrotask(() => {
      const chips = list.current?.querySelectorAll('button') ?? [];
      (next === undefined ? box.current : chips[next])?.focus();
    });
  };

  return (
    <fieldset class="interests">
      <legend id="interests">{words.lobby.interests}</legend>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari says no list where no bullets are drawn */}
      <ul ref={list} class="chips" role="list">
        {interests.map((word, place) => (
          <li key={word}>
            <button
              type="button"
              class="chip"
              aria-label={words.lobby.removeInterest(word)}
              onClick={() => remove(place)}
              onKeyDown={(event) => {
                if (event.key === 'Delete' || event.key === 'Backspace') remove(place);
              }}
            >
              <span dir="auto">{word}</span>
              <Icon name="close" />
            </button>
          </li>
        ))}
        <li class="box">
          <input
            ref={box}
            type="text"
            aria-label={words.lobby.addInterest}
            aria-describedby="interest-hint"
            placeholder={full ? words.lobby.interestsFull : words.lobby.interestPlaceholder}
            maxLength={maxInterestCharacters}
            readOnly={full}
            autocomplete="off"
            autocapitalize="off"
            enterkeyhint="done"
            dir="auto"
            onInput={(event) => comma.test(event.currentTarget.value) && addTyped()}
            onBlur={addTyped}
            onKeyDown={(event) => {
              if (isComposing(event)) return;
              if (event.key === 'Enter') addTyped();
              if (event.key === 'Backspace' && event.currentTarget.value === '') {
                const last = interests.length - 1;
                remove(last);
                queueMicrotask(() => box.current?.focus());
              }
            }}
          />
        </li>
      </ul>
      <span id="interest-hint" class="hidden">
        {words.lobby.interestHint}
      </span>
      <span class="hidden" role="status">
        {spoken}
      </span>
    </fieldset>
  );
}
