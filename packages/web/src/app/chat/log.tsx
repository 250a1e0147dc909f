import type { Said } from '@passerby/client';
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { chatWords } from '../../words/later-words.ts';
import { RoomIcon } from '../room-icon.tsx';
import { isOnlyEmoji } from './only-emoji.ts';

interface LogProps {
  readonly conversation: readonly Said[];
  readonly typing: boolean;
  readonly over: boolean;
}

/** Nearer to the end than this, a new message scrolls into view by itself. */
const nearPixels = 80;

export function Log({ conversation, typing, over }: LogProps) {
  const box = useRef<HTMLDivElement>(null);
  const atEnd = useSignal(true);
  const toEnd = () => {
    if (box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  };
  const newest = conversation.at(-1);
  useLayoutEffect(() => {
    if (atEnd.value || newest?.from === 'you') toEnd();
  }, [newest?.key]);
  useEffect(() => {
    // A keyboard that opens takes from the height: the newest message stays in view.
    if (box.current === null) return;
    const watch = new ResizeObserver(() => atEnd.value && toEnd());
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return (
    <div class="log-frame">
      <div
        ref={box}
        class="log"
        role="log"
        aria-label={chatWords.log}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: only so can it be scrolled by key in Safari
        tabIndex={0}
        onScroll={({ currentTarget: log }) => {
          atEnd.value = log.scrollHeight - log.scrollTop - log.clientHeight < nearPixels;
        }}
      >
        {conversation.length === 0 && !over && <p class="log-note">{chatWords.empty}</p>}
        {conversation.map((said) => (
          <Message key={said.key} said={said} />
        ))}
        {over && conversation.length > 0 && <p class="log-note">{chatWords.over}</p>}
      </div>
      {!atEnd.value && (
        <button type="button" class="to-newest" onClick={toEnd}>
          {chatWords.toNewest}
          <RoomIcon name="down" />
        </button>
      )}
      <p class="typing" role="status">
        {typing && (
          <>
            <span class="dots" aria-hidden="true">
              <i />
              <i />
              <i />
            </span>
            {chatWords.typing}
          </>
        )}
      </p>
    </div>
  );
}

/** Text and nothing else: no markup, no links, whatever stands in it. */
function Message({ said }: { said: Said }) {
  return (
    <p class="message" data-from={said.from} data-only-emoji={isOnlyEmoji(said.text)}>
      <span class="hidden">{said.from === 'you' ? chatWords.you : chatWords.stranger}: </span>
      <span class="message-text" dir="auto">
        {said.text}
      </span>
    </p>
  );
}
