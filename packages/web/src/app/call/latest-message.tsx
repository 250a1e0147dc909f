import type { Said } from '@passerby/client';
import { chatWords } from '../../words/later-words.ts';

/** With the chat closed: the newest message over the picture, and the way to the rest. */
export function LatestMessage({ said, onOpen }: { said: Said; onOpen(): void }) {
  return (
    <div class="latest" role="status">
      <button type="button" onClick={onOpen}>
        <span class="hidden">{chatWords.stranger}: </span>
        <span dir="auto">{said.text}</span>
      </button>
    </div>
  );
}
