import type { SayFault } from '@passerby/client';
import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useEffect } from 'preact/hooks';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { Icon } from '../icon.tsx';
import { charactersLeft, maxMessageCharacters } from './characters-left.ts';

interface ComposerProps {
  /** Kept by the room: a chat that is closed and opened again has not forgotten it. */
  readonly draft: { value: string };
  readonly box: Ref<HTMLTextAreaElement>;
}

export function Composer({ draft, box }: ComposerProps) {
  const { passerby } = useApp();
  const fault = useSignal<Exclude<SayFault, 'empty'> | undefined>(undefined);
  const left = charactersLeft(draft.value);
  // A chat that closes in the middle of a word has stopped typing.
  useEffect(() => () => passerby.setTyping(false), []);

  const send = () => {
    const result = passerby.say(draft.value);
    if (result.ok) {
      draft.value = '';
      fault.value = undefined;
    } else if (result.code !== 'empty') {
      fault.value = result.code;
    }
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {/* Lies in the same cell as a copy of its text, which gives it its height. */}
      <div class="grow" data-text={`${draft.value} `}>
        <textarea
          ref={box}
          rows={1}
          value={draft.value}
          maxLength={maxMessageCharacters}
          aria-label={words.chat.message}
          aria-describedby="message-note"
          placeholder={words.chat.placeholder}
          enterkeyhint="send"
          dir="auto"
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            fault.value = undefined;
            passerby.setTyping(draft.value.trim() !== '');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
            event.preventDefault();
            send();
          }}
          onBlur={() => passerby.setTyping(false)}
        />
      </div>
      <button type="submit" class="round send" aria-label={words.chat.send}>
        <Icon name="send" />
      </button>
      <p class="composer-note" id="message-note" role="status">
        {fault.value !== undefined && words.chat.faults[fault.value]}
        {fault.value === undefined && left !== undefined && words.chat.left(left)}
      </p>
    </form>
  );
}
