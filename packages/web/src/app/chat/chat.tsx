import type { Meeting } from '@passerby/client';
import type { Ref } from 'preact';
import { chatWords } from '../../words/later-words.ts';
import { RoomIcon } from '../room-icon.tsx';
import { Composer } from './composer.tsx';
import { Log } from './log.tsx';

interface ChatProps {
  readonly meeting: Extract<Meeting, { phase: 'talking' | 'ended' }>;
  readonly draft: { value: string };
  readonly box: Ref<HTMLTextAreaElement>;
  readonly onClose: () => void;
}

/** Beside the picture where there is room, a sheet below it on a phone. */
export function Chat({ meeting, draft, box, onClose }: ChatProps) {
  const talking = meeting.phase === 'talking';
  return (
    <section class="chat" aria-label={chatWords.region}>
      <header class="chat-head">
        <h2>{chatWords.region}</h2>
        <button type="button" class="round" aria-label={chatWords.close} onClick={onClose}>
          <RoomIcon name="down" />
        </button>
      </header>
      <Log
        conversation={meeting.conversation}
        typing={talking && meeting.partner.typing}
        over={!talking}
      />
      {talking && <Composer draft={draft} box={box} />}
    </section>
  );
}
