import type { Meeting } from '@passerby/client';
import type { Ref } from 'preact';
import { words } from '../../words/words.ts';
import { useApp } from '../app-context.ts';
import { DeviceToggle } from '../devices/device-toggle.tsx';
import { Icon } from '../icon.tsx';

interface DockProps {
  readonly meeting: Exclude<Meeting, { phase: 'none' | 'ended' }>;
  readonly chat: { readonly open: boolean; readonly unread: number };
  readonly chatButton: Ref<HTMLButtonElement>;
  readonly onChat: () => void;
}

/** Everything one can do in the room, in reach of a thumb. Next stands in the middle. */
export function Dock({ meeting, chat, chatButton, onChat }: DockProps) {
  const app = useApp();
  const { camera, microphone } = app.devices.value;
  const { mode } = meeting.wish;
  const searching = meeting.phase === 'searching';
  return (
    <section class="dock" aria-label={words.call.controls}>
      {mode !== 'text' && (
        <DeviceToggle
          device="microphone"
          state={microphone}
          onToggle={() => void app.own.toggleMicrophone()}
        />
      )}
      {mode === 'video' && (
        <DeviceToggle device="camera" state={camera} onToggle={() => void app.own.toggleCamera()} />
      )}
      {searching ? (
        <button type="button" class="cancel" onClick={() => app.passerby.end()}>
          {words.searching.cancel}
        </button>
      ) : (
        <button type="button" class="go next" onClick={() => app.passerby.next()}>
          {words.call.next}
          <Icon name="next" />
        </button>
      )}
      {meeting.phase === 'talking' && mode !== 'text' && (
        <button
          ref={chatButton}
          type="button"
          class="control"
          aria-label={chat.unread > 0 ? words.call.unread(chat.unread) : words.call.chat}
          aria-expanded={chat.open}
          data-unread={chat.unread > 0}
          onClick={onChat}
        >
          <Icon name="chat" />
          <span>{words.call.chat}</span>
        </button>
      )}
      {!searching && (
        <button type="button" class="control end" onClick={() => app.passerby.end()}>
          <Icon name="end" />
          <span>{words.call.end}</span>
        </button>
      )}
    </section>
  );
}
