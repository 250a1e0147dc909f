import type { Said } from '@passerby/client';
import { chatWords } from '../../words/later-words.ts';

interface LatestMessageProps {
  readonly said: Said | undefined;
  readonly onOpen: () => void;
}

/**
 * With the chat closed: the newest message over the picture, and the way to the rest. Always there, so that it
 * is read out.
 */
export function LatestMessage({ said, onOpen }: LatestMessageProps) {
  return (
    <div class="latest" role="status">
      {said && (
        <button type="button" onClick={onOpen}>
          <span class="hidden">{chatWords.stranger}: </span>
          <span dir="auto">{said.text}</span>
        </button>
      )}
    </div>
  );
}
