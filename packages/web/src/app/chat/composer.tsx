import type { SayFault } from '@passerby/client';
import { useSignal } from '@preact/signals';
import type { Ref } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { chatWords } from '../../words/later-words.ts';
import { useApp } from '../app-context.ts';
import { isComposing } from '../is-composing.ts';
import { RoomIcon } from '../room-icon.tsx';
import { charactersLeft, maxMessageCharacters } from './characters-left.ts';
import { EmojiPicker } from './emoji-picker.tsx';

interface ComposerProps {
  /** Kept by the room: a chat that is closed and opened again has not forgotten it. */
  readonly draft: { value: string };
  readonly box: Ref<HTMLTextAreaElement>;
}

export function Composer({ draft, box }: ComposerProps) {
  const { passerby } = useApp();
  const fault = useSignal<Exclude<SayFault, 'empty'> | undefined>(undefined);
  const picking = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
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
  const writing = () => form.current?.querySelector('textarea');
  const shut = (by: 'key' | 'press') => {
    picking.value = false;
    // A press has a place of its own: on a phone the box would bring the keyboard up there.
    if (by === 'key') writing()?.focus();
  };
  const pick = (emoji: string) => {
    const area = writing();
    const at = area?.selectionStart ?? draft.value.length;
    const to = area?.selectionEnd ?? at;
    const longer = `${draft.value.slice(0, at)}${emoji}${draft.value.slice(to)}`;
    if (longer.length <= maxMessageCharacters) draft.value = longer;
    shut('key');
    // After the render, which puts the caret at the end.
    queueMicrotask(() => area?.setSelectionRange(at + emoji.length, at + emoji.length));
  };
  return (
    <form
      ref={form}
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {picking.value && <EmojiPicker onPick={pick} onClose={shut} />}
      {/* Lies in the same cell as a copy of its text, which gives it its height. */}
      <div class="grow" data-text={`${draft.value} `}>
        <textarea
          ref={box}
          rows={1}
          value={draft.value}
          maxLength={maxMessageCharacters}
          aria-label={chatWords.message}
          aria-describedby="message-note"
          placeholder={chatWords.placeholder}
          enterkeyhint="send"
          dir="auto"
          onInput={(event) => {
            draft.value = event.currentTarget.value;
            fault.value = undefined;
            passerby.setTyping(draft.value.trim() !== '');
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
            event.preventDefault();
            send();
          }}
          onBlur={() => passerby.setTyping(false)}
        />
      </div>
      <button
        type="button"
        class="round emoji-button"
        aria-label={chatWords.emoji}
        aria-expanded={picking.value}
        onClick={() => {
          picking.value = !picking.value;
        }}
      >
        <RoomIcon name="emoji" />
      </button>
      <button type="submit" class="round send" aria-label={chatWords.send}>
        <RoomIcon name="send" />
      </button>
      <p class="composer-note" id="message-note" role="status">
        {fault.value !== undefined && chatWords.faults[fault.value]}
        {fault.value === undefined && left !== undefined && chatWords.left(left)}
      </p>
    </form>
  );
}
